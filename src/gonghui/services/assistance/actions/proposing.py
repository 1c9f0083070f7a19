"""How much a category may bring: months of the line, by dated regional data."""

import datetime
from decimal import ROUND_DOWN, Decimal

from gonghui.kernel.codes import parameters

from ..models import Assessment

MONTHS = {"deep": 12, "relative": 10, "accident": 10, "dibao": 12, "marginal": 10}
CODE = "assistance.living_months"


def amount_for(assessment: Assessment, *, on: datetime.date) -> int:
    """Living aid in fen: so many months of the line as the category allows, rounded down to the fen."""
    default = MONTHS.get(assessment.category)
    if default is None:
        return 0
    months = parameters.value(
        f"{CODE}.{assessment.category}", on=on, region=assessment.region[:6], default=default
    )
    line = Decimal(assessment.annual_line_fen) / 12
    return int((line * Decimal(str(months))).to_integral_value(rounding=ROUND_DOWN))
