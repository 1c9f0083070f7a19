"""What a member says of their own benefits: which one, how it was, not wanted, wanted after all."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.text import tidy
from gonghui.ui import formats

from ..models import Entitlement, Waiver
from ..queries import entitlements, own
from ..refusals_member import NotOffered, NotThereYet, TooLateToChoose, TooLateToTakeBack
from . import settling

THIS, PROGRAM, COVERAGE = "this", "program", "coverage"


@transaction.atomic
def choose(entitlement: Entitlement, choice: str, *, by: Actor, at: datetime) -> Entitlement:
    """Choose one of the things offered; it may be changed until the day before. Raises NotOffered,
    TooLateToChoose.
    """
    options = entitlement.program.options
    if choice not in options:
        raise NotOffered(choice=choice[:40])
    journal.hold(entitlement.path)
    still = {"state": Entitlement.State.OPEN, "on__gt": timezone.localdate(at)}
    if not Entitlement.objects.filter(pk=entitlement.pk, **still).update(choice=choice):
        prepared = entitlements.now(entitlement).choice or options[0]
        raise TooLateToChoose(day=formats.day(entitlement.on), choice=prepared)
    fresh = entitlements.now(entitlement)
    settling.record("benefits.choose", fresh, by=by, at=at)
    return fresh


@transaction.atomic
def rate(entitlement: Entitlement, rating: int, *, words: str = "", by: Actor, at: datetime) -> Entitlement:
    """How it was, from 1 to 5, and a word; said again, the later holds. Raises NotThereYet."""
    journal.hold(entitlement.path)
    told = {"rating": rating, "rating_words": tidy(words)[:200]}
    if not Entitlement.objects.filter(pk=entitlement.pk, state=Entitlement.State.REACHED).update(**told):
        raise NotThereYet
    fresh = entitlements.now(entitlement)
    settling.record("benefits.rate", fresh, by=by, at=at)
    return fresh


@transaction.atomic
def decline(entitlement: Entitlement, scope: str, *, words: str = "", by: Actor, at: datetime) -> None:
    """Not wanted: this one, the whole program from now on, or its whole coverage. Raises AlreadySettled."""
    if scope == THIS:
        settling.decline(entitlement, by=by, at=at, words=tidy(words))
        return
    journal.hold(entitlement.path)
    program = entitlement.program
    what = program.code if scope == PROGRAM else program.coverage
    told = {"words": tidy(words)[:200], "said_at": at}
    waiver, _made = Waiver.objects.get_or_create(
        person=entitlement.person, what=what, taken_back_at=None, defaults=told
    )
    _record("benefits.waive", waiver, entitlement.path, by, at)
    for each in own.covered(waiver, Entitlement.State.OPEN):
        settling.decline(each, by=by, at=at, words=tidy(words))


@transaction.atomic
def want_again(entitlement: Entitlement, *, by: Actor, at: datetime) -> Entitlement:
    """One that was declined is wanted after all. Raises TooLateToTakeBack, NotSettled."""
    if entitlement.until < timezone.localdate(at) or entitlement.occasion.closed_at:
        raise TooLateToTakeBack(day=formats.day(entitlement.until))
    return settling.reopen(entitlement, by=by, at=at, words=_("本人又需要了"))


@transaction.atomic
def take_back(waiver: Waiver, *, by: Actor, at: datetime) -> int:
    """A waiver no longer holds; what it had declined and can still come is open again. Returns how many."""
    if not Waiver.objects.filter(pk=waiver.pk, taken_back_at=None).update(taken_back_at=at):
        return 0
    place = own.place_of(waiver.person)
    _record("benefits.want", waiver, place.path if place else "", by, at)
    still = {"until__gte": timezone.localdate(at), "settled_at__gte": waiver.said_at}
    rows = own.covered(waiver, Entitlement.State.DECLINED).filter(occasion__closed_at=None, **still)
    for each in (again := list(rows)):
        settling.reopen(each, by=by, at=at, words=_("本人又需要了"))
    return len(again)


def _record(deed: str, waiver: Waiver, path: str, by: Actor, at: datetime) -> None:
    journal.record(deed, by=by, at=at, subject=waiver, about_person_id=waiver.person_id, path=path)
