"""Collective bargaining: every step in its turn, each with the day the law sets for the next."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.services.grievances.actions import bargaining, reminding_rights
from gonghui.services.grievances.models import Bargaining
from gonghui.services.grievances.queries import rights
from gonghui.services.grievances.refusals_rights import (
    BeforeItBegan,
    ContractUpsideDown,
    DayToCome,
    NotItsTurn,
    RenewedAlready,
    ReviewOver,
    VoteDoesNotAddUp,
)

from .cast_rights import AT, DAY, gather, moment

OFFERED = datetime.date(2026, 3, 2)
SIGNED = datetime.date(2026, 4, 1)
FROM, TO = datetime.date(2026, 5, 1), datetime.date(2027, 4, 30)


@pytest.fixture
def cast(db):
    with time_machine.travel(AT, tick=False):
        yield gather()


def by(cast, at=AT):
    return {"by": cast.officers["officer"], "at": at}


def offered(cast, kind="wages", **more):
    told = {"organization": cast.plant, "offered_by": "union", "on": OFFERED, **more}
    return bargaining.offer(kind, "2026 年工资专项集体合同", **told, **by(cast))


def voted(cast, kind="wages", in_favour=46):
    round_ = bargaining.reply(offered(cast, kind), agrees=True, on=OFFERED + DAY, words="", **by(cast))
    votes = {"representatives": 90, "present": 60, "in_favour": in_favour}
    return bargaining.vote(round_, **votes, on=OFFERED + 20 * DAY, **by(cast))


def signed(cast, kind="wages", on=SIGNED):
    return bargaining.sign(voted(cast, kind), on=on, valid_from=FROM, valid_to=TO, **by(cast))


def filed(cast, kind="wages", on=SIGNED + DAY):
    return bargaining.file(signed(cast, kind), on=on, **by(cast))


def test_an_offer_is_answered_in_writing_within_twenty_days(cast):
    round_ = offered(cast)
    assert round_.reply_due_on == datetime.date(2026, 3, 23), "day 20 is a Sunday"
    assert bargaining.turn(round_) == "replied"


@pytest.mark.parametrize(
    ("kind", "file_due_on", "publish_due_on"),
    [
        ("wages", datetime.date(2026, 3, 23), datetime.date(2026, 4, 20)),
        ("whole", datetime.date(2026, 3, 26), datetime.date(2026, 4, 23)),
        ("other", datetime.date(2026, 3, 26), datetime.date(2026, 4, 23)),
    ],
)
def test_wages_are_filed_and_published_sooner_than_other_contracts(cast, kind, file_due_on, publish_due_on):
    """Signed on 16 March: 7 or 10 days; cleared on 13 April: 5 (a Saturday, so Monday the 20th) or 10."""
    round_ = bargaining.reply(offered(cast, kind), agrees=True, on=OFFERED, words="", **by(cast))
    votes = {"representatives": 90, "present": 60, "in_favour": 46}
    round_ = bargaining.vote(round_, **votes, on=OFFERED + DAY, **by(cast))
    on, cleared = datetime.date(2026, 3, 16), datetime.date(2026, 4, 13)
    round_ = bargaining.sign(round_, on=on, valid_from=FROM, valid_to=TO, **by(cast))
    assert round_.file_due_on == file_due_on
    round_ = bargaining.file(round_, on=datetime.date(2026, 4, 3), **by(cast))
    round_ = bargaining.review(round_, objects=False, on=cleared, words="", **by(cast))
    assert round_.publish_due_on == publish_due_on


def test_what_nobody_objected_to_holds_on_the_day_after_the_last_day_and_not_before(cast):
    round_ = filed(cast, on=datetime.date(2026, 4, 2))
    until = round_.objections_until
    assert until == datetime.date(2026, 4, 17)
    assert bargaining.put_in_force_due(at=moment(until, 23)) == 0
    assert bargaining.put_in_force_due(at=moment(until + DAY, 0)) == 1
    round_.refresh_from_db()
    assert (round_.in_force_on, bargaining.turn(round_)) == (until + DAY, "published")
    assert round_.renew_from == TO - 60 * DAY
    assert bargaining.put_in_force_due(at=moment(until + 2 * DAY)) == 0


def test_an_objection_on_the_last_day_counts_and_a_day_later_it_is_too_late(cast):
    round_ = filed(cast, on=datetime.date(2026, 4, 2))
    late = {"objects": True, "words": "最低工资写错了", **by(cast)}
    with pytest.raises(ReviewOver):
        bargaining.review(round_, on=round_.objections_until + DAY, **late)
    round_ = bargaining.review(round_, on=round_.objections_until, **late)
    assert bargaining.put_in_force_due(at=AT) == 0
    assert bargaining.turn(round_) == "signed"
    mended = bargaining.sign(round_, on=datetime.date(2026, 4, 20), valid_from=FROM, valid_to=TO, **by(cast))
    assert (mended.filed_on, mended.objected_on, mended.file_due_on) == (
        None,
        None,
        datetime.date(2026, 4, 27),
    )
    assert mended.steps.filter(kind="objected").exists(), "what happened stays written"


def test_twin_without_the_objection_the_same_contract_would_hold(cast):
    filed(cast, on=datetime.date(2026, 4, 2))
    assert bargaining.put_in_force_due(at=AT) == 1


def test_a_draft_that_did_not_pass_is_not_signed_and_may_be_voted_on_again(cast):
    round_ = voted(cast, in_favour=45)
    with pytest.raises(NotItsTurn):
        bargaining.sign(round_, on=SIGNED, valid_from=FROM, valid_to=TO, **by(cast))
    votes = {"representatives": 90, "present": 80, "in_favour": 70}
    again = bargaining.vote(round_, **votes, on=SIGNED, **by(cast))
    assert bargaining.turn(again) == "signed"
    with pytest.raises(BeforeItBegan):
        bargaining.sign(again, on=SIGNED - DAY, valid_from=FROM, valid_to=TO, **by(cast))
    with pytest.raises(ContractUpsideDown):
        bargaining.sign(again, on=SIGNED, valid_from=TO, valid_to=TO, **by(cast))


def test_votes_add_up_here_and_in_the_database(cast):
    round_ = bargaining.reply(offered(cast), agrees=True, on=OFFERED, words="", **by(cast))
    with pytest.raises(VoteDoesNotAddUp):
        bargaining.vote(round_, representatives=9, present=10, in_favour=1, on=OFFERED, **by(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        Bargaining.objects.filter(pk=round_.pk).update(
            voted_on=OFFERED, representatives=9, present=10, in_favour=1
        )


def test_a_refusal_to_talk_ends_the_round_and_days_to_come_are_refused(cast):
    with pytest.raises(DayToCome):
        offered(cast, on=timezone.localdate(AT) + DAY)
    round_ = bargaining.reply(offered(cast), agrees=False, on=OFFERED + DAY, words="亏损", **by(cast))
    assert (round_.closed_on, bargaining.turn(round_)) == (OFFERED + DAY, "")
    with pytest.raises(NotItsTurn):
        bargaining.vote(round_, representatives=9, present=9, in_favour=9, on=OFFERED + DAY, **by(cast))


def test_a_contract_is_renewed_once_by_a_new_round(cast):
    first = filed(cast)
    renewal = offered(cast, renews=first, on=timezone.localdate(AT))
    first.refresh_from_db()
    assert first.renewed_by == renewal
    with pytest.raises(RenewedAlready):
        offered(cast, renews=first, on=timezone.localdate(AT))


def test_officers_are_told_three_days_before_once_and_once_more_when_it_has_passed(cast):
    round_ = offered(cast, on=datetime.date(2026, 6, 24))
    due = round_.reply_due_on
    assert due == datetime.date(2026, 7, 14)
    assert reminding_rights.remind(at=moment(due - 4 * DAY)) == 0
    for late in (-3, -1, 0):
        reminding_rights.remind(at=moment(due + late * DAY))
    to = {cast.officers[who].person_id for who in ("officer", "chair")}
    assert set(Notice.objects.values_list("person", flat=True)) == to
    assert Notice.objects.count() == 2
    for late in (1, 2):
        reminding_rights.remind(at=moment(due + late * DAY))
    assert Notice.objects.count() == 4


def test_renewal_is_told_of_from_sixty_days_before_the_end(cast):
    filed(cast, on=datetime.date(2026, 4, 2))
    bargaining.put_in_force_due(at=AT)
    round_ = Bargaining.objects.get()
    round_ = bargaining.publish(round_, on=datetime.date(2026, 4, 20), words="公告栏", **by(cast))
    assert reminding_rights.remind(at=moment(TO - 61 * DAY)) == 0
    assert reminding_rights.remind(at=moment(TO - 60 * DAY)) == 2
    assert round_.renew_from == TO - 60 * DAY


def test_only_officers_of_the_union_and_above_see_a_round_and_every_step_is_in_the_journal(cast):
    round_ = signed(cast)
    for who, sees in (("officer", True), ("duty", True), ("stranger", False)):
        assert rights.bargainings(cast.officers[who]).filter(pk=round_.pk).exists() is sees
    deeds = Entry.objects.filter(deed__startswith="grievances.bargaining.")
    assert [each.deed.rpartition(".")[2] for each in deeds.order_by("pk")] == [
        "offered",
        "replied",
        "voted",
        "signed",
    ]
