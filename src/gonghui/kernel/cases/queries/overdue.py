"""What is late, oldest first."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from gonghui import registry
from gonghui.kernel.database import next_path

from ..models import Case, WorkItem


def overdue(at: datetime, path: str = "") -> QuerySet[WorkItem]:
    """Open items past their deadline, at and below a path ("" everywhere)."""
    late = WorkItem.objects.filter(closed_at=None, due_at__lt=at).order_by("due_at", "id")
    return late.filter(path__gte=path, path__lt=next_path(path)) if path else late


def late_in_hands(person_id: int) -> QuerySet[WorkItem]:
    """Open items that a person has in hand and that are past their deadline by the database's clock."""
    return WorkItem.objects.filter(closed_at=None, handler_id=person_id, due_at__lt=Now()).order_by()


def falling_due(at: datetime, until: datetime) -> QuerySet[WorkItem]:
    """Open items whose deadline lies between two moments, the nearest first."""
    return WorkItem.objects.filter(closed_at=None, due_at__gte=at, due_at__lt=until).order_by("due_at", "id")


def due_for_automatic_move(at: datetime) -> QuerySet[Case]:
    """Cases in a stage that declares what happens when its time is over, and whose time is over."""
    places = Q(pk__in=[])
    for flow in registry.flows().values():
        stages = [stage.code for stage in flow.stages if stage.when_due]
        if stages:
            places |= Q(flow=flow.code, stage__in=stages)
    return Case.objects.filter(places, ended_at=None, due_at__lt=at).order_by("due_at", "id")
