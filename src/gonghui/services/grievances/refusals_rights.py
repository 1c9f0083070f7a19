"""What rights work refuses, each with what to do."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class DayToCome(Refusal):
    says = _("{day} 还没有到。请填已经过去的日期，或等办完那天再来登记。")


class BeforeItBegan(Refusal):
    says = _("日期不能早于 {day}。请核对后再填。")


class AidOpen(Refusal):
    says = _("您已经申请过法律援助，编号 {number}，还在办。可以在“我的办件”里补充。")


class NowhereToAsk(Refusal):
    says = _("还不知道您是哪个工会的，没法转给律师。请先入会，或打 12351。")


class AlreadyEnded(Refusal):
    says = _("这一件已经办结，改不了。有新情况请另外登记一件。")


class PerformanceDayMissing(Refusal):
    says = _("达成协议的，请填什么时候兑现。")


class NothingToPerform(Refusal):
    says = _("这一件没有要兑现的协议，不用登记。")


class AlertRaised(Refusal):
    says = _("这一件已经发过预警，编号 {number}。请在预警里看进展。")


class AlertConfirmed(Refusal):
    says = _("这条预警已经有人确认，不用再确认。")


class ConfirmFirst(Refusal):
    says = _("请先由市级工会确认这条预警，再登记结果。")


class NotItsTurn(Refusal):
    says = _("这一步现在办不了。请刷新页面，看看现在到了哪一步。")


class VoteDoesNotAddUp(Refusal):
    says = _("人数对不上：同意的不能多于实到的，实到的不能多于应到的。请核对。")


class ReviewOver(Refusal):
    says = _("审查期在 {day} 结束了，合同已经生效，不能再登记异议。")


class ContractUpsideDown(Refusal):
    says = _("到期日要晚于生效日。请核对合同期限。")


class RenewedAlready(Refusal):
    says = _("这份合同已经在续订，编号 {number}。请在那一件里接着办。")


class AnsweredAlready(Refusal):
    says = _("这份意见已经登记过答复。")


class NotHandedOver(Refusal):
    says = _("意见书还在答复期里，或者已经改正，不用移交。逾期不答复或者没有改正的，再移交劳动监察。")


class HandedAlready(Refusal):
    says = _("已经移交过，建议书编号 {number}。")
