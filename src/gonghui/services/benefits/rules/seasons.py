"""Summer for 送清凉, winter for 送温暖, and what a temperature asks of the employer: all dated, by region.

Source of the figures: 《防暑降温措施管理办法》（安监总安健〔2012〕89 号）, articles 8 and 17. Days and the
warming limit are the union's own and are entered as parameters by region.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.codes import parameters

COOLING, WARMING = "cooling", "warming"
DAYS = {COOLING: ["06-01", "09-30"], WARMING: ["12-01", "02-28"]}
DUE_AT = {COOLING: 35, WARMING: -5}
DOCUMENT = _("《防暑降温措施管理办法》（安监总安健〔2012〕89 号）")


@dataclass(frozen=True)
class Tier:
    """What holds from so many degrees: in words for workers and officers, with its clause."""

    degrees: Decimal
    clause: Any
    says: Any


HEAT = (
    Tier(Decimal(40), _("第八条第一项"), _("停止当天的室外露天作业。")),
    Tier(
        Decimal(37),
        _("第八条第二项"),
        _("全天室外露天作业不超过 6 小时，气温最高的 3 小时内不安排室外作业。"),
    ),
    Tier(Decimal(35), _("第八条第三项"), _("换班轮休，缩短连续作业时间，室外作业不加班。应发高温津贴。")),
)


def of(kind: str, on: datetime.date, region: str = "") -> tuple[datetime.date, datetime.date] | None:
    """First and last day of the season a day lies in, over New Year for winter; None between seasons."""
    begins, ends = parameters.value(f"benefits.{kind}_season", on=on, region=region, default=DAYS[kind])
    for year in (on.year - 1, on.year):
        first = _day(year, begins)
        last = _day(year if ends >= begins else year + 1, ends)
        if first <= on <= last:
            return first, last
    return None


def due_at(kind: str, on: datetime.date, region: str = "") -> Decimal:
    """From which degree on (in winter: down from which) the people on a site are due."""
    return Decimal(
        str(parameters.value(f"benefits.{kind}_degrees", on=on, region=region, default=DUE_AT[kind]))
    )


def as_degrees(given: Any) -> Decimal:
    """Degrees out of a rule. Raises ValueError for what is no temperature."""
    if isinstance(given, bool) or not isinstance(given, int | float) or not -60 <= given <= 60:
        raise ValueError(given)
    return Decimal(str(given))


def is_due(kind: str, degrees: Decimal, limit: Decimal) -> bool:
    """Whether such a day makes the people of a site due. The limit itself does."""
    return degrees >= limit if kind == COOLING else degrees <= limit


def heat(degrees: Decimal) -> Tier | None:
    """The tier that a temperature reaches, the hottest first; None below the lowest."""
    return next((tier for tier in HEAT if degrees >= tier.degrees), None)


def _day(year: int, month_day: str) -> datetime.date:
    month, day = map(int, month_day.split("-"))
    # A season that ends with February ends on its last day in leap years too.
    if (month, day) == (2, 28):
        return datetime.date(year, 3, 1) - datetime.timedelta(days=1)
    return datetime.date(year, month, day)
