"""Reading programs: those in force on a day, and those an officer may see."""

import datetime

from django.db.models import Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.queries import within

from ..models import Program

RUN, APPROVE = "benefits.run", "benefits.approve"


def in_force(on: datetime.date, path: str = "") -> QuerySet[Program]:
    """Programs at or below a path that were in force on a day, those that have ended since included."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=on)
    found = Program.objects.exclude(state=Program.State.DRAFT).filter(lasting)
    return within(found, path).select_related("organization").order_by("path", "pk")


def visible(actor: Actor) -> QuerySet[Program]:
    """The programs an officer arranges."""
    found = access.visible_to(actor, Program.objects.all(), RUN)
    return found.select_related("organization", "written_by", "in_force_by").order_by(
        "coverage", "code", "-valid_from"
    )


def locked(program: Program) -> Program:
    """The row as it stands, kept from others until the deed is done."""
    return Program.objects.select_for_update(no_key=True).get(pk=program.pk)
