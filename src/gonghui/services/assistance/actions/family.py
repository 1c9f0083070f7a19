"""Who lives in the household, what money it has, what befell it, which papers show it."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from gonghui.kernel import crypto
from gonghui.kernel.actor import Actor
from gonghui.kernel.files import actions as files
from gonghui.kernel.files.models import Kind
from gonghui.kernel.people import identity
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import ID_PURPOSE

from .. import details
from ..models import Amount, Attachment, Hardship, Household, HouseholdMember
from ..refusals import HeadStays, MemberTwice, TooManyPapers
from .filing import finish, locked

COLUMNS = (
    "relation", "sex", "birth_year", "status", "insurance", "insurance_gap", "ill", "disabled", "in_school",
)  # fmt: skip
MOST_PAPERS = 40
YEARLY, ONCE = 12, 1
STOCK = (Amount.What.ASSET, Amount.What.SAVING)


@transaction.atomic
def keep_member(
    household: Household,
    told: dict[str, Any],
    *,
    by: Actor,
    at: datetime.datetime,
    member: HouseholdMember | None = None,
) -> HouseholdMember:
    """Add someone to the household, or change what is told of them. Raises MemberTwice.

    `told`: the columns COLUMNS and the particulars of `details.MEMBER`; empty ones are left as they are.
    """
    household = locked(household)
    member = member or HouseholdMember(household=household)
    fill_member(member, told)
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError as twice:
        raise MemberTwice from twice
    finish(household, "member", sorted(told), by=by, at=at)
    return member


@transaction.atomic
def let_go(
    member: HouseholdMember, *, on: datetime.date, by: Actor, at: datetime.datetime, reason: str = ""
) -> None:
    """Someone no longer lives here; what they earned ends with it. Raises HeadStays."""
    household = locked(member.household)
    if member.person_id == household.head_id:
        raise HeadStays
    HouseholdMember.objects.filter(pk=member.pk).update(left_on=on)
    member.amounts.filter(until=None).update(until=on)
    finish(household, "member", ["left_on"], by=by, at=at, reason=reason)


def fill_member(member: HouseholdMember, told: dict[str, Any]) -> None:
    """Put what is told into a member's columns and sealed particulars, without saving."""
    for name in COLUMNS:
        if told.get(name) not in (None, ""):
            setattr(member, name, told[name])
    number = identity.clean(told.get("id_number") or "")
    if number:
        member.id_index = crypto.blind_index(number, purpose=ID_PURPOSE).hex()
        born = identity.birth_date(number) if len(number) == 18 else None
        member.birth_year = born.year if born else member.birth_year
        member.sex = member.sex or (identity.sex(number) if len(number) == 18 else "")
    kept = {**member.particulars, **{name: told[name] for name in details.MEMBER_NAMES if told.get(name)}}
    if number:
        kept["id_number"] = number
    if kept:
        member.particulars = kept


@transaction.atomic
def set_amount(
    household: Household,
    what: str,
    kind: str,
    fen: int,
    *,
    by: Actor,
    at: datetime.datetime,
    source: str,
    months: int = YEARLY,
    since: datetime.date | None = None,
    member: HouseholdMember | None = None,
    self_paid_share: Any = None,
) -> Amount | None:
    """What comes in, goes out or is owned from a day on, in fen a month (`months` of a year) or as a stock.

    An amount of the same kind and member that is in force ends on that day. Zero only ends it.
    """
    household = locked(household)
    on = timezone.localdate(at)
    months = ONCE if what in STOCK else months
    household.amounts.filter(what=what, kind=kind, member=member, until=None).update(until=on)
    made = None
    if fen:
        made = Amount.objects.create(
            household=household,
            member=member,
            what=what,
            kind=kind,
            fen=fen,
            months=months,
            since=since or on,
            self_paid_share=self_paid_share,
            source=source,
            recorded_at=at,
        )
    finish(household, "money", [f"{what}.{kind}"], by=by, at=at)
    return made


@transaction.atomic
def record_event(
    household: Household,
    *,
    kind: str,
    on: datetime.date,
    cost: int,
    by: Actor,
    at: datetime.datetime,
    casualty: bool = False,
    words: str = "",
) -> Hardship:
    """Keep what befell the household on a day and what it cost, in fen; the words are sealed."""
    household = locked(household)
    event = Hardship(household=household, kind=kind, on=on, cost=cost, casualty=casualty, recorded_at=at)
    if words:
        event.particulars = {"words": words}
    event.save()
    finish(household, "event", [kind], by=by, at=at)
    return event


@transaction.atomic
def remove_event(event: Hardship, *, by: Actor, at: datetime.datetime, reason: str) -> None:
    """Take back an event that was recorded wrongly."""
    household = locked(event.household)
    kind = event.kind
    event.delete()
    finish(household, "event", [kind], by=by, at=at, reason=reason)


@transaction.atomic
def add_paper(
    household: Household, kind: str, upload: Any, *, by: Actor, at: datetime.datetime
) -> Attachment:
    """Keep a photographed paper: checked, its place taken out, sealed. Raises FileRefused, TooManyPapers."""
    household = locked(household)
    if household.attachments.count() >= MOST_PAPERS:
        raise TooManyPapers(most=MOST_PAPERS)
    kept = files.store(upload, kind=Kind.IMAGE, sensitive=True, by=by, at=at)
    paper = Attachment.objects.create(household=household, kind=kind, file=kept, added_at=at)
    finish(household, "paper", [kind], by=by, at=at)
    return paper


def same_person(number: str, household: Household) -> HouseholdMember | None:
    """The member of this household with exactly this identity number."""
    return household.members.filter(id_index__in=people.indexes_of(identity.clean(number))).first()
