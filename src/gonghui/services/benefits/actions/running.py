"""Opening the dates of programs and giving everybody what is due: set by set, in the database itself.

Whatever was done before, or is being done elsewhere at the same time, is left as it is: running twice, or on
two machines at once, changes nothing.
"""

import datetime
import logging
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone, translation

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.notices.together import tell_together
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.kernel.remembered import remembering
from gonghui.kernel.sets import insert_from

from ..dates import occasions as calendar
from ..models import DailyRun, Entitlement, Occasion, Program
from ..queries import due, occasions, programs
from ..queries.occasions import Planned
from . import following

COMING, COMING_PRIVATE = "benefits.coming", "benefits.coming_private"
DAY = datetime.timedelta(days=1)
LANGUAGE = "zh-hans"
MINE = "/benefits/"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ran:
    """What a run came to: occasions opened, entitlements made (declined ones among them), people told.

    `failed`: programs whose audience cannot be asked any more; the log names them, the others have run.
    """

    occasions: int = 0
    entitlements: int = 0
    declined: int = 0
    told: int = 0
    failed: int = 0

    def __add__(self, other: "Ran") -> "Ran":
        return Ran(
            self.occasions + other.occasions,
            self.entitlements + other.entitlements,
            self.declined + other.declined,
            self.told + other.told,
            self.failed + other.failed,
        )


def run(on: datetime.date, *, by: Actor, at: datetime.datetime, path: str = "") -> Ran:
    """Open every date that is to be prepared or under way on a day, and give everybody what is due.

    `path`: only the programs at or below it. Each date is a transaction of its own.
    """
    ran = Ran()
    with remembering():
        for program in programs.in_force(on, path):
            ran += _given(program, on, by, at)
    return ran


def catch_up(*, at: datetime.datetime) -> Ran:
    """Run every day since the last one that was run, up to today; the first time today alone."""
    today = timezone.localdate(at)
    last = DailyRun.objects.order_by("-on").values_list("on", flat=True).first()
    ran, day = Ran(), min(last + DAY, today) if last else today
    while day <= today:
        of_day = run(day, by=SYSTEM, at=at)
        told = {"ran_at": at, "occasions": of_day.occasions, "entitlements": of_day.entitlements}
        DailyRun.objects.get_or_create(on=day, defaults=told)
        ran, day = ran + of_day, day + DAY
    return ran


@transaction.atomic
def grant(
    program: Program,
    person: Person,
    organization: Organization,
    *,
    on: datetime.date,
    by: Actor,
    at: datetime.datetime,
    part: str = "",
) -> Entitlement:
    """Give one person what is due at an event of their life (`part` tells two of one year apart).

    A second time gives the first entitlement. What the person does not want is declined from the start.
    """
    dated = calendar.event_year(on.year)
    stays = datetime.timedelta(days=program.stays_days)
    planned = Planned(program, dated, dated.on, dated.last + stays)
    occasion, _made = _opened(planned, at)
    found = due.given(occasion, person, part)
    if found:
        return found
    made = Entitlement(
        occasion=occasion, program=program, person=person, organization=organization, part=part,
        on=on, until=on + stays, value_fen=program.value_fen, is_private=program.is_private,
    )  # fmt: skip
    if due.is_waived(program, person):
        made.state, made.settled_at = Entitlement.State.DECLINED, at
    made.save()
    journal.record(
        "benefits.grant",
        by=by,
        at=at,
        subject=made,
        about_person_id=person.pk,
        organization_id=organization.pk,
        path=made.path,
    )
    return made


def _given(program: Program, on: datetime.date, by: Actor, at: datetime.datetime) -> Ran:
    ran = Ran()
    try:
        for planned in occasions.open_on(program, on):
            ran += _settled(planned, on, by, at)
    except Refusal as refusal:
        log.error("benefits.run: program %s: %s", program.pk, refusal.code)
        ran += Ran(failed=1)
    return ran


@transaction.atomic
def _settled(planned: Planned, on: datetime.date, by: Actor, at: datetime.datetime) -> Ran:
    """One date: opened if it was not, and given to whoever is due and has nothing of it yet."""
    program = planned.program
    occasion, opened = _opened(planned, at)
    first = occasion.counted_at is None
    if planned.program.places is not None or (not first and on > planned.dated.last):
        return Ran(occasions=int(opened))
    if not first:
        following.follow(occasion, planned, on, by=by, at=at)
    made = declined = 0
    for rows in due.sets(planned, on, at):
        wanting = rows if first else due.not_yet(rows, occasion)
        if due.anything_waived(program):
            declined += _insert(occasion, planned, wanting.filter(due.waived(program)), at, declined=True)
        made += _insert(occasion, planned, wanting, at)
    ran = Ran(int(opened), made + declined, declined, _told(occasion, by, at) if made else 0)
    if first:
        Occasion.objects.filter(pk=occasion.pk).update(counted_at=at)
    if first or ran.entitlements:
        _journaled(occasion, ran, by, at)
    return ran


def _opened(planned: Planned, at: datetime.datetime) -> tuple[Occasion, bool]:
    """The occasion of this date, kept from others until the transaction ends; and whether it is new."""
    program, key = planned.program, planned.dated.key
    found = occasions.locked(program, key)
    if found:
        return found, False
    made = _made(planned, at)
    Occasion.objects.bulk_create([made], ignore_conflicts=True)
    # Another machine may have been quicker: then it is theirs.
    found = occasions.locked(program, key)
    if found is None:
        raise Occasion.DoesNotExist(key)
    return found, found.uid == made.uid


def _made(planned: Planned, at: datetime.datetime) -> Occasion:
    with translation.override(LANGUAGE):
        return Occasion(
            program=planned.program,
            organization=planned.program.organization,
            key=planned.dated.key,
            name=str(planned.dated.name),
            on=planned.dated.on,
            opens_on=planned.opens_on,
            closes_on=planned.closes_on,
            made_at=at,
        )


def _insert(
    occasion: Occasion, planned: Planned, rows: QuerySet, at: datetime.datetime, *, declined: bool = False
) -> int:
    program = planned.program
    state = Entitlement.State.DECLINED if declined else Entitlement.State.OPEN
    return insert_from(
        Entitlement,
        rows,
        {
            "occasion": occasion,
            "program": program,
            "organization": F("organization"),
            "path": F("path"),
            "person": F("person"),
            "on": F("due_on"),
            "until": planned.closes_on,
            "state": state.value,
            "value_fen": program.value_fen,
            "is_private": program.is_private,
            "settled_at": at if declined else None,
        },
    )


def _told(occasion: Occasion, by: Actor, at: datetime.datetime) -> int:
    """Everybody to whom it is open hears of it once, in the inbox alone."""
    program = occasion.program
    places = {} if program.is_private else {"name": program.name, "gives": program.gives}
    return tell_together(
        due.waiting(occasion),
        COMING_PRIVATE if program.is_private else COMING,
        places=places,
        once=occasion.uid.hex,
        by=by,
        at=at,
        url=MINE,
        about=occasion,
    )


def _journaled(occasion: Occasion, ran: Ran, by: Actor, at: datetime.datetime) -> None:
    journal.record(
        "benefits.run",
        by=by,
        at=at,
        subject=occasion,
        organization_id=occasion.organization_id,
        path=occasion.path,
        body={"entitlements": ran.entitlements, "declined": ran.declined, "told": ran.told},
    )
