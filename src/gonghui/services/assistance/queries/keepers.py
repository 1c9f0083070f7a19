"""Who answers for the money of a union, and of which unions the matching is watched."""

import datetime

from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.models import Role
from gonghui.kernel.cases.seats import holders
from gonghui.kernel.ledger.models import Fund
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.people.models import Person

from ..models import MatchingFall
from .money import PAY

CENTRAL = "central"


def of_money(union: Organization, at: datetime.datetime) -> list[Person]:
    """Who pays out at exactly this union."""
    return holders(PAY, union.path, at)


def of_books(at: datetime.datetime) -> list[Person]:
    """Who pays out at or above a union that has money, and every auditor there."""
    paths = _above(set(Fund.objects.values_list("path", flat=True)))
    seated = access.positions_on(timezone.localdate(at)).filter(path__in=paths)
    auditors = Person.objects.filter(pk__in=seated.filter(role=Role.AUDITOR).values("person"), died_on=None)
    paying = [person for path in sorted(paths) for person in holders(PAY, path, at)]
    return list(dict.fromkeys([*paying, *auditors.order_by("pk")]))


def with_central_money(year: int) -> list[Organization]:
    """Unions that have central money of a year, and those above them."""
    paths = Fund.objects.filter(year=year, source=CENTRAL).values_list("path", flat=True)
    return list(Organization.objects.filter(path__in=_above(set(paths))).order_by("path"))


def open_fall(union: Organization, year: int) -> MatchingFall | None:
    return MatchingFall.objects.filter(organization=union, year=year, rose_at=None).first()


def _above(paths: set[str]) -> set[str]:
    return {path[:end] for path in paths for end in range(STEP, len(path) + 1, STEP)}
