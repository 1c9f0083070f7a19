"""Every "no" about money, with what to do instead. Amounts in the sentences are yuan."""

from django.utils.translation import gettext_lazy as _

from ..refusal import Refusal


class FundTooSmall(Refusal):
    says = _("资金不足：余额 {left} 元，本次需要 {wanted} 元。请调整金额或更换资金来源。")


class FundAlreadyOpen(Refusal):
    says = _("{year} 年“{source}”资金已经建立过了。请在原来那一笔上调整预算。")


class UnknownSource(Refusal):
    says = _("没有编号为“{source}”的资金来源。请从来源列表里选一个。")


class AmountNotPositive(Refusal):
    says = _("金额要大于 0。请核对后重新填写。")


class PeriodClosed(Refusal):
    says = _("{period} 已经结账，不能再记账。请把这一笔记到还没有结账的月份，或用冲正更正。")


class PeriodNotOver(Refusal):
    says = _("{period} 还没有结束，不能结账。请等这一期结束后再办理。")


class CommittedOtherwise(Refusal):
    says = _("这一事项已经承诺过另一笔金额（{amount} 元）。请在原来那一笔上办理，或先释放再重新承诺。")


class NothingLeft(Refusal):
    says = _("这笔承诺只剩 {left} 元可用，本次需要 {wanted} 元。请核对金额。")


class NeedsAPerson(Refusal):
    says = _("审批要由本人办理，系统不能代批。请登录后再审批。")


class MakerMayNotApprove(Refusal):
    says = _("经办人不能审批自己经办或改过的款项。请换一位同事审批。")


class ApprovedAlready(Refusal):
    says = _("您已经审批过这笔款项，不用再批。还差 {missing} 位同事审批。")


class ApprovedInFull(Refusal):
    says = _("这笔款项已经批完，不用再批。接下来由出纳办理支付。")


class NotApproved(Refusal):
    says = _("这笔款项还没有批完：还差 {missing} 位审批人，审批级别要到第 {level} 级。批完后再支付。")


class PayeeChanged(Refusal):
    says = _("收款人、账号或金额和审批时不一样，原来的审批已经作废。请核对后重新审批。")


class OnHold(Refusal):
    says = _("收款账号刚改过，{until} 之后才能支付。请先电话核实收款人。")


class NotYet(Refusal):
    says = _("这笔款项 {until} 之后才能支付（公示还没有结束）。")


class Blocked(Refusal):
    says = _("这笔款项已暂停支付：{reason}。请先处理完，再恢复支付。")


class ApproverMayNotPay(Refusal):
    says = _("审批人不能同时办理支付。请换一位同事支付。")


class AlreadyPaid(Refusal):
    says = _("这笔款项（{number}）已经支付过了，不会再付第二次。")


class AlreadyPlanned(Refusal):
    says = _("这一事项第 {instalment} 期已经排过付款（{number}），不会再排第二次。")


class NotPaid(Refusal):
    says = _("这笔款项（{number}）还没有支付，或已经撤销。请核对付款编号。")


class ReceiptAlreadyKept(Refusal):
    says = _("这笔款项（{number}）的签收已经登记过了。")


class TooMuchReturned(Refusal):
    says = _("这笔款项最多还能退回 {left} 元。请核对退款金额。")


class WaitsForTheBank(Refusal):
    says = _("付款 {number} 已经交给银行，正在等回单。请等回单到了再办理。")


class ReasonMissing(Refusal):
    says = _("请写明原因，至少 4 个字。")


class AccountNumberWrong(Refusal):
    says = _("银行账号要 8 到 32 位数字。请照银行卡或存折再核对一遍。")


class NothingToPay(Refusal):
    says = _("这一批里没有付款。请先选出要付的款项。")
