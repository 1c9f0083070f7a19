"""How joining, transferring and correcting move. The shape is here; the days are dated regional data."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.flows import APPLICANT, Flow, Move, Seat, Stage, WorkingDays

REVIEW = "membership.review"
TRANSFER = "membership.transfer"

JOIN = Flow(
    "membership.join",
    _("入会申请"),
    prefix="RH",
    stages=[
        Stage("submitted", _("待审核"), waits_on=Seat(REVIEW), within=WorkingDays("join.review", default=3)),
        Stage(
            "returned",
            _("待补充"),
            waits_on=APPLICANT,
            within=WorkingDays("join.complete", default=15),
            pauses=True,
        ),
        Stage("joined", _("已入会"), ends=True),
        Stage("declined", _("未通过"), ends=True),
        Stage("withdrawn", _("已撤回"), ends=True),
    ],
    moves=[
        Move("accept", _("同意入会"), from_="submitted", to="joined", needs=REVIEW),
        Move("return", _("退回补充"), from_="submitted", to="returned", needs=REVIEW, reason=True),
        Move("decline", _("不予通过"), from_="submitted", to="declined", needs=REVIEW, reason=True),
        Move("resubmit", _("重新提交"), from_="returned", to="submitted", by=APPLICANT),
        Move("withdraw", _("撤回"), from_=["submitted", "returned"], to="withdrawn", by=APPLICANT),
    ],
    tells={"accept": "membership.joined", "return": "membership.returned", "decline": "membership.declined"},
)

MOVE_OVER = Flow(
    "membership.transfer",
    _("会籍转接"),
    # Not one of its own: whoever asks to join must not read from the number that somebody is a member.
    prefix="RH",
    stages=[
        Stage(
            "releasing", _("待转出"), waits_on=Seat(TRANSFER), within=WorkingDays("transfer.out", default=3)
        ),
        Stage(
            "accepting",
            _("待转入"),
            waits_on=Seat(TRANSFER, at="other"),
            within=WorkingDays("transfer.in", default=3),
        ),
        Stage("transferred", _("已转接"), ends=True),
        Stage("refused", _("未转接"), ends=True),
        Stage("withdrawn", _("已撤回"), ends=True),
    ],
    moves=[
        Move("release", _("同意转出"), from_="releasing", to="accepting", needs=TRANSFER),
        Move("hold", _("不同意转出"), from_="releasing", to="refused", needs=TRANSFER, reason=True),
        Move("receive", _("同意转入"), from_="accepting", to="transferred", needs=TRANSFER),
        Move("refuse", _("不同意转入"), from_="accepting", to="refused", needs=TRANSFER, reason=True),
        Move("withdraw", _("撤回"), from_=["releasing", "accepting"], to="withdrawn", by=APPLICANT),
    ],
    tells={"receive": "membership.transferred", "hold": "membership.held", "refuse": "membership.held"},
)

CORRECTION = Flow(
    "membership.correction",
    _("信息更正"),
    prefix="GZ",
    stages=[
        Stage("asked", _("待核对"), waits_on=Seat(REVIEW), within=WorkingDays("correction.check", default=5)),
        Stage("corrected", _("已更正"), ends=True),
        Stage("declined", _("未更正"), ends=True),
        Stage("withdrawn", _("已撤回"), ends=True),
    ],
    moves=[
        Move("correct", _("更正"), from_="asked", to="corrected", needs=REVIEW),
        Move("decline", _("不予更正"), from_="asked", to="declined", needs=REVIEW, reason=True),
        Move("withdraw", _("撤回"), from_="asked", to="withdrawn", by=APPLICANT),
    ],
    tells={"correct": "membership.corrected", "decline": "membership.not_corrected"},
)
