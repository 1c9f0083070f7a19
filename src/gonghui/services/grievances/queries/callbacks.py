"""Which ended grievances are called back, and the calls that wait."""

import datetime
from collections import defaultdict
from datetime import time

from django.db.models import QuerySet
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor

from ..models import Callback, Grievance, Privacy
from ..permissions import CALL_BACK
from . import grievances


def ended_by_union(on: datetime.date) -> list[tuple[str, list[Grievance]]]:
    """What was settled on a day and leaves a way to call, by union, with its region."""
    start = timezone.make_aware(datetime.datetime.combine(on, time()))
    ended = Grievance.objects.filter(
        case__stage="settled",
        case__ended_at__gte=start,
        case__ended_at__lt=start + datetime.timedelta(days=1),
    ).exclude(privacy=Privacy.ANONYMOUS)
    ended = ended.filter(callback=None)
    found: dict[int, list[Grievance]] = defaultdict(list)
    for grievance in ended.select_related("case__organization").filter(speaker__isnull=False):
        found[grievance.case.organization_id].append(grievance)
    return [(several[0].case.organization.region, several) for several in found.values()]


def waiting(actor: Actor, at: datetime.datetime) -> QuerySet[Callback]:
    """Calls that this officer may make: not in what they handled themselves, nor where they are recused."""
    seen = grievances.visible(actor, at).exclude(case__work_items__handler_id=actor.person_id)
    calls = Callback.objects.filter(called_at=None, grievance__in=seen.order_by().values("pk"))
    return access.visible_to(actor, calls, CALL_BACK, "grievance__case__path", at).select_related(
        "grievance__case__organization", "grievance__category", "grievance__speaker"
    )


def locked(callback: Callback) -> Callback:
    return Callback.objects.select_for_update().select_related("grievance__case").get(pk=callback.pk)
