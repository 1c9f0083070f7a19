"""Reading programs: those in force on a day, and those an officer may see."""

import datetime

from django.db.models import Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import STEP
from gonghui.kernel.organizations.queries import in_ranges, within

from ..models import Program

RUN, APPROVE = "benefits.run", "benefits.approve"


def in_force(on: datetime.date, path: str = "") -> QuerySet[Program]:
    """Programs at or below a path that were in force on a day, those that have ended since included."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=on)
    found = Program.objects.exclude(state=Program.State.DRAFT).filter(lasting)
    return within(found, path).select_related("organization").order_by("path", "pk")


def drafts(actor: Actor) -> QuerySet[Program]:
    """The drafts an officer may change."""
    found = access.visible_to(actor, Program.objects.filter(state=Program.State.DRAFT), RUN)
    return found.select_related("organization")


def to_approve(actor: Actor) -> QuerySet[Program]:
    """The programs that an officer may put in force or end."""
    return access.visible_to(actor, Program.objects.all(), APPROVE)


def readable(actor: Actor) -> QuerySet[Program]:
    """Those an officer arranges, and what unions above give to the officer's members too."""
    paths = access.paths_for(actor, RUN)
    above = [path[:end] for path in paths for end in range(STEP, len(path), STEP)]
    given = Q(path__in=above) & ~Q(state=Program.State.DRAFT)
    found = Program.objects.filter(in_ranges(paths) | given)
    return found.select_related("organization", "written_by", "in_force_by").order_by(
        "coverage", "code", "-valid_from", "pk"
    )


def versions_before(program: Program) -> QuerySet[Program]:
    """The earlier versions of a program that would hold beside it."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=program.valid_from)
    same = Program.objects.filter(organization_id=program.organization_id, code=program.code)
    return same.filter(lasting, state=Program.State.IN_FORCE, valid_from__lt=program.valid_from)


def locked(program: Program) -> Program:
    """The row as it stands, kept from others until the deed is done."""
    return Program.objects.select_for_update(no_key=True).get(pk=program.pk)
