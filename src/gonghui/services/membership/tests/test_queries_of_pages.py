"""A page asks the database a fixed number of times, however many rows it shows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.organizations import actions as tree
from gonghui.services.membership.actions import correcting
from gonghui.services.membership.workbench import places
from tests.rules.cast import gather

from . import applying

MOST = 8


@pytest.fixture
def cast(db):
    return gather()


def asked(client, address: str) -> int:
    """How often the database is asked for a page that was opened before."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def members(cast, first: int, last: int) -> None:
    for number in range(first, last):
        applying.member(cast.organizations["basic"], "张小明", number, cast.at)


def test_the_register_asks_eight_times_at_most_for_two_rows_and_for_twenty(cast):
    officer = cast.client("officer")
    members(cast, 1, 3)
    few = asked(officer, "/work/membership/")
    members(cast, 3, 21)
    assert asked(officer, "/work/membership/") == few <= MOST


def test_the_inbox_asks_eight_times_at_most_for_one_item_and_for_ten(cast):
    officer = cast.client("officer")
    members(cast, 1, 11)
    own = applying.member(cast.organizations["basic"], "赵一", 31, cast.at)
    correct(own)
    few = asked(officer, "/work/?whose=all")
    for number in range(41, 50):
        correct(applying.member(cast.organizations["basic"], "李小红", number, cast.at))
    assert asked(officer, "/work/?whose=all") == few <= MOST


def test_home_asks_eight_times_at_most_with_one_case_and_with_three(cast):
    zhang = applying.member(cast.organizations["basic"], "张三", 1, cast.at)
    account = access.open_account(zhang.person.phone, zhang.person, by=SYSTEM, at=cast.at)
    browser = sign_in(Client(), account, second=False)
    correct(zhang)
    few = asked(browser, "/")
    correct(zhang, "phone", "15400019999")
    assert asked(browser, "/") == few <= MOST


def test_a_page_behind_the_last_one_shows_the_last(cast):
    members(cast, 1, 28)
    officer = cast.client("officer")
    for senseless in ("3", "99999", "x", "-1", "0"):
        assert "张" in officer.get("/work/membership/", {"page": senseless}).content.decode()
    last = officer.get("/work/membership/", {"page": "99"}).context["page"]
    assert (last.number, len(last.object_list), last.paginator.count) == (2, 2, 27)


def test_of_a_few_unions_all_are_offered_of_many_what_is_right_below(cast, monkeypatch):
    county, basic = cast.organizations["county"], cast.organizations["basic"]
    given = {"level": "branch", "region": "", "by": SYSTEM, "at": timezone.now()}
    tree.found(code="BR-9", name="二分厂分会", parent=basic, **given)
    actor = Actor(cast.people["county"].pk, "赵海燕")
    names = {each.name for each in places.offered(actor, "membership.view")}
    assert {county.name, basic.name, "二分厂分会"} <= names
    monkeypatch.setattr(places, "OFFERED", len(names) - 1)
    few = {each.name for each in places.offered(actor, "membership.view")}
    assert {county.name, basic.name} <= few
    assert "二分厂分会" not in few
    assert "二分厂分会" in {each.name for each in places.offered(actor, "membership.view", str(basic.uid))}


def test_a_foreign_union_is_never_offered_even_when_its_number_is_written(cast):
    foreign = cast.organizations["elsewhere"]
    actor = Actor(cast.people["officer"].pk, "周岩")
    offered = places.offered(actor, "membership.view", str(foreign.uid))
    assert foreign.name not in {each.name for each in offered}


def correct(membership, field: str = "residence", wanted: str = "岚州市河东区") -> None:
    by = Actor(membership.person_id, membership.person.name)
    correcting.ask(membership, field, wanted, by=by, at=timezone.now())
