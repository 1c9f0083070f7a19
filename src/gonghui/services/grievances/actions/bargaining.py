"""Collective bargaining step by step: each begins the clock of the next, and no step is taken out of turn."""

import datetime

from django.db import transaction

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases.numbers import next_number
from gonghui.kernel.organizations.models import Organization

from ..models import Bargaining, BargainingStep
from ..queries import rights
from ..refusals_rights import (
    ContractUpsideDown,
    NotItsTurn,
    RenewedAlready,
    ReviewOver,
    VoteDoesNotAddUp,
)
from ..rules import clocks
from .writing_down import check_past, today_of, write_down

PREFIX = "XS"
STEP = BargainingStep.Kind
WAGES = Bargaining.Kind.WAGES


@transaction.atomic
def offer(
    kind: str,
    title: str,
    *,
    organization: Organization,
    offered_by: str,
    on: datetime.date,
    by: Actor,
    at: datetime.datetime,
    renews: Bargaining | None = None,
) -> Bargaining:
    """One side offers to bargain; the other has to answer in writing. Raises DayToCome, RenewedAlready."""
    check_past(on, at)
    if renews is not None:
        renews = _locked(renews)
        if renews.renewed_by is not None:
            raise RenewedAlready(number=renews.renewed_by.number)
    round_ = Bargaining.objects.create(
        organization=organization,
        number=next_number(PREFIX, at),
        kind=kind,
        title=title.strip(),
        offered_by=offered_by,
        offered_on=on,
        reply_due_on=clocks.last_day(clocks.REPLY, on, organization.region),
    )
    if renews is not None:
        renews.renewed_by = round_
        renews.save(update_fields=["renewed_by"])
    return _kept(round_, STEP.OFFERED, on, "", by, at)


@transaction.atomic
def reply(
    round_: Bargaining, *, agrees: bool, on: datetime.date, words: str, by: Actor, at: datetime.datetime
) -> Bargaining:
    """The other side answered; a refusal ends the round. Raises NotItsTurn, DayToCome, BeforeItBegan."""
    round_ = _in_turn(round_, STEP.REPLIED)
    check_past(on, at, not_before=round_.offered_on)
    round_.replied_on, round_.agreed_to_talk = on, agrees
    round_.closed_on = None if agrees else on
    return _kept(round_, STEP.REPLIED, on, words, by, at)


@transaction.atomic
def vote(
    round_: Bargaining,
    *,
    representatives: int,
    present: int,
    in_favour: int,
    on: datetime.date,
    by: Actor,
    at: datetime.datetime,
) -> Bargaining:
    """The workers' congress on the draft; repeated until it passes. Raises NotItsTurn, VoteDoesNotAddUp."""
    round_ = _in_turn(round_, STEP.VOTED)
    check_past(on, at, not_before=round_.replied_on)
    if not (0 <= in_favour <= present <= representatives and representatives > 0):
        raise VoteDoesNotAddUp
    round_.voted_on, round_.representatives = on, representatives
    round_.present, round_.in_favour = present, in_favour
    return _kept(round_, STEP.VOTED, on, f"{in_favour}/{present}/{representatives}", by, at)


@transaction.atomic
def sign(
    round_: Bargaining,
    *,
    on: datetime.date,
    valid_from: datetime.date,
    valid_to: datetime.date,
    by: Actor,
    at: datetime.datetime,
) -> Bargaining:
    """Both sides signed what the congress passed; it is to be filed. Raises NotItsTurn, ContractUpsideDown.

    After an objection the mended contract is signed once more, and filed anew.
    """
    round_ = _in_turn(round_, STEP.SIGNED)
    check_past(on, at, not_before=round_.objected_on or round_.voted_on)
    if valid_to <= valid_from:
        raise ContractUpsideDown
    clock = clocks.WAGE_FILING if round_.kind == WAGES else clocks.FILING
    round_.signed_on, round_.valid_from, round_.valid_to = on, valid_from, valid_to
    round_.file_due_on = clocks.last_day(clock, on, round_.organization.region)
    round_.filed_on = round_.objections_until = round_.objected_on = None
    return _kept(round_, STEP.SIGNED, on, "", by, at)


@transaction.atomic
def file(round_: Bargaining, *, on: datetime.date, by: Actor, at: datetime.datetime) -> Bargaining:
    """The labour department received it; its days to object begin. Raises NotItsTurn, BeforeItBegan."""
    round_ = _in_turn(round_, STEP.FILED)
    check_past(on, at, not_before=round_.signed_on)
    round_.filed_on = on
    round_.objections_until = clocks.last_day(clocks.OBJECTION, on, round_.organization.region)
    return _kept(round_, STEP.FILED, on, "", by, at)


@transaction.atomic
def review(
    round_: Bargaining, *, objects: bool, on: datetime.date, words: str, by: Actor, at: datetime.datetime
) -> Bargaining:
    """The department's word within its days: an objection, or none, and then it holds from that day.

    Raises NotItsTurn, DayToCome, BeforeItBegan, ReviewOver.
    """
    round_ = _in_turn(round_, STEP.CLEARED)
    check_past(on, at, not_before=round_.filed_on)
    if round_.objections_until is not None and on > round_.objections_until:
        raise ReviewOver(day=round_.objections_until.isoformat())
    if objects:
        round_.objected_on = on
        return _kept(round_, STEP.OBJECTED, on, words, by, at)
    return _hold(round_, STEP.CLEARED, on, words, by, at)


@transaction.atomic
def publish(
    round_: Bargaining, *, on: datetime.date, words: str, by: Actor, at: datetime.datetime
) -> Bargaining:
    """All workers were told of it. Raises NotItsTurn, DayToCome, BeforeItBegan."""
    round_ = _in_turn(round_, STEP.PUBLISHED)
    check_past(on, at, not_before=round_.in_force_on)
    round_.published_on = on
    return _kept(round_, STEP.PUBLISHED, on, words, by, at)


@transaction.atomic
def put_in_force_due(*, at: datetime.datetime) -> int:
    """What was filed and not objected to within the days of the law holds. Gives how many."""
    waiting = rights.open_bargainings().filter(
        filed_on__isnull=False, objected_on=None, in_force_on=None, objections_until__lt=today_of(at)
    )
    rounds = [_locked(each) for each in waiting]
    for each in rounds:
        assert each.objections_until is not None
        _hold(each, STEP.IN_FORCE, each.objections_until + clocks.DAY, "", SYSTEM, at)
    return len(rounds)


def is_passed(round_: Bargaining) -> bool:
    """Whether the congress passed the draft."""
    votes = round_.representatives or 0, round_.present or 0, round_.in_favour or 0
    return bool(votes[0]) and clocks.passes_vote(*votes)


def turn(round_: Bargaining) -> str:
    """The kind of the step that comes next; "" when nothing is to come but renewal."""
    if round_.closed_on is not None:
        return ""
    waiting = (
        (STEP.REPLIED, round_.replied_on),
        (STEP.VOTED, is_passed(round_)),
        (STEP.SIGNED, round_.signed_on and not round_.objected_on),
        (STEP.FILED, round_.filed_on),
        (STEP.CLEARED, round_.in_force_on),
        (STEP.PUBLISHED, round_.published_on),
    )
    return next((kind for kind, is_done in waiting if not is_done), "")


def _hold(
    round_: Bargaining, kind: str, on: datetime.date, words: str, by: Actor, at: datetime.datetime
) -> Bargaining:
    region = round_.organization.region
    clock = clocks.WAGE_PUBLISHING if round_.kind == WAGES else clocks.PUBLISHING
    round_.in_force_on, round_.publish_due_on = on, clocks.last_day(clock, on, region)
    ahead = clocks.length(clocks.RENEWAL, on=on, region=region) * clocks.DAY
    round_.renew_from = round_.valid_to - ahead if round_.valid_to else None
    return _kept(round_, kind, on, words, by, at)


def _in_turn(round_: Bargaining, kind: str) -> Bargaining:
    round_ = _locked(round_)
    if kind != turn(round_):
        raise NotItsTurn
    return round_


def _kept(
    round_: Bargaining, kind: str, on: datetime.date, words: str, by: Actor, at: datetime.datetime
) -> Bargaining:
    round_.save()
    step = {"on": on, "words": words.strip()[:400], "by_person_id": by.person_id, "recorded_at": at}
    BargainingStep.objects.create(bargaining=round_, kind=kind, **step)
    write_down(f"grievances.bargaining.{kind}", round_, by, at, on=on.isoformat())
    return round_


def _locked(round_: Bargaining) -> Bargaining:
    found = Bargaining.objects.select_for_update(of=("self",)).select_related("organization", "renewed_by")
    return found.get(pk=round_.pk)
