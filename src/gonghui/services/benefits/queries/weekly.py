"""Which unions have somebody to reach this week, and how many were missed since a moment."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access import roles
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import open_organizations, within

from ..models import Coverage, Entitlement, Tally

ANSWERS = "benefits.approve"
WEEK_LONG = datetime.timedelta(days=7)


def unions_to_tell(at: datetime.datetime) -> list[Organization]:
    """Open unions that somebody answers for, with something overdue, or missed within a week."""
    today = timezone.localdate(at)
    sums = _told_of().filter(organization=OuterRef("pk"), year=today.year)
    owed = sums.filter(Q(overdue__gt=0) | Q(missed__gt=0))
    held_by = roles.permission(ANSWERS).held_by
    served = access.positions_on(today).filter(role__in=held_by, organization=OuterRef("pk"))
    unions = open_organizations().filter(Exists(owed), Exists(served)).order_by("path")
    return [union for union in unions if _is_owed(union, today, at)]


def missed_since(union: Organization, since: datetime.datetime) -> int:
    """How many were missed at and below a union since a moment; private ones are not told of."""
    return _missed(union, since).count()


def _is_owed(union: Organization, today: datetime.date, at: datetime.datetime) -> bool:
    late = _told_of().filter(organization=union, year=today.year, overdue__gt=0)
    return late.exists() or _missed(union, at - WEEK_LONG).exists()


def _told_of() -> QuerySet[Tally]:
    """Sums that may give rise to a notice: that there is a notice must tell nothing of women's records."""
    return Tally.objects.exclude(coverage=Coverage.WOMEN)


def _missed(union: Organization, since: datetime.datetime) -> QuerySet[Entitlement]:
    missed = Entitlement.objects.filter(state=Entitlement.State.MISSED, settled_at__gte=since)
    return within(missed.filter(is_private=False), union)
