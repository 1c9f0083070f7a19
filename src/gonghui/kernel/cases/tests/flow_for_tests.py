"""Two flows that no service declares: one decided at one seat, one with two sides."""

from gonghui.kernel.cases.flows import (
    APPLICANT,
    AUTOMATIC,
    Flow,
    Move,
    Number,
    Seat,
    Stage,
    WorkingDays,
)
from gonghui.manifest import NoticeKind, Permission

PERMISSIONS = {
    "trial.review": Permission("trial.review", "审核试办", held_by=("officer", "chair", "upper_officer")),
    "trial.send": Permission("trial.send", "转出试办", held_by=("officer", "chair", "upper_officer")),
    "trial.receive": Permission("trial.receive", "转入试办", held_by=("chair",)),
}

TRIAL = Flow(
    "trial.join",
    "试办",
    stages=[
        Stage("submitted", "待审核", waits_on=Seat("trial.review"), within=WorkingDays("trial.review", 3)),
        Stage(
            "returned",
            "待补充",
            waits_on=APPLICANT,
            within=WorkingDays("trial.complete", default=15),
            pauses=True,
            when_due="lapse",
        ),
        Stage("passed_up", "待上级审核", waits_on=Seat("trial.review", at="upper")),
        Stage("joined", "已同意", ends=True, about="可以使用了。"),
        Stage("declined", "未通过", ends=True),
        Stage("withdrawn", "已撤回", ends=True),
    ],
    moves=[
        Move("accept", "同意", from_=["submitted", "passed_up"], to="joined", needs="trial.review"),
        Move("return", "退回补充", from_="submitted", to="returned", needs="trial.review", reason=True),
        Move(
            "decline",
            "不予通过",
            from_=["submitted", "passed_up"],
            to="declined",
            needs="trial.review",
            reason=True,
        ),
        Move("pass_up", "报上级", from_="submitted", to="passed_up", needs="trial.review"),
        Move("pass_on", "转到另一个工会", from_="submitted", to="submitted", needs="trial.review"),
        Move("resubmit", "重新提交", from_="returned", to="submitted", by=APPLICANT),
        Move("withdraw", "撤回", from_=["submitted", "returned"], to="withdrawn", by=APPLICANT),
        Move("lapse", "逾期未补充", from_="returned", to="withdrawn", by=AUTOMATIC),
    ],
    prefix="SB",
    tells={"open": "trial.opened", "return": "trial.returned", "accept": "trial.accepted"},
    numbers=[Number("trial.limit", default=2)],
)

TRANSFER = Flow(
    "trial.transfer",
    "双方试办",
    stages=[
        Stage("leaving", "待转出", waits_on=Seat("trial.send"), within=WorkingDays("trial.send", default=3)),
        Stage(
            "arriving",
            "待转入",
            waits_on=Seat("trial.receive", at="other"),
            within=WorkingDays("trial.receive", default=2),
        ),
        Stage("done", "已转入", ends=True),
        Stage("refused", "未转入", ends=True),
    ],
    moves=[
        Move("release", "同意转出", from_="leaving", to="arriving", needs="trial.send"),
        Move("receive", "同意转入", from_="arriving", to="done", needs="trial.receive"),
        Move("refuse", "不接收", from_="arriving", to="refused", needs="trial.receive", reason=True),
    ],
    prefix="SF",
)

FLOWS = {flow.code: flow for flow in (TRIAL, TRANSFER)}
NOTICES = {
    kind.code: kind
    for kind in (
        NoticeKind("trial.opened", "已提交", "{number} 已提交", "请等待{organization}审核，{due} 前答复。"),
        NoticeKind("trial.returned", "待补充", "{number} 请补充", "{reason}"),
        NoticeKind("trial.accepted", "已同意", "{number} 已同意", "{flow}：{stage}"),
    )
}
