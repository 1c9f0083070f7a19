"""Every "no" about buying for an occasion, with what to do instead. Amounts in the sentences are yuan."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class NoFundYet(Refusal):
    says = _("“{union}”{year} 年还没有资金。请先建立资金和预算，再来采购。")


class FundElsewhere(Refusal):
    says = _("这笔资金和这一批不在同一个工会。请换本工会的资金。")


class NobodyIsDue(Refusal):
    says = _("“{occasion}”在本工会还没有应享名单，不知道该买多少。请等名单出来再采购。")


class MoreThanIsDue(Refusal):
    says = _(
        "“{occasion}”应发 {due} 人，一共值 {most} 元；已经采购 {had} 元，这次是 {asked} 元，超过了。"
        "请减少数量或单价。"
    )


class InvoiceMissing(Refusal):
    says = _("请填写发票号码。没有发票不能付款。")


class ReceiptMissing(Refusal):
    says = _("请填写验收单或收据的编号。")


class NotPlanned(Refusal):
    says = _("这笔采购还没有批完，或者已经取消，不能付款。请看看采购的状态。")


class PaidAlready(Refusal):
    says = _("这笔采购已经付款，不能取消。货退了、钱回来了，请用“登记退回”；付错了请用“冲正”。")
