"""The clocks that the law sets in rights work: days that regions may set anew, each with its document.

Days are counted as the Civil Code counts them (民法典 第二百零一条、第二百零三条): the day on which it begins
does not count, and a last day on which nobody works moves to the next working day.
"""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.calendar.days import Days
from gonghui.kernel.calendar.models import REST
from gonghui.kernel.codes import parameters

DAY = datetime.timedelta(days=1)
MEDIATION_LAW = "《中华人民共和国劳动争议调解仲裁法》第十四条"
COLLECTIVE_RULES = "《集体合同规定》（劳动和社会保障部令第 22 号）"
WAGE_RULES = "《工资集体协商试行办法》（劳动和社会保障部令第 9 号）"
CONTRACT_LAW = "《中华人民共和国劳动合同法》第五十四条"
SUPERVISION = "《工会劳动法律监督办法》（总工办发〔2021〕9 号）"
HOUSE = "全总和各地工会对欠薪预警的要求"


@dataclass(frozen=True)
class Clock:
    """One clock: how long by default, in days unless said otherwise, and the document that says so."""

    code: str
    name: str | Promise
    default: int
    document: str


REPLY = Clock("grievances.bargaining.reply", _("书面回应要约"), 20, f"{COLLECTIVE_RULES}第三十二条")
FILING = Clock("grievances.bargaining.filing", _("报送审查"), 10, f"{COLLECTIVE_RULES}第四十二条")
WAGE_FILING = Clock("grievances.bargaining.wage_filing", _("报送审查"), 7, WAGE_RULES)
OBJECTION = Clock("grievances.bargaining.objection", _("审查提出异议"), 15, CONTRACT_LAW)
PUBLISHING = Clock("grievances.bargaining.publishing", _("向全体职工公布"), 10, COLLECTIVE_RULES)
WAGE_PUBLISHING = Clock("grievances.bargaining.wage_publishing", _("向全体职工公布"), 5, WAGE_RULES)
RENEWAL = Clock("grievances.bargaining.renewal", _("提出续订"), 60, WAGE_RULES)
MEDIATION = Clock("grievances.mediation", _("调解期限"), 15, MEDIATION_LAW)
OPINION_REPLY = Clock("grievances.opinion.reply", _("书面答复监督意见"), 15, SUPERVISION)
ALERT = Clock("grievances.wage_alert_minutes", _("确认欠薪预警（分钟）"), 60, HOUSE)
REMINDER = Clock("grievances.rights_reminder", _("到期前提醒"), 3, HOUSE)
CLOCKS = (
    REPLY, FILING, WAGE_FILING, OBJECTION, PUBLISHING, WAGE_PUBLISHING,
    RENEWAL, MEDIATION, OPINION_REPLY, ALERT, REMINDER,
)  # fmt: skip


def length(clock: Clock, *, on: datetime.date, region: str) -> int:
    """How long the clock runs that begins on a day in a region."""
    return int(parameters.value(clock.code, on=on, region=region, default=clock.default))


def last_day(clock: Clock, begins: datetime.date, region: str) -> datetime.date:
    """The last day on which it is still in time."""
    return next_working_day(begins + length(clock, on=begins, region=region) * DAY, region)


def next_working_day(day: datetime.date, region: str) -> datetime.date:
    """This day, or the first one after it on which work is done."""
    days = Days(region)
    while days.kind(day) == REST:
        day += DAY
    return day


def document(clock: Clock, *, on: datetime.date, region: str) -> str:
    """The document by which it runs: the region's own where one is entered."""
    row = parameters.in_force(clock.code, on=on, region=region)
    return row.document if row else clock.document


def passes_vote(representatives: int, present: int, in_favour: int) -> bool:
    """Two thirds came, and more than half of all representatives agreed (集体合同规定 第三十六条)."""
    return present * 3 >= representatives * 2 and in_favour * 2 > representatives
