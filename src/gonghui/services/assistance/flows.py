"""How help is asked for, re-checked, ended and disputed: the shape; days and levels are regional data."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.flows import (
    APPLICANT,
    AUTOMATIC,
    OTHER,
    Flow,
    Move,
    Number,
    Seat,
    Stage,
    WorkingDays,
)

VERIFY = "assistance.verify"
REVIEW = "assistance.review"
APPROVE = "assistance.approve"

NOTICE_DAYS = "assistance.notice"

APPLICATION = Flow(
    "assistance.application",
    _("困难帮扶申请"),
    prefix="KN",
    numbers=[Number(NOTICE_DAYS, default=5)],
    whole=WorkingDays("assistance.whole_way", default=30),
    stages=[
        Stage(
            "submitted",
            _("待入户核实"),
            waits_on=Seat(VERIFY),
            within=WorkingDays("assistance.verify", default=5),
            about=_("您的基层工会会上门看看，核对情况，请您在核对授权上签字。"),
        ),
        Stage(
            "returned",
            _("待补充"),
            waits_on=APPLICANT,
            within=WorkingDays("assistance.complete", default=15),
            pauses=True,
            about=_("请按说明补上，补好以后接着办，填过的都还在。"),
        ),
        Stage(
            "reviewing",
            _("待县级复核"),
            waits_on=Seat(REVIEW, at=OTHER),
            within=WorkingDays("assistance.review", default=10),
            about=_("县级工会和民政部门核对家庭的收入和财产。"),
        ),
        Stage(
            "noticed",
            _("公示中"),
            about=_("公示只写姓氏、单位、类别和金额。没有异议，公示期满就审批。"),
        ),
        Stage(
            "approving",
            _("待审批"),
            waits_on=Seat(APPROVE, at=OTHER),
            within=WorkingDays("assistance.approve", default=5),
            about=_("公示期满没有异议，由另一位干部审批。"),
        ),
        Stage("on_file", _("已建档"), ends=True, about=_("您家的困难档案建好了，工会会和您商定帮扶方案。")),
        Stage("declined", _("未通过"), ends=True),
        Stage("withdrawn", _("已撤回"), ends=True),
    ],
    moves=[
        Move("verify", _("核实属实，上报"), from_="submitted", to="reviewing", needs=VERIFY),
        Move("return", _("退回补充"), from_="submitted", to="returned", needs=VERIFY, reason=True),
        Move("decline", _("不予上报"), from_="submitted", to="declined", needs=VERIFY, reason=True),
        Move("resubmit", _("重新提交"), from_="returned", to="submitted", by=APPLICANT),
        Move("publish", _("复核通过，开始公示"), from_="reviewing", to="noticed", needs=REVIEW),
        Move("send_back", _("退回基层再核实"), from_="reviewing", to="submitted", needs=REVIEW, reason=True),
        Move("refuse", _("复核不通过"), from_="reviewing", to="declined", needs=REVIEW, reason=True),
        Move("notice_over", _("公示期满"), from_="noticed", to="approving", by=AUTOMATIC),
        Move("object", _("异议成立，重新复核"), from_="noticed", to="reviewing", by=AUTOMATIC),
        Move("approve", _("同意建档"), from_="approving", to="on_file", needs=APPROVE),
        Move("raise", _("报上一级审批"), from_="approving", to="approving", needs=APPROVE, reason=True),
        Move("reject", _("不同意建档"), from_="approving", to="declined", needs=APPROVE, reason=True),
        Move(
            "withdraw",
            _("撤回"),
            from_=["submitted", "returned", "reviewing", "noticed"],
            to="withdrawn",
            by=APPLICANT,
        ),
    ],
    tells={
        "verify": "assistance.verified",
        "return": "assistance.returned",
        "decline": "assistance.declined",
        "publish": "assistance.noticed",
        "refuse": "assistance.declined",
        "approve": "assistance.on_file",
        "reject": "assistance.declined",
    },
)

RECHECK = Flow(
    "assistance.recheck",
    _("年度复核"),
    prefix="FH",
    stages=[
        Stage(
            "due",
            _("待入户复核"),
            waits_on=Seat(VERIFY),
            within=WorkingDays("assistance.recheck", default=20),
        ),
        Stage(
            "checked",
            _("待县级确认"),
            waits_on=Seat(REVIEW, at=OTHER),
            within=WorkingDays("assistance.review", default=10),
        ),
        Stage("kept", _("继续帮扶"), ends=True),
        Stage("observed", _("进入渐退期"), ends=True),
        Stage("lifted", _("已脱困"), ends=True),
    ],
    moves=[
        Move("report", _("上报复核结果"), from_="due", to="checked", needs=VERIFY),
        Move("keep", _("继续帮扶"), from_="checked", to="kept", needs=REVIEW),
        Move("observe", _("进入渐退期"), from_="checked", to="observed", needs=REVIEW, reason=True),
        Move("lift", _("确认脱困"), from_="checked", to="lifted", needs=REVIEW, reason=True),
        Move("send_back", _("退回再核实"), from_="checked", to="due", needs=REVIEW, reason=True),
    ],
    tells={"observe": "assistance.observed", "lift": "assistance.lifted", "keep": "assistance.kept"},
)

OBJECTION = Flow(
    "assistance.objection",
    _("帮扶异议"),
    prefix="YY",
    stages=[
        Stage(
            "raised",
            _("待核查"),
            waits_on=Seat(REVIEW),
            within=WorkingDays("assistance.objection", default=5),
        ),
        Stage("upheld", _("异议成立"), ends=True),
        Stage("dismissed", _("异议不成立"), ends=True),
        Stage("withdrawn", _("已撤回"), ends=True),
    ],
    moves=[
        Move("uphold", _("异议成立"), from_="raised", to="upheld", needs=REVIEW, reason=True),
        Move("dismiss", _("异议不成立"), from_="raised", to="dismissed", needs=REVIEW, reason=True),
        Move("withdraw", _("撤回"), from_="raised", to="withdrawn", by=APPLICANT),
    ],
    tells={"uphold": "assistance.objection_settled", "dismiss": "assistance.objection_settled"},
)
