"""How a grievance moves. The shape is here; the days are dated regional data, by grade and kind."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.flows import APPLICANT, AUTOMATIC, Flow, Move, Seat, Stage, WorkingDays

from .models import FLOW
from .permissions import HANDLE
from .rules.days import AGAIN, FIRST, SOLVE

WHOLE = WorkingDays(SOLVE, default=7)
OPEN_STAGES = ("received", "handling", "again")

GRIEVANCE = Flow(
    FLOW,
    _("诉求"),
    prefix="SQ",
    whole=WHOLE,
    stages=[
        Stage(
            "received",
            _("待受理"),
            waits_on=Seat(HANDLE),
            within=WorkingDays(FIRST, default=1),
            about=_("工会收到了，会有人联系您。"),
        ),
        Stage(
            "handling",
            _("办理中"),
            waits_on=Seat(HANDLE),
            within=WHOLE,
            about=_("有人在办，有进展就告诉您。"),
        ),
        Stage(
            "asked",
            _("待补充"),
            waits_on=APPLICANT,
            within=WorkingDays("grievances.complete", default=10),
            pauses=True,
            when_due="go_on",
            about=_("办理人有话要问您，答复以后接着办。"),
        ),
        Stage(
            "paused",
            _("暂缓"),
            within=WorkingDays("grievances.pause", default=15),
            pauses=True,
            when_due="resume_due",
            about=_("在等别的部门的结果，期间不计时，到期接着办。"),
        ),
        Stage(
            "answered",
            _("已答复，待评价"),
            waits_on=APPLICANT,
            within=WorkingDays("grievances.rate", default=10),
            when_due="settle_due",
            about=_("办得怎么样，您说了算。没解决可以请上级工会重办一次。"),
        ),
        Stage(
            "again",
            _("上级重办"),
            waits_on=Seat(HANDLE),
            within=WorkingDays(AGAIN, default=5),
            about=_("您说没解决，上级工会换人重办。"),
        ),
        Stage(
            "answered_again",
            _("重办已答复，待评价"),
            waits_on=APPLICANT,
            within=WorkingDays("grievances.rate", default=10),
            when_due="settle_due",
        ),
        Stage("settled", _("已办结"), ends=True),
        Stage("directed", _("已转告"), ends=True, about=_("这件事不归工会办，已告诉您该找谁。")),
        Stage("withdrawn", _("已撤回"), ends=True),
    ],
    moves=[
        Move("accept", _("受理"), from_="received", to="handling", needs=HANDLE),
        Move("answer", _("答复"), from_=["received", "handling"], to="answered", needs=HANDLE),
        Move("answer_again", _("答复重办"), from_="again", to="answered_again", needs=HANDLE),
        Move("ask", _("请补充情况"), from_="handling", to="asked", needs=HANDLE, reason=True),
        Move("reply", _("补充了情况"), from_="asked", to="handling", by=APPLICANT),
        Move("go_on", _("逾期未补充，按已有情况办"), from_="asked", to="handling", by=AUTOMATIC),
        Move("pause", _("暂缓"), from_="handling", to="paused", needs=HANDLE, reason=True),
        Move("resume", _("恢复办理"), from_="paused", to="handling", needs=HANDLE),
        Move("resume_due", _("暂缓到期，恢复办理"), from_="paused", to="handling", by=AUTOMATIC),
        Move(
            "direct",
            _("不归工会办，告诉该找谁"),
            from_=["received", "handling"],
            to="directed",
            needs=HANDLE,
            reason=True,
        ),
        Move("settle", _("评价"), from_=["answered", "answered_again"], to="settled", by=APPLICANT),
        Move("reopen", _("没解决，请上级重办"), from_="answered", to="again", by=APPLICANT),
        Move(
            "settle_due",
            _("没有评价，按答复办结"),
            from_=["answered", "answered_again"],
            to="settled",
            by=AUTOMATIC,
        ),
        Move(
            "withdraw",
            _("撤回"),
            from_=["received", "handling", "asked", "paused"],
            to="withdrawn",
            by=APPLICANT,
        ),
    ],
)
