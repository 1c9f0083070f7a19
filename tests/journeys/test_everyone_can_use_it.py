"""Every page in light, dark and large text, on a phone and on a desk: no barrier, no sideways scroll."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import DESK, PHONE, Walker
from .test_roster import hand_in, write_workbook

pytestmark = pytest.mark.browser

LOOKS = {
    "light": {"theme": "light", "large_text": "off"},
    "dark": {"theme": "dark", "large_text": "off"},
    "large text": {"theme": "light", "large_text": "on"},
}
STRANGER = (
    "/",
    "/services/",
    "/membership/join/",
    "/membership/join/?organization=河东纺织厂",
    "/membership/join/?organization=",
    "/membership/join/who/",
    "/membership/join/who/ and send",
    "/membership/join/work/",
    "/membership/join/work/ and send",
    "/membership/join/check/",
    "/membership/join/check/ and send",
    "/officers/",
    "/standard/",
    "/account/sign-in/",
    "/account/sign-in/ and send",
    "/account/sign-in/code/",
    "/ui/",
)
MEMBER = (
    "/",
    "/membership/card/",
    "/me/",
    "/me/looks/",
    "/membership/profile/",
    "/membership/transfer/",
    "/membership/transfer/?organization=河东",
    "/messages/",
    "/messages/ first",
    "/cases/",
    "/cases/ first",
    "/standard/",
    "/officers/",
    "/officers/JC01/",
)
OFFICER = (
    "/work/",
    "/work/?whose=all",
    "/work/cases/",
    "/work/ first",
    "/work/membership/",
    "/work/membership/ first",
    "/work/membership/imports/",
    "/work/membership/imports/new/",
    "/work/membership/imports/ first",
    "/work/organizations/",
    "/work/organizations/terms/",
    "/work/membership/counter/",
    "/work/membership/counter/ and send",
    "/work/membership/verify/",
    "/work/membership/verify/ and send",
    "/work/membership/poster/",
)
FIRST = {
    "/cases/": "main a[href^='/cases/']",
    "/messages/": "main a[href^='/messages/']",
    "/work/": ".todo__title a",
    "/work/membership/": "main table a[href*='/members/']",
    "/work/membership/imports/": "main a[href*='/imports/']:not([href$='/new/'])",
}
WIDTHS = {"phone": PHONE, "desk": DESK}


def wear(walker: Walker, look: str) -> None:
    """As the page 外观 does it: the account's own choice, or this browser's."""
    page = walker.open("/me/looks/" if walker.signed_in_as else "/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    for name, value in LOOKS[look].items():
        sent = {"csrfmiddlewaretoken": token, name: value, "next": "/"}
        walker.context.request.post(f"{walker.site.address}/ui/preferences/", form=sent)
    dark = walker.open("/").locator("link[href*=theme-dark]").get_attribute("media")
    assert (dark == "screen") == (look == "dark")
    assert walker.page.locator("html[data-text=large]").count() == (look == "large text")


def reach(walker: Walker, told: str) -> None:
    path, _, then = told.partition(" ")
    page = walker.open(path)
    if then == "first":
        page.goto(walker.site.address + page.locator(FIRST[path]).first.get_attribute("href"))
    if then == "and send":
        with page.expect_navigation():
            page.locator("main form[method=post] button[type=submit]").first.click()


def barriers(walker: Walker) -> Iterator[str]:
    """What axe finds, and what makes someone with a phone scroll sideways."""
    page = walker.page
    for found in Axe().run(page).response["violations"]:
        nodes = ", ".join(node["html"][:120] for node in found["nodes"][:2])
        yield f"{found['id']}: {nodes}"
    beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if beyond > 0:
        yield f"wider than the screen by {beyond} px"


def barriers_of(walker: Walker, paths: tuple[str, ...]) -> str:
    """One line for each: the page, the look, the width, what is wrong."""
    found = []
    for look in LOOKS:
        wear(walker, look)
        for told in paths:
            reach(walker, told)
            for width, size in WIDTHS.items():
                walker.page.set_viewport_size(size)
                found += [f"{told}, {look}, {width}: {barrier}" for barrier in barriers(walker)]
    return "\n".join(found)


def test_a_stranger_meets_no_barrier(walker):
    stranger = walker()
    stranger.open("/membership/join/JC01-1/")
    assert barriers_of(stranger, STRANGER) == ""


def ask_for_correction(member: Walker) -> None:
    page = member.open("/membership/profile/correction/")
    page.select_option("[name=field]", "residence")
    page.fill("[name=wanted]", "岚州市机电开发区演示路 8 号")
    page.click("main button[type=submit]")


def test_a_member_meets_no_barrier(walker):
    member = walker().sign_in("会员")
    ask_for_correction(member)
    walker(viewport=DESK).sign_in("工会干部").decide("信息更正", "correct", "已更正")
    assert barriers_of(member, MEMBER) == ""


def test_an_officer_meets_no_barrier(walker, tmp_path):
    officer = walker(viewport=DESK).sign_in("工会主席")
    hand_in(officer, write_workbook(tmp_path / "roster.xlsx"))
    assert barriers_of(officer, OFFICER) == ""


def test_a_page_with_a_barrier_would_be_found(walker):
    """The other side: a picture without words and a table too wide are seen."""
    stranger = walker()
    stranger.open("/standard/")
    stranger.page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    stranger.page.evaluate("document.querySelector('main').style.width = '900px'")
    found = " ".join(barriers(stranger))
    assert "image-alt" in found and "wider than the screen" in found
