"""Reading dated regional numbers."""

import datetime
from typing import Any

from django.db.models import Q

from .models import Parameter


def value(code: str, *, on: datetime.date, region: str = "", default: Any = None) -> Any:
    """The value in force on a date in a region: county before city before province before everywhere."""
    places = {"", region, region[:4] + "00", region[:2] + "0000"} if region else {""}
    found = Parameter.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=on), code=code, valid_from__lte=on
    ).filter(region__in=places)
    best = max(found, key=lambda row: (_narrowness(row.region), row.valid_from), default=None)
    return default if best is None else best.value


def _narrowness(region: str) -> int:
    if not region:
        return 0
    return 3 - (region.endswith("00") + region.endswith("0000"))
