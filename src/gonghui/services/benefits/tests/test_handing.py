"""Handing out: one record of each, with what proves it; brought twice it is one; undone it stays."""

import datetime
import time
import uuid

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from gonghui.kernel.journal.models import Entry
from gonghui.kernel.ledger.tests.at_once import at_once
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.once.refusals import OtherRequest
from gonghui.services.benefits import refusals_handing as refusals
from gonghui.services.benefits.actions import handing, settling
from gonghui.services.benefits.actions.handing import Given
from gonghui.services.benefits.models import Entitlement, Handout
from gonghui.services.benefits.queries import entitlements, handouts
from gonghui.services.benefits.reasons import Proof

from . import handed
from .handed import AT, DAY

State, Way = Entitlement.State, Handout.Way
ON_PAPER = Given(Way.DESK, Proof.PAPER)


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


def test_handed_out_at_the_desk_it_is_reached_and_the_person_is_told(cast, gift):
    handout = handing.hand_out(gift, ON_PAPER, by=cast.steward, at=AT)
    assert (handout.way, handout.proof, handout.at, handout.by_person_id) == (
        "desk",
        "paper",
        AT,
        cast.steward.person_id,
    )
    assert handout.path == cast.branch.path
    assert entitlements.now(gift).state == State.REACHED
    assert "登记为已经送到您手里（窗口领取）" in Notice.objects.get(person=cast.worker).body


def test_the_second_officer_is_told_who_was_first_and_writes_nothing(cast, gift):
    handing.hand_out(gift, ON_PAPER, by=cast.steward, at=AT)
    with pytest.raises(refusals.AlreadySettled, match="由雷建国登记为“已送达”"):
        handing.hand_out(gift, ON_PAPER, by=cast.officer, at=AT + DAY)
    assert Handout.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        (Given(Way.DESK), refusals.ProofMissing),
        (Given(Way.DESK, Proof.SIGNATURE), refusals.ProofMissing),
        (Given(Way.DESK, Proof.CODE, code="12"), refusals.WrongCode),
        (Given(Way.PROXY, Proof.PAPER, proxy_name="李梅"), refusals.ProxyIncomplete),
        (Given(Way.PROXY, Proof.PAPER, proxy_name="李梅", proxy_relation="01"), refusals.ProxyIncomplete),
    ],
)
def test_without_what_proves_it_nothing_is_handed_out(cast, gift, given, refused):
    with pytest.raises(refused):
        handing.hand_out(gift, given, by=cast.steward, at=AT)
    assert entitlements.now(gift).state == State.OPEN


def test_with_the_pick_up_code_in_any_writing(cast, gift):
    code = handing.pickup_code(gift)
    assert len(code) == 4 and code.isdigit()
    wide = code.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    given = Given(Way.HOME, Proof.CODE, code=f" {wide} ", place="向阳小区")
    assert handing.hand_out(gift, given, by=cast.steward, at=AT).place == "向阳小区"


def test_a_proxy_is_written_down_with_relation_and_reason(cast, gift):
    given = Given(Way.PROXY, Proof.PAPER, proxy_name="李梅", proxy_relation="01", proxy_reason="本人住院")
    handout = handing.hand_out(gift, given, by=cast.steward, at=AT)
    assert (handout.proxy_name, handout.proxy_relation, handout.proxy_reason) == ("李梅", "01", "本人住院")


def test_the_database_itself_knows_no_nameless_proxy_and_no_second_handout(cast, gift):
    handing.hand_out(gift, ON_PAPER, by=cast.steward, at=AT)
    facts = {"entitlement": gift, "organization": cast.branch, "at": AT, "recorded_at": AT}
    for wrong in ({"way": "desk"}, {"way": "proxy", "undone_at": AT}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Handout.objects.create(**facts, **wrong)


def test_nobody_hands_out_to_herself(cast):
    own = handed.due(
        type(cast.worker).objects.get(pk=cast.officer.person_id), handed.occasion(cast), cast.plant
    )
    with pytest.raises(refusals.OwnGift):
        handing.hand_out(own, ON_PAPER, by=cast.officer, at=AT)
    rows = entitlements.deliverable(cast.officer)
    assert handing.hand_out_many(rows, ON_PAPER, by=cast.officer, at=AT).done == 0
    assert handing.confirm(own, by=cast.officer, at=AT).state == State.REACHED


def test_many_are_ticked_and_who_had_theirs_is_named(cast):
    of = handed.occasion(cast)
    first, second = handed.due(cast.worker, of, cast.branch), handed.due(cast.colleague, of, cast.branch)
    handing.hand_out(second, ON_PAPER, by=cast.steward, at=AT)
    batch = handing.hand_out_many(
        entitlements.deliverable(cast.officer), Given(Way.BATCH, Proof.PAPER), by=cast.officer, at=AT
    )
    assert batch.done == 1
    assert [(name, told.by_name) for name, told in batch.already] == [("马小军", "雷建国")]
    assert handouts.standing(first).way == "batch"


def test_the_person_confirms_once_or_is_the_first_to_say_so(cast, gift):
    handing.hand_out(gift, ON_PAPER, by=cast.steward, at=AT)
    with pytest.raises(refusals.NotYours):
        handing.confirm(gift, by=cast.officer, at=AT)
    assert handing.confirm(gift, by=cast.member, at=AT + DAY).confirmed_at == AT + DAY
    assert handing.confirm(gift, by=cast.member, at=AT + 2 * DAY).confirmed_at == AT + DAY
    assert Entry.objects.filter(deed="benefits.confirm").count() == 1
    other = handed.due(cast.worker, handed.occasion(cast, handed.program(cast, "birthday")), cast.branch)
    confirmed = handing.confirm(other, by=cast.member, at=AT)
    assert (confirmed.state, handouts.standing(other).way) == (State.REACHED, "own")


def test_what_was_missed_may_still_come_late(cast, gift):
    settling.miss(gift, "away", by=cast.steward, at=AT)
    handing.hand_out(gift, ON_PAPER, by=cast.steward, at=AT + 40 * DAY)
    late = entitlements.now(gift)
    assert (late.state, late.reason) == (State.REACHED, "")


def test_a_record_is_undone_with_a_reason_and_stays(cast, gift):
    handout = handing.hand_out(gift, ON_PAPER, by=cast.steward, at=AT)
    with pytest.raises(refusals.ReasonMissing):
        handing.undo(handout, by=cast.steward, at=AT, reason=" ")
    assert handing.undo(handout, by=cast.steward, at=AT + DAY, reason="点错了人").state == State.OPEN
    with pytest.raises(refusals.UndoneAlready, match="9 月 22 日"):
        handing.undo(handout, by=cast.officer, at=AT + DAY, reason="点错了人")
    kept = Handout.objects.get()
    assert (kept.undone_at, kept.undone_reason) == (AT + DAY, "点错了人")
    assert Notice.objects.filter(person=cast.worker, kind="benefits.undone").count() == 1
    handing.hand_out(gift, ON_PAPER, by=cast.officer, at=AT + DAY)
    assert Handout.objects.count() == 2


def test_undoing_ends_with_the_days_of_the_occasion(cast, gift):
    handout = handing.hand_out(gift, ON_PAPER, by=cast.steward, at=AT)
    after = datetime.timedelta(days=(gift.until - AT.date()).days + 1)
    with pytest.raises(refusals.TooLateToUndo, match="10 月 9 日"):
        handing.undo(handout, by=cast.officer, at=AT + after, reason="点错了人")
    assert handing.undo(handout, by=cast.officer, at=AT + after - DAY, reason="点错了人").state == State.OPEN


def test_of_what_came_late_the_day_after_is_left_to_undo(cast, gift):
    late = AT + 40 * DAY
    settling.miss(gift, "away", by=cast.steward, at=AT)
    handout = handing.hand_out(gift, ON_PAPER, by=cast.steward, at=late)
    with pytest.raises(refusals.TooLateToUndo):
        handing.undo(handout, by=cast.steward, at=late + 2 * DAY, reason="点错了人")
    assert handing.undo(handout, by=cast.steward, at=late + DAY, reason="点错了人").state == State.OPEN


def test_what_the_person_confirmed_only_the_person_takes_back(cast, gift):
    handout = handing.hand_out(gift, ON_PAPER, by=cast.steward, at=AT)
    handing.confirm(gift, by=cast.member, at=AT)
    with pytest.raises(refusals.ConfirmedByOwner):
        handing.undo(handout, by=cast.steward, at=AT, reason="点错了人")
    assert handing.undo(handout, by=cast.member, at=AT, reason="拿错了，是同名的").confirmed_at is None


def test_a_person_who_says_it_did_not_come_is_heard(cast, gift):
    handout = handing.hand_out(gift, ON_PAPER, by=cast.steward, at=AT)
    assert handing.undo(handout, by=cast.member, at=AT, reason="没有收到").state == State.OPEN
    told = Notice.objects.get(person=cast.steward.person_id)
    assert "牛大力说没有收到" in told.title


def test_of_a_private_one_the_notice_does_not_say_what(cast):
    of = handed.occasion(cast, handed.program(cast, "nursing", name="哺乳期关爱", is_private=True))
    one = handed.due(cast.worker, of, private=True)
    handing.hand_out(one, ON_PAPER, by=cast.womens, at=AT)
    told = Notice.objects.get(person=cast.worker)
    assert "哺乳" not in told.title + told.body


def test_what_a_telephone_brings_twice_is_one_record(cast, gift):
    key = uuid.uuid4()
    given = Given(Way.SITE, Proof.PAPER, at=AT - DAY, device_key=key)
    first = handing.hand_out(gift, given, by=cast.steward, at=AT)
    again = handing.hand_out(gift, given, by=cast.steward, at=AT + DAY)
    assert first == again
    assert (first.at, first.recorded_at) == (AT - DAY, AT)
    handing.undo(first, by=cast.steward, at=AT, reason="点错了人")
    assert handing.hand_out(gift, given, by=cast.steward, at=AT).undone_at is not None
    assert entitlements.now(gift).state == State.OPEN
    other = handed.due(cast.colleague, gift.occasion, cast.branch)
    with pytest.raises(OtherRequest):
        handing.hand_out(other, given, by=cast.steward, at=AT)


def test_a_telephone_whose_clock_is_ahead_hands_out_nothing_tomorrow(cast, gift):
    given = Given(Way.SITE, Proof.PAPER, at=AT + 3 * DAY)
    assert handing.hand_out(gift, given, by=cast.steward, at=AT).at == AT


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_hand_it_out_once_and_one_is_told(transactional_db):
    cast = handed.gather()
    gift = handed.due(cast.worker, handed.occasion(cast), cast.branch)
    both = [cast.steward, cast.officer] * 5
    results = at_once([lambda by=by: handing.hand_out(gift, ON_PAPER, by=by, at=AT) for by in both])
    refused = [result for result in results if isinstance(result, refusals.AlreadySettled)]
    assert len(refused) == 9, results
    assert Handout.objects.count() == 1
    assert {told.by_name for told in refused} <= {"雷建国", "周岩"}


@pytest.mark.django_db(transaction=True)
def test_one_telephone_in_two_windows_brings_it_once_and_neither_is_refused(transactional_db):
    cast = handed.gather()
    gift = handed.due(cast.worker, handed.occasion(cast), cast.branch)
    given = Given(Way.SITE, Proof.PAPER, device_key=uuid.uuid4())
    results = at_once([lambda: handing.hand_out(gift, given, by=cast.steward, at=AT)] * 5)
    assert {getattr(result, "pk", result) for result in results} == {Handout.objects.get().pk}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twin_without_the_conditional_update_two_believe_they_gave_it(transactional_db, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    cast = handed.gather()
    gift = handed.due(cast.worker, handed.occasion(cast), cast.branch)

    def look_and_write(entitlement, state, *, by, at, **more):
        seen = entitlements.now(entitlement)
        if seen.state != State.OPEN:
            raise settling.already(seen)
        time.sleep(0.05)
        Entitlement.objects.filter(pk=entitlement.pk).update(state=state, settled_at=at)
        return seen

    monkeypatch.setattr(settling, "settle", look_and_write)
    monkeypatch.setattr(handing.journal, "hold", lambda path: None)
    monkeypatch.setattr(handing, "_write", lambda entitlement, given, by, at: by.name)
    monkeypatch.setattr(handing.telling, "handed_out", lambda *told, **more: None)
    both = [cast.steward, cast.officer] * 5
    results = at_once([lambda by=by: handing.hand_out(gift, ON_PAPER, by=by, at=AT) for by in both])
    assert sum(isinstance(result, str) for result in results) > 1, results
