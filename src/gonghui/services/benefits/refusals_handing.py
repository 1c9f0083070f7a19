"""Every "no" in handing out, with the sentence that says what happened and what comes next."""

from datetime import datetime

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from .models import Entitlement


class AlreadySettled(Refusal):
    """Somebody was first. `when`, `by_name` and `state` tell who, when and what."""

    says = _("这一份已于 {when} 由{who}登记为“{what}”，不用再办。如有出入，请先看这一份的记录。")

    def __init__(self, when: datetime | None, by_name: str, state: str) -> None:
        self.when, self.by_name, self.state = when, by_name, state
        told = {"when": formats.moment(when), "who": by_name or _now("系统")}
        super().__init__(**told, what=Entitlement.State(state).label)


class NotSettled(Refusal):
    says = _("这一份还没有登记结果，没有可以撤回的。请看过最新情况再办理。")


class ReasonMissing(Refusal):
    says = _("请写明原因。没送到的要写清为什么，撤销的也要写清为什么，记录会留下。")


class ProofMissing(Refusal):
    says = _("还差一样证明：请让本人签字、报 4 位取件码，或勾选“已在纸质发放表上签字”。")


class WrongCode(Refusal):
    says = _("取件码不对。请让本人打开“我的慰问”，照这一份上面的 4 位数再报一次。")


class ProxyIncomplete(Refusal):
    says = _("代领要写清三样：代领人的姓名、和本人的关系、为什么代领。")


class OwnGift(Refusal):
    says = _("这一份是您本人的，不能由您自己发。请别的干部登记，或在“我的慰问”里确认收到。")


class NotYours(Refusal):
    says = _("只有本人能确认收到。")


class UndoneAlready(Refusal):
    says = _("这条发放记录已于 {when} 撤销，不用再办。")


class TooLateToUndo(Refusal):
    says = _("这一批到 {day} 为止可以撤销，现在过了日子。记录有误的话，请写明情况报上级工会。")


class ConfirmedByOwner(Refusal):
    says = _("本人已于 {when} 确认收到，发放记录不能再撤销。有出入请和本人核对。")


class CouponUnknown(Refusal):
    says = _("没有这张提货券。请对照券上的 8 位券码再输一次，字母不分大小写。")


class CouponUsed(Refusal):
    says = _("这张提货券已于 {when} 由{who}核销，一张券只能用一次。")


class CouponExpired(Refusal):
    says = _("这张提货券到 {day} 为止，已经过期。东西还没领的话，请在名单里直接发放。")


class CouponVoid(Refusal):
    says = _("这张提货券已于 {when} 作废：这一份已用别的方式发放。请看这一份的记录。")


class CouponEarly(Refusal):
    says = _("这张提货券从 {day} 起才能用。")


class NotTheOwner(Refusal):
    says = _("这张提货券是{name}的，和出示的会员码不是同一个人。券不能转让，请本人来领。")


class OwnerUnchecked(Refusal):
    says = _("请先核对本人：扫会员码，或看过证件后勾选“已核对是本人”。券不能转让。")


class CouponDates(Refusal):
    says = _("提货券的最后一天要在 {first} 到 {last} 之间。过了 {last} 这一批就要收尾。")


class NoCoupons(Refusal):
    says = _("“{form}”不用提货券。提货券只换写明的东西，不能换钱。")


class ListChanged(Refusal):
    says = _("您看名单的时候，有人登记了或加进了别人。下面是现在的名单，请对着签字表再勾一遍。")


class ListTooLong(Refusal):
    says = _("一次最多登记 {most} 人，请先选一个分会。")


class PrivateList(Refusal):
    says = _("专属权益不按名单集中发放，请女职工委员逐个办理。")
