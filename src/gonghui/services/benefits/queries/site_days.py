"""What a day's temperature on a site asks of the employer, and whether its people are due."""

import datetime
from decimal import Decimal
from typing import Any

from ..models import Site, SiteVisit
from ..rules import seasons
from .sites import reading_of


def asked_for(site: Site, on: datetime.date) -> dict[str, Any]:
    """degrees ("" when none was read), tier with its clause, document, is_due, program (its name)."""
    reading = reading_of(site, on)
    kind = next((each for each in seasons.DAYS if seasons.of(each, on, site.region)), "")
    is_due = False
    if reading and kind:
        is_due = seasons.is_due(kind, reading.degrees, seasons.due_at(kind, on, site.region))
    return {
        "degrees": plain(reading.degrees) if reading else "",
        "tier": seasons.heat(reading.degrees) if reading else None,
        "document": seasons.DOCUMENT,
        "is_due": is_due,
        "program": SiteVisit.Kind(kind).label if kind else "",
    }


def plain(degrees: Decimal) -> str:
    """35 and 35.5, never 35.0 or 3.5E+1."""
    return f"{degrees.normalize():f}"
