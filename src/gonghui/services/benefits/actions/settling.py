"""The one place where an entitlement changes its state: each change is one conditional UPDATE.

Two who do it at once have one effect; the second is told when and by whom.
"""

from datetime import date, datetime

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal

from ..models import Entitlement, Occasion
from ..queries import entitlements
from ..refusals_handing import AlreadySettled, NotSettled, ReasonMissing

State = Entitlement.State
# What was missed may still be reached, late; what the person does not want is not handed out.
BEFORE: dict[str, tuple[str, ...]] = {
    State.REACHED: (State.OPEN, State.MISSED),
    State.DECLINED: (State.OPEN, State.MISSED),
    State.MISSED: (State.OPEN,),
}
SETTLING = "benefits.settle."


@transaction.atomic
def settle(
    entitlement: Entitlement, state: str, *, by: Actor, at: datetime, reason: str = "", words: str = ""
) -> Entitlement:
    """Say what became of one: reached, declined or missed (with the code of a reason).

    Raises AlreadySettled with when, by whom and as what; ReasonMissing for a missed one without a reason.
    """
    if state == State.MISSED and not reason:
        raise ReasonMissing
    journal.hold(entitlement.path)
    changes = {"reason": reason, "reason_words": words[:200], "settled_at": at}
    changed = Entitlement.objects.filter(pk=entitlement.pk, state__in=BEFORE[state]).update(
        state=state, settled_by_person_id=by.person_id, **changes
    )
    fresh = entitlements.now(entitlement)
    if not changed:
        raise already(fresh)
    record(f"{SETTLING}{state}", fresh, by=by, at=at, reason=words)
    return fresh


def decline(entitlement: Entitlement, *, by: Actor, at: datetime, words: str = "") -> Entitlement:
    """The person does not want it. Declined is not missed. Raises AlreadySettled."""
    return settle(entitlement, State.DECLINED, by=by, at=at, words=words)


def miss(entitlement: Entitlement, reason: str, *, by: Actor, at: datetime, words: str = "") -> Entitlement:
    """It did not come to the person, and why. Raises AlreadySettled, ReasonMissing."""
    return settle(entitlement, State.MISSED, by=by, at=at, reason=reason, words=words)


@transaction.atomic
def explain(
    entitlement: Entitlement, reason: str, *, by: Actor, at: datetime, words: str = ""
) -> Entitlement:
    """Say why a missed one was missed, instead of what the calendar wrote. Raises AlreadySettled."""
    if not reason:
        raise ReasonMissing
    journal.hold(entitlement.path)
    said = {"reason": reason, "reason_words": words[:200]}
    changed = Entitlement.objects.filter(pk=entitlement.pk, state=State.MISSED).update(**said)
    fresh = entitlements.now(entitlement)
    if not changed:
        raise already(fresh) if fresh.settled_at else NotSettled
    record("benefits.explain", fresh, by=by, at=at, reason=words)
    return fresh


@transaction.atomic
def miss_all(occasion: Occasion, on: date, reason: str, *, by: Actor, at: datetime) -> int:
    """Whatever of an occasion is open after its last day is missed; how many. One entry in the journal."""
    journal.hold(occasion.path)
    said = {"reason": reason, "settled_at": at, "settled_by_person_id": by.person_id}
    missed = Entitlement.objects.filter(occasion=occasion, state=State.OPEN, until__lt=on).update(
        state=State.MISSED, **said
    )
    if missed:
        journal.record(
            "benefits.close",
            by=by,
            at=at,
            subject=occasion,
            organization_id=occasion.organization_id,
            path=occasion.path,
            body={"missed": missed},
        )
    return missed


@transaction.atomic
def reopen(entitlement: Entitlement, *, by: Actor, at: datetime, words: str) -> Entitlement:
    """Take back what was said, so that it waits again. Raises NotSettled; ReasonMissing without words."""
    if not words.strip():
        raise ReasonMissing
    journal.hold(entitlement.path)
    changed = (
        Entitlement.objects.filter(pk=entitlement.pk)
        .exclude(state=State.OPEN)
        .update(
            state=State.OPEN,
            reason="",
            reason_words="",
            settled_at=None,
            settled_by_person_id=None,
            confirmed_at=None,
        )
    )
    fresh = entitlements.now(entitlement)
    if not changed:
        raise NotSettled
    record("benefits.reopen", fresh, by=by, at=at, reason=words)
    return fresh


def already(entitlement: Entitlement) -> AlreadySettled:
    """The refusal that tells who was first."""
    first = entitlements.name_of(entitlement.settled_by_person_id)
    return AlreadySettled(entitlement.settled_at, first, entitlement.state)


def record(deed: str, entitlement: Entitlement, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Into the journal; of a private one neither the code of a reason nor words."""
    private = entitlement.is_private
    journal.record(
        deed,
        by=by,
        at=at,
        subject=entitlement,
        about_person_id=entitlement.person_id,
        organization_id=entitlement.organization_id,
        path=entitlement.path,
        reason="" if private else reason,
        body={} if private else {"reason": entitlement.reason},
    )
