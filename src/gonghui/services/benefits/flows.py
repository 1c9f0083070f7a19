"""How a life event that a member tells of moves. The shape is here; the days are dated regional data."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.flows import APPLICANT, Flow, Move, Seat, Stage, WorkingDays

EVENTS = "benefits.events"

LIFE_EVENT = Flow(
    "benefits.life_event",
    _("人生大事慰问"),
    prefix="DS",
    stages=[
        Stage(
            "submitted",
            _("待核对"),
            waits_on=Seat(EVENTS),
            within=WorkingDays("benefits.life_event", default=3),
            about=_("工会收到了，核对后马上告诉您。"),
        ),
        Stage(
            "returned",
            _("待补充"),
            waits_on=APPLICANT,
            within=WorkingDays("benefits.life_event_complete", default=15),
            pauses=True,
        ),
        Stage("accepted", _("已确认"), ends=True, about=_("这一份已经在“我的慰问”里了。")),
        Stage("declined", _("未通过"), ends=True),
        Stage("withdrawn", _("已撤回"), ends=True),
    ],
    moves=[
        Move("accept", _("确认，安排慰问"), from_="submitted", to="accepted", needs=EVENTS),
        Move("return", _("退回补充"), from_="submitted", to="returned", needs=EVENTS, reason=True),
        Move("decline", _("不予通过"), from_="submitted", to="declined", needs=EVENTS, reason=True),
        Move("resubmit", _("重新提交"), from_="returned", to="submitted", by=APPLICANT),
        Move("withdraw", _("撤回"), from_=["submitted", "returned"], to="withdrawn", by=APPLICANT),
    ],
    tells={
        "accept": "benefits.event_accepted",
        "return": "benefits.event_returned",
        "decline": "benefits.event_declined",
    },
)
