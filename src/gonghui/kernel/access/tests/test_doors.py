"""Every page stands behind a door; what a door refuses looks as if it were not there."""

import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory
from django.urls import get_resolver

from gonghui.kernel.access import doors, second_factor
from gonghui.kernel.access.models import Position

from .cast import PASSWORD, account
from .signing_in import prove, sign_in

DOORS = {
    "/open/": "open_to_all",
    "/mine/": "signed_in",
    "/work/": "officers_only",
    "/work/journal/": "requires:journal.read",
    "/work/reveal/": "requires:people.reveal",
}
ROLES = ("stranger", "member", "steward", "editor", "officer", "chair", "upper", "auditor", "administrator")
MAY = {
    "/open/": set(ROLES),
    "/mine/": set(ROLES) - {"stranger"},
    "/work/": set(ROLES) - {"stranger", "member"},
    "/work/journal/": {"auditor"},
    "/work/reveal/": {"officer", "chair", "upper"},
}


def as_(who, role) -> Client:
    client = Client()
    if role != "stranger":
        number = f"138{ROLES.index(role):08}"
        sign_in(client, account(getattr(who, role), number))
    return client


@pytest.mark.parametrize("role", ROLES)
def test_who_may_enter_where(who, role):
    client = as_(who, role)
    for page, may in MAY.items():
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            status = client.generic(method, page).status_code
            refused = 302 if role == "stranger" else 404
            assert status == (200 if role in may else refused), (role, method, page)


def test_what_is_refused_answers_like_what_does_not_exist(who):
    client = as_(who, "officer")
    refused, absent = client.get("/work/journal/"), client.get("/work/nothing-here/")
    assert (refused.status_code, refused.content) == (absent.status_code, absent.content)


def test_every_address_of_this_room_names_its_door():
    for pattern in get_resolver("gonghui.kernel.access.urls").url_patterns:
        for leaf in getattr(pattern, "url_patterns", [pattern]):
            assert leaf.callback.door in ("open_to_all", "signed_in"), leaf


def test_a_view_without_a_door_answers_nobody(who):
    for client in (Client(), as_(who, "administrator")):
        with pytest.raises(ImproperlyConfigured, match="answer stands behind no door"):
            client.get("/doorless/")


@pytest.mark.parametrize(("page", "door"), DOORS.items())
def test_a_door_is_written_on_its_view(page, door):
    assert get_resolver().resolve(page).func.door == door


def test_a_number_that_cannot_be_guessed_is_still_no_permission(who):
    client = as_(who, "officer")
    own, foreign = (Position.objects.get(person=person) for person in (who.officer, who.upper))
    assert client.get(f"/positions/{own.uid}/").status_code == 200
    answers = [client.get(f"/positions/{uid}/") for uid in (foreign.uid, uuid.uuid4(), "x")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_fragment_moves_the_whole_page_to_sign_in(db):
    fragment = {"HX-Request": "true", "HX-Current-URL": "http://testserver/mine/?page=2"}
    answer = Client().get("/mine/part/", headers=fragment)
    assert answer.status_code == 404
    answer = Client().get("/mine/", headers=fragment)
    assert answer.headers["HX-Redirect"] == "/account/sign-in/?next=%2Fmine%2F%3Fpage%3D2"


@pytest.mark.parametrize(
    ("source", "back"),
    [
        ("http://testserver/mine/?a=1", "%2Fmine%2F%3Fa%3D1"),
        ("http://evil.example/mine/", "%2F"),
        ("http://testserver//evil.example/", "%2Fevil.example%2F"),
        ("", "%2F"),
    ],
)
def test_after_something_sent_the_way_back_is_the_page_it_stood_on(db, source, back):
    answer = Client().post("/mine/", headers={"Referer": source})
    assert answer.headers["Location"] == f"/account/sign-in/?next={back}"


def test_a_path_that_looks_like_a_host_is_no_way_out(db):
    for path in ("//evil.example/", "/\\evil.example/"):
        answer = doors.to_sign_in(RequestFactory().get("/", PATH_INFO=path))
        back = parse_qs(urlsplit(answer.headers["Location"]).query)["next"][0]
        assert back[0] == "/" and back[1] not in "/\\", path


@pytest.mark.parametrize(("seconds", "asks"), [(10, False), (299, False), (301, True)])
def test_what_weighs_asks_again_after_five_minutes(who, seconds, asks):
    client = as_(who, "chair")
    prove(client, who.chair.account, seconds_ago=seconds)
    answer = client.post("/work/weighty/", {"what": "appoint"})
    if asks:
        assert answer.headers["Location"] == "/account/confirm/second-factor/?next=%2Fwork%2Fweighty%2F"
    else:
        assert answer.content == b"done:POST:appoint"


def test_after_confirming_what_was_sent_is_done(who):
    client = as_(who, "chair")
    prove(client, who.chair.account, seconds_ago=600)
    place = client.post("/work/weighty/", {"what": "appoint"}).headers["Location"]
    assert client.post(place, {"code": "000000"}).status_code == 200
    key = client.session.session_key
    answer = client.post(place, {"code": second_factor.current_code(who.chair.account)})
    assert answer.content == b"done:POST:appoint"
    assert client.session.session_key != key, "who proved more holds a new key"


def test_confirming_by_password_counts_as_well(who):
    client = as_(who, "chair")
    prove(client, who.chair.account, seconds_ago=600)
    client.post("/work/weighty/", {"what": "appoint"})
    page = client.get("/account/confirm/?next=/work/weighty/").content.decode()
    assert "用动态口令" in page
    assert (
        "密码不对" in client.post("/account/confirm/?next=/work/weighty/", {"password": "x"}).content.decode()
    )
    answer = client.post("/account/confirm/?next=/work/weighty/", {"password": PASSWORD})
    assert answer.content == b"done:POST:appoint"


def test_a_fragment_that_weighs_moves_the_whole_page(who):
    client = as_(who, "chair")
    prove(client, who.chair.account, seconds_ago=600)
    answer = client.post("/work/weighty/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/account/confirm/second-factor/")


@pytest.mark.parametrize(
    "page", ["/account/sign-in/", "/account/sign-out/", "/account/safety/devices/", "/mine/"]
)
@pytest.mark.parametrize("origin", [None, "https://evil.example"])
def test_nothing_is_taken_without_our_own_token(who, page, origin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(account(who.member, "13800001111"))
    headers = {"Origin": origin} if origin else {}
    assert client.post(page, headers=headers).status_code == 403
    trusting = Client()
    trusting.force_login(who.member.account)
    assert trusting.post(page).status_code != 403, "the twin: without the check it is taken"
