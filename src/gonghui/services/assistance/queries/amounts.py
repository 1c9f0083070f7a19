"""How much a measure may bring at most: months of the line, caps, a share of own cost, by region and day."""

import datetime
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Any

from django.utils.translation import gettext as _

from gonghui.kernel.codes import parameters
from gonghui.ui.formats import yuan

from .. import catalogue
from ..models import Household
from . import standing

CODE = "assistance.amount"
LIVING_CODE = "assistance.living_months"
LIVING_MONTHS = {"deep": 12, "relative": 10, "accident": 10, "dibao": 12, "marginal": 10}
# Used where no document sets others: `months` of the line for each pupil, the `share` of what the family
# paid itself, and `most` in fen for one year.
USUAL: dict[str, dict[str, Any]] = {
    "medical": {"share": "1", "most": 2_000_000},
    "schooling": {"months": {"university": 10, "school": 6}},
    "temporary_living": {"most": 300_000},
    "temporary_medical": {"most": 300_000},
    "temporary_schooling": {"most": 300_000},
    "temporary_housing": {"most": 300_000},
}
UNIVERSITY = ("1", "2", "3")
YEAR = 12


@dataclass(frozen=True)
class Ceiling:
    """The most of one kind of measure for a household in a year, in fen; the rule in words; its document."""

    fen: int
    rule: str
    document: str

    def __str__(self) -> str:
        """ "最多 20,000 元：一年的限额（青总工发〔2026〕3号）" as the officer reads it beside the field."""
        if not self.fen:
            return _("按现在的档案算不出金额：{rule}").format(rule=self.rule)
        return _("最多 {most} 元：{rule}（{document}）").format(
            most=yuan(self.fen), rule=self.rule, document=self.document
        )


def months_of_living(category: str, *, on: datetime.date, region: str) -> Decimal | None:
    """How many months of the line a category may bring as living aid; None for no such category."""
    usual = LIVING_MONTHS.get(category)
    if usual is None:
        return None
    code = f"{LIVING_CODE}.{category}"
    return Decimal(str(parameters.value(code, on=on, region=region[:6], default=usual)))


def ceiling(household: Household, kind: str, *, on: datetime.date) -> Ceiling | None:
    """The rule that holds where the household lives; None where nothing limits this kind.

    Before the first assessment there is no category and no line: living and schooling aid come to nothing.
    """
    region = household.facts.region[:6]
    if kind == "living":
        return _living(household, on, region)
    row = parameters.in_force(f"{CODE}.{kind}", on=on, region=region)
    told = row.value if row else USUAL.get(kind)
    if told is None:
        return None
    document = row.document if row else _("通行标准")
    if kind == "medical":
        return _medical(household, told, document)
    if kind == "schooling":
        return _schooling(household, told, document)
    rule = _("{measure}一年的限额").format(measure=catalogue.name_of(kind))
    return Ceiling(int(told["most"]), rule, document)


def _living(household: Household, on: datetime.date, region: str) -> Ceiling:
    category = household.facts.category
    months = months_of_living(category, on=on, region=region) or Decimal(0)
    row = parameters.in_force(f"{LIVING_CODE}.{category}", on=on, region=region) if category else None
    rule = _("{months} 个月低保标准").format(months=_plain(months))
    return Ceiling(_months(household, months), rule, row.document if row else _("通行标准"))


def _medical(household: Household, told: dict[str, Any], document: str) -> Ceiling:
    share, most = Decimal(str(told["share"])), int(told["most"])
    own = int((household.medical_self_paid * share).to_integral_value(rounding=ROUND_DOWN))
    if own <= most:
        part = "" if share == 1 else _("的 {percent}%").format(percent=_plain(share * 100))
        return Ceiling(own, _("不超过自付的医药费{part}").format(part=part), document)
    return Ceiling(most, _("医疗救助一年的限额"), document)


def _schooling(household: Household, told: dict[str, Any], document: str) -> Ceiling:
    pupils = household.members.filter(in_school=True, left_on=None)
    stages = [_stage(pupil.particulars.get("education", "")) for pupil in pupils]
    months = sum((Decimal(str(told["months"][stage])) for stage in stages), Decimal(0))
    rule = _("{count} 个上学的孩子，共 {months} 个月低保标准").format(
        count=len(stages), months=_plain(months)
    )
    if not stages:
        rule = _("家庭成员里还没有登记上学的孩子")
    return Ceiling(_months(household, months), rule, document)


def _stage(education: str) -> str:
    return "university" if education.startswith(UNIVERSITY) else "school"


def _months(household: Household, months: Decimal) -> int:
    last = standing.latest(household.facts)
    if last is None:
        return 0
    return int((Decimal(last.annual_line_fen) * months / YEAR).to_integral_value(rounding=ROUND_DOWN))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
