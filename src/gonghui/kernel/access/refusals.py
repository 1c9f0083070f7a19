"""Every "no" of this room."""

from django.utils.translation import gettext_lazy as _

from ..refusal import Refusal


class NotYours(Refusal):
    says = _("这件事不在您的职务范围里。请找有这项权限的同事办，或拨 12351 问问。")


class AboveYourself(Refusal):
    says = _("“{role}”比您自己的职务高，您不能任命或解除。请上级工会来办。")


class NotForYourself(Refusal):
    says = _("不能给自己任命职务。请另一位有权限的同事来办。")


class RolesExclude(Refusal):
    says = _("{name}在这段时间里是“{held}”，不能同时做“{wanted}”：查账的人不能管账。请先结束原来的职务。")


class AlreadyHolds(Refusal):
    says = _("{name}在“{organization}”已经是“{role}”了，不用再任命一次。")


class EndsBeforeStart(Refusal):
    says = _("结束的日子（{valid_to}）不能早于开始的日子（{valid_from}）。")


class AlreadyEnded(Refusal):
    says = _("这个职务已经在 {valid_to} 结束了。")


class LastAdministrator(Refusal):
    says = _("这是“{organization}”最后一位系统管理员。请先任命接手的人，再结束这个职务。")


class OrganizationClosed(Refusal):
    says = _("“{organization}”已经撤销，不能再任命职务。")


class PhoneWrong(Refusal):
    says = _("手机号码要 11 位数字，以 1 开头。请再看一遍。")


class PhoneTaken(Refusal):
    says = _("手机号码 {phone} 已经是另一个人的登录号码。请换一个号码，或先到工会核对身份。")


class TwoNeeded(Refusal):
    says = _("恢复登录要两位同事一起核对，不能一个人办。请另请一位有权限的同事。")


class CodeWrong(Refusal):
    says = _("{name}的动态口令不对，没有恢复。请等新的一组出来，再试一次。")


class NoSuchAccount(Refusal):
    says = _("没有用这个手机号码开通的账号。")


class ReasonMissing(Refusal):
    says = _("请写明理由，至少 4 个字。被查看的人会看到它。")


class NothingToReveal(Refusal):
    says = _("这一项没有登记，没有可以查看的内容。")


class CannotBeSwitchedOff(Refusal):
    says = _("“{service}”是每个工会都要有的服务，不能关闭。")
