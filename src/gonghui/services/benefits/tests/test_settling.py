"""What became of an entitlement is said once: the second is told when, by whom and as what."""

import time
from functools import partial

import pytest
import time_machine
from django.db import connection

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.ledger.tests.at_once import at_once
from gonghui.services.benefits.actions import settling
from gonghui.services.benefits.models import Entitlement
from gonghui.services.benefits.queries import entitlements
from gonghui.services.benefits.refusals_handing import AlreadySettled, NotSettled, ReasonMissing

from . import handed
from .handed import AT, DAY

State = Entitlement.State


@pytest.fixture(autouse=True)
def _then():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def cast(db):
    return handed.gather()


@pytest.fixture
def gift(cast):
    return handed.due(cast.worker, handed.occasion(cast), cast.branch)


def test_an_open_one_is_reached_and_the_journal_says_so(cast, gift):
    settled = settling.settle(gift, State.REACHED, by=cast.steward, at=AT)
    assert (settled.state, settled.settled_at) == (State.REACHED, AT)
    assert settled.settled_by_person_id == cast.steward.person_id
    entry = Entry.objects.get(deed="benefits.settle.reached")
    assert (entry.about_person_id, entry.organization_id) == (cast.worker.pk, cast.branch.pk)


def test_the_second_is_told_when_by_whom_and_as_what(cast, gift):
    settling.settle(gift, State.REACHED, by=cast.steward, at=AT)
    with pytest.raises(AlreadySettled) as refused:
        settling.settle(gift, State.REACHED, by=cast.officer, at=AT + DAY)
    assert (refused.value.when, refused.value.by_name) == (AT, "雷建国")
    assert str(refused.value) == (
        "这一份已于 9 月 21 日 09:30 由雷建国登记为“已送达”，不用再办。如有出入，请先看这一份的记录。"
    )
    assert Entry.objects.filter(deed="benefits.settle.reached").count() == 1


@pytest.mark.parametrize(
    ("first", "then", "allowed"),
    [
        (State.DECLINED, State.REACHED, False),
        (State.DECLINED, State.MISSED, False),
        (State.REACHED, State.DECLINED, False),
        (State.REACHED, State.MISSED, False),
        (State.MISSED, State.REACHED, True),
        (State.MISSED, State.DECLINED, True),
    ],
)
def test_what_was_missed_may_still_come_and_nothing_else_changes(cast, gift, first, then, allowed):
    settling.settle(gift, first, by=SYSTEM, at=AT, reason="not_reached")
    if allowed:
        after = settling.settle(gift, then, by=cast.steward, at=AT + DAY)
        assert (after.state, after.reason) == (then, "")
        return
    with pytest.raises(AlreadySettled) as refused:
        settling.settle(gift, then, by=cast.steward, at=AT + DAY, reason="not_reached")
    assert "由系统登记为" in str(refused.value)


def test_missed_needs_a_reason(cast, gift):
    with pytest.raises(ReasonMissing):
        settling.miss(gift, "", by=cast.steward, at=AT)
    assert settling.miss(gift, "no_contact", by=cast.steward, at=AT, words="电话停机").reason == "no_contact"


def test_declining_is_not_missing(cast, gift):
    assert settling.decline(gift, by=cast.member, at=AT, words="家里有").state == State.DECLINED


def test_what_was_said_is_taken_back_with_a_reason(cast, gift):
    with pytest.raises(NotSettled):
        settling.reopen(gift, by=cast.officer, at=AT, words="登记错人")
    settling.settle(gift, State.REACHED, by=cast.steward, at=AT)
    with pytest.raises(ReasonMissing):
        settling.reopen(gift, by=cast.officer, at=AT, words=" ")
    again = settling.reopen(gift, by=cast.officer, at=AT, words="登记错人")
    assert (again.state, again.settled_at, again.settled_by_person_id) == (State.OPEN, None, None)
    assert Entry.objects.get(deed="benefits.reopen").reason == "登记错人"
    assert settling.settle(again, State.REACHED, by=cast.officer, at=AT).state == State.REACHED


def test_of_a_private_one_the_journal_keeps_neither_reason_nor_words(cast):
    of = handed.occasion(cast, handed.program(cast, "nursing", is_private=True))
    one = handed.due(cast.worker, of, private=True)
    settling.miss(one, "no_contact", by=cast.womens, at=AT, words="产假在家")
    entry = Entry.objects.get(deed="benefits.settle.missed")
    assert (entry.reason, entry.body) == ("", {})


def test_an_officer_sees_what_is_due_in_her_scope_and_no_more(cast):
    of = handed.occasion(cast)
    here = handed.due(cast.worker, of, cast.branch)
    there = handed.due(cast.colleague, of, cast.other_branch)
    assert list(entitlements.visible(cast.steward)) == [here]
    assert list(entitlements.deliverable(cast.other_steward)) == [there]
    assert {*entitlements.visible(cast.officer)} == {here, there}
    assert {*entitlements.visible(cast.county_officer)} == {here, there}
    assert list(entitlements.deliverable(cast.county_officer)) == []
    assert list(entitlements.visible(cast.member)) == []
    with pytest.raises(Entitlement.DoesNotExist):
        entitlements.found(cast.steward, there.uid)


def test_a_private_one_is_there_for_the_womens_officer_alone(cast):
    private = _private(cast)
    for actor in (cast.steward, cast.officer, cast.chair, cast.county_officer):
        assert private not in entitlements.visible(actor)
        assert private not in entitlements.deliverable(actor)
    assert list(entitlements.visible(cast.womens)) == [private]
    assert list(entitlements.deliverable(cast.womens)) == [private]
    assert list(entitlements.of_person(cast.worker)) == [private]


def test_twin_without_the_guard_of_private_rows_the_officer_would_see_it(cast, monkeypatch):
    private = _private(cast)
    monkeypatch.setattr(entitlements, "WOMEN", entitlements.VIEW)
    assert private in entitlements.visible(cast.officer)


def _private(cast) -> Entitlement:
    handed.due(cast.colleague, handed.occasion(cast, handed.program(cast, "new-year")), cast.branch)
    of = handed.occasion(cast, handed.program(cast, "nursing", is_private=True))
    everyday = handed.due(cast.colleague, handed.occasion(cast), cast.branch)
    assert everyday in entitlements.visible(cast.officer)
    assert everyday not in entitlements.visible(cast.womens)
    return handed.due(cast.worker, of, cast.branch, private=True)


@pytest.mark.django_db(transaction=True)
def test_of_ten_at_once_one_settles_it_and_nine_are_told(transactional_db):
    cast = handed.gather()
    gift = handed.due(cast.worker, handed.occasion(cast), cast.branch)
    deed = partial(settling.settle, gift, State.REACHED, by=cast.officer, at=AT)
    results = at_once([deed] * 10)
    assert sum(isinstance(result, AlreadySettled) for result in results) == 9, results
    assert Entry.objects.filter(deed="benefits.settle.reached").count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twin_looking_first_and_writing_then_several_believe_they_did_it(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    cast = handed.gather()
    gift = handed.due(cast.worker, handed.occasion(cast), cast.branch)

    def look_and_write() -> bool:
        if entitlements.now(gift).state != State.OPEN:
            return False
        time.sleep(0.05)
        Entitlement.objects.filter(pk=gift.pk).update(state=State.REACHED, settled_at=AT)
        return True

    assert sum(map(bool, at_once([look_and_write] * 10))) > 1
