"""How a request for legal aid moves. The shape is here; the days are dated regional data."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.flows import APPLICANT, Flow, Move, Seat, Stage, WorkingDays

from .permissions import RIGHTS

LEGAL_AID = Flow(
    "grievances.legal_aid",
    _("法律援助"),
    prefix="FY",
    stages=[
        Stage(
            "submitted",
            _("待审查"),
            waits_on=Seat(RIGHTS),
            # 法律援助法 第四十三条 gives seven days; five working days are within them.
            within=WorkingDays("grievances.legal_aid", default=5),
            about=_("工会收到了，看能不能援助、怎么援助，有结果马上告诉您。"),
        ),
        Stage(
            "returned",
            _("待补充"),
            waits_on=APPLICANT,
            within=WorkingDays("grievances.legal_aid_complete", default=15),
            pauses=True,
        ),
        Stage(
            "granted",
            _("已同意，正在安排人"),
            waits_on=Seat(RIGHTS),
            within=WorkingDays("grievances.legal_aid_assign", default=3),
            about=_("同意给您援助，正在安排律师。"),
        ),
        Stage(
            "helping",
            _("援助中"),
            waits_on=Seat(RIGHTS),
            within=WorkingDays("grievances.legal_aid_help", default=60),
            about=_("有人在帮您，不收您的钱。"),
        ),
        Stage("helped", _("已办结"), ends=True),
        Stage("declined", _("未通过"), ends=True),
        Stage("withdrawn", _("已撤回"), ends=True),
    ],
    moves=[
        Move("grant", _("同意援助"), from_="submitted", to="granted", needs=RIGHTS),
        Move("return", _("退回补充"), from_="submitted", to="returned", needs=RIGHTS, reason=True),
        Move("decline", _("不予援助"), from_="submitted", to="declined", needs=RIGHTS, reason=True),
        Move("assign", _("安排好律师"), from_="granted", to="helping", needs=RIGHTS, reason=True),
        Move("finish", _("办结"), from_="helping", to="helped", needs=RIGHTS, reason=True),
        Move("resubmit", _("重新提交"), from_="returned", to="submitted", by=APPLICANT),
        Move(
            "withdraw",
            _("撤回"),
            from_=["submitted", "returned", "granted", "helping"],
            to="withdrawn",
            by=APPLICANT,
        ),
    ],
    tells={
        "grant": "grievances.aid_granted",
        "return": "grievances.aid_returned",
        "decline": "grievances.aid_declined",
        "assign": "grievances.aid_assigned",
        "finish": "grievances.aid_finished",
    },
)
