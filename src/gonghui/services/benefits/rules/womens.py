"""What the law gives a woman in the four stages, from which day to which day. Exact, dated, by region.

Source: 《女职工劳动保护特别规定》（国务院令第 619 号）, articles 4 to 9 and annex,
in force since 2012-04-28.
What a province adds is entered as parameters: `benefits.womens_extra_leave_days` and
`benefits.womens_late_rest_minutes`. A pregnancy is counted as 40 weeks to the day it is due; seven months are
28 weeks, four months 16 weeks, as doctors count.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import parameters
from gonghui.kernel.months import later

MENSTRUATION, PREGNANCY, BIRTH, LOSS = "menstruation", "pregnancy", "birth", "loss"
STAGES = (
    (PREGNANCY, gettext_lazy("孕期")),
    (BIRTH, gettext_lazy("产期和哺乳期")),
    (LOSS, gettext_lazy("流产休养")),
    (MENSTRUATION, gettext_lazy("经期")),
)
DAY = datetime.timedelta(days=1)
WEEKS = 40
EXTRA_LEAVE, LATE_REST = "benefits.womens_extra_leave_days", "benefits.womens_late_rest_minutes"
MOST_INFANTS = 9


@dataclass(frozen=True)
class Law:
    """The numbers of the law from a day on. `loss`: below so many weeks, so many days."""

    valid_from: datetime.date
    document: Any
    leave: int
    before: int
    difficult: int
    each_more: int
    loss: tuple[tuple[int, int], ...]
    late_from_week: int
    nursing_months: int
    nursing_minutes: int
    late_rest_minutes: int


LAWS = (
    Law(
        valid_from=datetime.date(2012, 4, 28),
        document=gettext_lazy("《女职工劳动保护特别规定》（国务院令第 619 号）"),
        leave=98,
        before=15,
        difficult=15,
        each_more=15,
        loss=((16, 15), (28, 42), (WEEKS + 5, 98)),
        late_from_week=28,
        nursing_months=12,
        nursing_minutes=60,
        late_rest_minutes=60,
    ),
)


@dataclass(frozen=True)
class Right:
    """One thing she is entitled to, from its first to its last day, with its clause."""

    code: str
    name: Any
    since: datetime.date
    until: datetime.date
    says: str
    clause: str

    def holds_on(self, on: datetime.date) -> bool:
        return self.since <= on <= self.until


class Told:
    """What a woman told, as dates and numbers. Raises KeyError, ValueError for what cannot be read."""

    def __init__(self, particulars: Mapping[str, Any]) -> None:
        self.stage: str = particulars["stage"]
        self.on = datetime.date.fromisoformat(particulars["on"])
        until, leave = particulars.get("until"), particulars.get("leave_from")
        self.until = datetime.date.fromisoformat(until) if until else None
        self.leave_from = datetime.date.fromisoformat(leave) if leave else None
        self.infants: int = particulars.get("infants") or 1
        self.is_difficult: bool = bool(particulars.get("difficult"))
        self.weeks: int = particulars.get("weeks") or 0
        self.since = datetime.date.fromisoformat(particulars["told_on"])


def law_on(on: datetime.date) -> Law:
    """The law in force on a day; before the first, the first."""
    return next((law for law in reversed(LAWS) if law.valid_from <= on), LAWS[0])


def rights(told: Told, region: str = "") -> list[Right]:
    """All she is entitled to in her stage, in the order of their days.

    `told.on` is the day the child is due (pregnancy), was born (birth), was lost (loss), or the first day
    (menstruation).
    """
    law = law_on(told.on)
    found = _WAYS[told.stage](told, law, region)
    return sorted(found, key=lambda right: (right.since, right.until, right.code))


def leave_days(law: Law, infants: int, difficult: bool, extra: int = 0) -> int:
    """Days of maternity leave: 98, 15 more for a difficult birth, 15 more for each infant after the first."""
    return law.leave + (law.difficult if difficult else 0) + law.each_more * (infants - 1) + extra


def loss_days(law: Law, weeks: int) -> int:
    """Days of leave after a loss in that week."""
    return next(days for below, days in law.loss if weeks < below)


def nursed_until(born: datetime.date, law: Law) -> datetime.date:
    """The last day on which the child is not yet one year old."""
    birthday = later(born, law.nursing_months)
    return birthday if birthday.day != born.day else birthday - DAY


def stage_name(told: Told, on: datetime.date, region: str = "") -> str:
    """Which of the four stages a day lies in, in words."""
    if told.stage != BIRTH:
        return str(dict(STAGES)[told.stage])
    leave = next(right for right in rights(told, region) if right.code == "leave")
    return _("产期") if on <= leave.until else _("哺乳期")


def ends(told: Told) -> datetime.date | None:
    """After which day the record is over by itself; None while a pregnancy waits for its birth to be told."""
    if told.stage == PREGNANCY:
        return None
    return max(right.until for right in rights(told))


def _pregnancy(told: Told, law: Law, region: str) -> list[Right]:
    late = told.on - datetime.timedelta(weeks=WEEKS - law.late_from_week)
    begins = max(told.since, late)
    rest = parameters.value(LATE_REST, on=told.on, region=region, default=law.late_rest_minutes)
    leave = _leave(told, law, region)
    found = [
        _banned(told.since, told.on, _("第四条和附录第三项")),
        Right(
            "checks",
            _("产前检查算上班"),
            told.since,
            told.on,
            _("上班时间去做产前检查，所需时间算劳动时间，不扣工资。"),
            _("第六条第三款"),
        ),
        leave,
    ]
    if begins <= told.on:
        says = _("不安排加班和夜班；上班时间里另有 {minutes} 分钟休息。").format(minutes=rest)
        found.append(Right("late", _("满 7 个月的照顾"), begins, told.on, says, _("第六条第二款")))
    return found


def _birth(told: Told, law: Law, region: str) -> list[Right]:
    leave, last = _leave(told, law, region), nursed_until(told.on, law)
    back = max(leave.until + DAY, told.on)
    found = [leave]
    if back <= last:
        hours = _("每天至少 {minutes} 分钟哺乳时间，算上班时间。").format(
            minutes=law.nursing_minutes * told.infants
        )
        found += [
            Right("nursing", _("哺乳时间"), back, last, hours, _("第九条第二款")),
            Right(
                "no_nights",
                _("不加班、不上夜班"),
                back,
                last,
                _("孩子满 1 周岁以前都这样安排。"),
                _("第九条第一款"),
            ),
            _banned(back, last, _("第四条和附录第四项")),
        ]
    return found


def _loss(told: Told, law: Law, region: str) -> list[Right]:
    days = loss_days(law, told.weeks)
    since = told.leave_from or told.on
    until = since + datetime.timedelta(days=days - 1)
    says = _("休 {days} 天，工资照发或由生育保险支付。").format(days=days)
    return [Right("leave", _("流产休养假"), since, until, says, _("第七条第二款"))]


def _menstruation(told: Told, law: Law, region: str) -> list[Right]:
    until = told.until or told.on + 6 * DAY
    return [_banned(told.on, until, _("第四条和附录第二项"))]


def _leave(told: Told, law: Law, region: str) -> Right:
    extra = parameters.value(EXTRA_LEAVE, on=told.on, region=region, default=0)
    days = leave_days(law, told.infants, told.is_difficult, extra)
    since = told.leave_from or told.on - law.before * DAY
    until = since + (days - 1) * DAY
    says = _("一共 {days} 天，产前可以先休 {before} 天。").format(days=days, before=law.before)
    return Right("leave", _("产假"), since, until, says, _("第七条第一款"))


def _banned(since: datetime.date, until: datetime.date, clause: str) -> Right:
    says = _("不安排国家规定禁忌的劳动；不适应原来的工作，可以请单位减轻或换岗。")
    return Right("banned", _("禁忌劳动不安排"), since, until, says, clause)


_WAYS = {PREGNANCY: _pregnancy, BIRTH: _birth, LOSS: _loss, MENSTRUATION: _menstruation}
