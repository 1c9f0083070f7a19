"""Every page, in every look and width, in both languages: no barrier, no sideways scroll, no complaint."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from gonghui.ui import errors

from . import barriers, starting, visiting
from .conftest import DESK, Walker

pytestmark = pytest.mark.browser

# Forms that are sent empty, so that what they say about it is seen as well: page → who.
SENT_EMPTY = {
    "会员": ("/membership/profile/correction/",),
    "工会主席": ("/work/membership/counter/", "/work/membership/verify/"),
}
# In every look and width, and by keyboard: who → pages.
LOOKED_AT_CLOSELY = {
    None: ("/", "/account/sign-in/", "/membership/join/who/"),
    "会员": ("/", "/membership/card/", "/membership/profile/about-me/"),
    "工会主席": ("/work/", "/work/membership/", "/work/membership/counter/"),
}
ERRORS = {
    400: lambda request: errors.bad_request(request),
    403: lambda request: errors.forbidden(request),
    404: lambda request: errors.not_found(request),
    413: lambda request: errors.too_large(request),
    429: lambda request: errors.too_many(request),
    500: lambda request: errors.broken(request),
    "csrf": lambda request: errors.csrf_failure(request),
}


@pytest.fixture(scope="module")
def house() -> visiting.House:
    return visiting.House()


def walk(house: visiting.House, someone: Walker, start: tuple[str, ...] = ()) -> str:
    """Visit every page that is still to be visited and open to this person; one line for each barrier."""
    found = []
    for path, page in house.pages(someone, start):
        found += barriers.of(page, path)
    for path in SENT_EMPTY.get(someone.signed_in_as, ()):
        page = someone.open(path)
        with page.expect_navigation():
            page.locator("main form[method=post] button[type=submit]").first.click()
        found += barriers.of(page, f"{path} sent empty")
    for path in LOOKED_AT_CLOSELY.get(someone.signed_in_as or None, ()):
        found += barriers.of(someone.open(path), path, every_look=True)
        found += [f"{path} by keyboard: {said}" for said in barriers.by_keyboard(someone.open(path))]
    return "\n".join(found)


def test_a_stranger_meets_no_barrier(house, walker):
    assert walk(house, *starting.stranger(walker)) == ""


def test_a_member_meets_no_barrier(house, walker):
    assert walk(house, *starting.member(walker)) == ""


def test_a_chair_meets_no_barrier(house, walker, tmp_path):
    assert walk(house, *starting.chair(walker, tmp_path)) == ""


@pytest.mark.parametrize("who", ["helped", "refused", "county", "city", "union_officer", "administrator"])
def test_nor_does_whom_work_has_led_further(house, walker, who):
    assert walk(house, *getattr(starting, who)(walker)) == ""


@pytest.mark.parametrize("kind", ["女职工委员", "审计员"])
def test_nor_does_anyone_else(house, walker, kind):
    assert walk(house, walker(viewport=DESK).sign_in(kind)) == ""


def test_every_page_of_the_house_was_visited(house):
    """The last of this file: whatever the walks before did not reach is named."""
    assert not house.missed(), "\n".join(house.missed())


def test_the_second_factor_is_asked_without_a_barrier(walker):
    officer = walker()
    officer.give_password("工会干部")
    assert "/second-factor/" in officer.page.url
    assert barriers.of(officer.page, "second factor") == []
    assert list(barriers.by_keyboard(officer.page)) == []


@pytest.mark.parametrize("path", ["/account/safety/authenticator/", "/account/safety/recovery-codes/new/"])
def test_what_asks_for_a_fresh_proof_has_no_barrier_behind_it(walker, path):
    someone = walker()
    someone.give_password("会员")
    assert barriers.of(someone.open(path), path) == []


@pytest.mark.parametrize("status", ERRORS)
def test_a_page_about_a_fault_has_no_barrier_itself(walker, status):
    request = RequestFactory().get("/work/")
    request.user = AnonymousUser()
    body = ERRORS[status](request).content.decode()
    someone = walker()
    someone.page.route("**/fault/", lambda route: route.fulfill(body=body, content_type="text/html"))
    assert barriers.of(someone.open("/fault/"), f"fault {status}") == []


@pytest.mark.parametrize(
    ("kind", "paths"),
    [
        ("", ("/", "/membership/join/", "/account/sign-in/", "/standard/", "/privacy/")),
        ("会员", ("/", "/membership/card/", "/membership/profile/", "/me/", "/messages/")),
        ("工会主席", ("/work/", "/work/membership/", "/work/membership/imports/new/", "/work/cases/")),
    ],
)
def test_english_fits_as_well(walker, kind, paths):
    someone = walker().sign_in(kind) if kind else walker()
    language(someone, "en")
    found = [said for path in paths for said in barriers.of(someone.open(path), path)]
    assert someone.page.locator("html").get_attribute("lang") == "en"
    language(someone, "zh-hans")
    assert found == []


def language(someone: Walker, wanted: str) -> None:
    """As the page 外观 does it."""
    page = someone.open("/me/" if someone.signed_in_as else "/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    sent = {"csrfmiddlewaretoken": token, "language": wanted, "next": "/"}
    someone.context.request.post(f"{someone.site.address}/ui/preferences/", form=sent)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_look_one_chooses_is_the_look_that_was_tried(walker, theme):
    """What `barriers` does on the page is what the server does."""
    someone = walker()
    page = someone.open("/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    sent = {"csrfmiddlewaretoken": token, "theme": theme, "large_text": "on", "next": "/"}
    someone.context.request.post(f"{someone.site.address}/ui/preferences/", form=sent)
    page = someone.open("/")
    medium = page.locator("link[href*=theme-dark]").get_attribute("media")
    assert medium == ("screen" if theme == "dark" else "not all")
    assert page.locator("html[data-text=large]").count() == 1


def test_a_page_with_a_barrier_would_be_found(walker):
    """The other side: a picture without words, a table too wide, a button out of reach are seen."""
    someone = walker()
    page = someone.open("/standard/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    page.evaluate("document.querySelector('main').append(document.createElement('hr'))")
    page.evaluate("document.querySelector('main').style.width = '900px'")
    found = " ".join(barriers.of(page, "/standard/"))
    assert "image-alt" in found and "wider than the screen" in found


def test_a_trap_for_the_keyboard_would_be_found(walker):
    page = walker().open("/standard/")
    page.evaluate("document.addEventListener('keydown', event => event.preventDefault(), true)")
    assert list(barriers.by_keyboard(page))


def test_a_page_that_no_walk_reached_would_be_named():
    assert "workbench:journal" in visiting.House().missed()
