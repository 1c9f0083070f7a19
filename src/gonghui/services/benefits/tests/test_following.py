"""Between the first list and the day, people leave and move: the list follows the roster until the day."""

import datetime
from types import SimpleNamespace

import pytest

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.organizations.tests.cast import small_region
from gonghui.services.benefits.actions import coupons, following, handing, running
from gonghui.services.benefits.actions.handing import Given
from gonghui.services.benefits.models import Entitlement
from gonghui.services.benefits.reasons import Proof
from gonghui.services.membership.models import Membership

from .making import member, moment, program
from .test_running import FESTIVAL, MID_AUTUMN, OPENS

DAY = datetime.timedelta(days=1)
LATER = OPENS + 3 * DAY


@pytest.fixture
def unions(db):
    made = small_region()
    given = SimpleNamespace(county=made["C1"], plant=made["B1"], branch=made["B1F"], other=made["B3"])
    program(given.county, **FESTIVAL)
    return given


def run(on: datetime.date) -> None:
    assert running.run(on, by=SYSTEM, at=moment(on)).failed == 0


def leaves(person, on: datetime.date) -> None:
    Membership.objects.filter(person=person).update(state="ended", ended_on=on)


def moves(person, union) -> None:
    Membership.objects.filter(person=person).update(organization=union, path=union.path)


def places() -> dict[int, int]:
    return dict(Entitlement.objects.values_list("person", "organization"))


def test_whoever_left_before_the_day_is_due_nothing_and_the_journal_says_how_many(unions):
    stays, goes = member(unions.plant), member(unions.plant)
    run(OPENS)
    leaves(goes, OPENS + DAY)
    run(LATER)
    assert places() == {stays.pk: unions.plant.pk}
    assert Entry.objects.get(deed="benefits.follow").body == {"left": 1, "moved": 0}
    run(LATER + DAY)
    assert Entry.objects.filter(deed="benefits.follow").count() == 1


def test_whoever_moved_is_due_it_where_they_went(unions):
    who = member(unions.plant)
    run(OPENS)
    moves(who, unions.branch)
    run(LATER)
    row = Entitlement.objects.get()
    assert (row.organization_id, row.path) == (unions.branch.pk, unions.branch.path)


def test_whoever_moved_out_of_the_program_is_due_nothing_of_it(unions):
    who = member(unions.plant)
    run(OPENS)
    moves(who, unions.other)
    run(LATER)
    assert places() == {}


def test_from_the_day_on_the_list_stands(unions):
    who = member(unions.plant)
    run(OPENS)
    leaves(who, MID_AUTUMN - DAY)
    run(MID_AUTUMN)
    assert places() == {who.pk: unions.plant.pk}


def test_what_was_handed_over_or_has_a_coupon_stays(unions):
    had, held, undone = (member(unions.plant) for _each in range(3))
    run(OPENS)
    by, at = Actor(None, "周岩"), moment(OPENS)
    rows = {row.person_id: row for row in Entitlement.objects.all()}
    handing.hand_out(rows[had.pk], Given("desk", Proof.PAPER), by=by, at=at)
    taken_back = handing.hand_out(rows[undone.pk], Given("desk", Proof.PAPER), by=by, at=at)
    handing.undo(taken_back, by=by, at=at, reason="登记错了人")
    of_one = Entitlement.objects.filter(pk=rows[held.pk].pk)
    told = {"goods": "月饼", "shop": "职工服务社", "valid_until": MID_AUTUMN}
    coupons.issue(rows[held.pk].occasion, of_one, **told, by=by, at=at)
    for who in (had, held, undone):
        leaves(who, OPENS + DAY)
    run(LATER)
    assert set(places()) == {had.pk, held.pk, undone.pk}


def test_twin_without_following_the_one_who_left_would_be_missed(unions, monkeypatch):
    who = member(unions.plant)
    run(OPENS)
    leaves(who, OPENS + DAY)
    monkeypatch.setattr(following, "follow", lambda *_given, **_more: (0, 0))
    run(LATER)
    assert places() == {who.pk: unions.plant.pk}
