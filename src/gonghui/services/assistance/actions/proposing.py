"""How much a category may bring: months of the line, by dated regional data."""

import datetime
from decimal import ROUND_DOWN, Decimal

from ..models import Assessment
from ..queries import amounts


def amount_for(assessment: Assessment, *, on: datetime.date) -> int:
    """Living aid in fen: so many months of the line as the category allows, rounded down to the fen."""
    months = amounts.months_of_living(assessment.category, on=on, region=assessment.region)
    if months is None:
        return 0
    line = Decimal(assessment.annual_line_fen) / 12
    return int((line * months).to_integral_value(rounding=ROUND_DOWN))
