"""Why membership says no."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class AlreadyMember(Refusal):
    says = _("这位职工已经是“{organization}”的会员。要换工会请办会籍转接，不用重新入会。")


class NotAMember(Refusal):
    says = _("这份会籍已经结束，不能再变更。请核对后重新办理入会。")


class NotRetained(Refusal):
    says = _("这份会籍现在是“{state}”，不用恢复。")


class NotActive(Refusal):
    says = _("这份会籍现在是“{state}”，不能保留。")


class TransferRunning(Refusal):
    says = _("这份会籍正在转接（{number}），请等它办完再申请。")


class SameOrganization(Refusal):
    says = _("您现在就在“{organization}”，不用转接。")


class UnionNotOpen(Refusal):
    says = _("“{organization}”现在不接受网上入会，请打电话 {phone} 或到工会办公室办理。")


class ApplicationIncomplete(Refusal):
    says = _("还有没填的内容：{missing}。补上再提交。")


class ReasonNeeded(Refusal):
    says = _("请写明原因，会员和审计都能看到。")


class NameDiffers(Refusal):
    says = _("申请里的姓名和这个身份证号码登记的姓名不一样。请当面核对身份证，退回申请人改正后再办。")


class NumberChanged(Refusal):
    says = _("身份证号码和第一次交的不一样。号码填错了，请撤回这份申请，用正确的号码重新申请。")


class NotAllFit(Refusal):
    says = _(
        "选中的人里有 {count} 位现在不能这样办，比如会员号 {number}，会籍是“{state}”。"
        "谁的都没有变。请按“会籍”筛选以后再一起办。"
    )


class RegisterMoved(Refusal):
    says = _("刚才有人改过名册：符合这些条件的现在是 {now} 位，不是 {seen} 位。请再看一遍名单。")


class OutsideYourUnions(Refusal):
    says = _("“{place}”不归您任职的工会管，不能直接转过去。请在会员页上办会籍转接。")
