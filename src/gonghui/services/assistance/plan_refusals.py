"""Why a plan, a pairing, a place or its money is refused, with what to do instead."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class NoOpenFile(Refusal):
    says = _("这户还没有建档，除临时救助以外不能安排帮扶。请先走完申请，或只安排临时救助。")


class FileEnded(Refusal):
    says = _("这户的档案已经结束，不能再订方案。又有难处时，请从新的申请开始。")


class NotADraft(Refusal):
    says = _("这一版方案已经定下，不能再改。要改请订新的一版。")


class EmptyPlan(Refusal):
    says = _("方案里还没有措施。请至少加一条，再提交批准。")


class NeedsAnotherHand(Refusal):
    says = _("方案要由订方案以外的另一位干部批准。")


class OwnHousehold(Refusal):
    says = _("这户的家庭成员里有您本人，要由别的干部办理。")


class UnknownMeasure(Refusal):
    says = _("措施目录里没有这一项。请从列表里选一项。")


class NoMoneyInThis(Refusal):
    says = _("“{measure}”不发钱，金额请留空。")


class AmountMissing(Refusal):
    says = _("“{measure}”要写明金额和资金来源。")


class AmountTooHigh(Refusal):
    says = _("{measure}最多 {most} 元：{rule}（{document}）。今年其余的已有 {given} 元，请调整金额。")


class MoneyPromised(Refusal):
    says = _("“{measure}”的资金已经承诺，不能改金额或拿掉。不再需要时，请选“不再需要”，钱会退回资金。")


class MoneyPaid(Refusal):
    says = _("“{measure}”的钱已经付出去了，不能再改。付错了请在付款页冲正。")


class AccountMissing(Refusal):
    says = _("{name}家的档案里没有银行账号，钱转不出去。请先在档案里补上开户银行和账号。")


class SameAccount(Refusal):
    says = _("档案里的账号还是尾号 {tail} 的这张卡。要换卡，先请本人到工会，在档案里改好账号，再来换。")


class NoFund(Refusal):
    says = _("{year} 年没有“{source}”这笔资金。请先由县级工会建立这笔资金，或换一个来源。")


class NotYourMoney(Refusal):
    says = _("只有本人能确认收到。请用申请人自己的账号登录后再点。")


class PairedAlready(Refusal):
    says = _("这户已经有结对的人。要换人请用“换人”，前后都记得清楚。")


class StillHelped(Refusal):
    says = _("一帮到底：这户还没有脱困，不能解除结对。要换人请用“换人”；脱困时结对自动结束。")


class NotAHelper(Refusal):
    says = _("请选在“{unit}”任职的一位干部做责任人。")


class NoPlaceLeft(Refusal):
    says = _("“{partner}”提供的 {places} 个名额已经用完。请换一项，或请对方增加名额。")


class OfferOver(Refusal):
    says = _("“{partner}”的这一项已经过期。请换一项。")


class MatchedAlready(Refusal):
    says = _("这条措施已经对接过了，不用再对接。")


class OfferDoesNotFit(Refusal):
    says = _("“{partner}”提供的是{offers}，和这条措施不是一回事。请选对得上的一项。")
