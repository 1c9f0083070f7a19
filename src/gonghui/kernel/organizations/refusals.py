"""Every "no" of the tree, with what to do instead."""

from django.utils.translation import gettext_lazy as _

from ..refusal import Refusal


class CodeTaken(Refusal):
    says = _("编号 {code} 已经用在“{name}”上，请换一个。")


class CannotMoveBelowItself(Refusal):
    says = _("不能把“{name}”放到它自己或它的下级里。请另选一个工会。")


class WrongLevel(Refusal):
    says = _("“{level}”不能放在“{name}”（{above}）下面。请选一个更高一级的上级。")


class TooDeep(Refusal):
    says = _("“{name}”下面不能再设组织，层级最多 {most} 层。请放到更高一级。")


class TooManyParts(Refusal):
    says = _("“{name}”的直属组织已经用完 {most} 个编号。请在中间增设一级再添加。")


class AlreadyClosed(Refusal):
    says = _("“{name}”已于 {on} 撤销，不能再办理。请选现有的组织。")


class StillHasParts(Refusal):
    says = _("“{name}”下面还有 {count} 个组织，请先把它们移走或撤销。")


class StillHasRecords(Refusal):
    says = _("“{name}”里还有没有了结的事（{what}），请先转走再撤销。")


class UsccWrong(Refusal):
    says = _("统一社会信用代码 {uscc} 对不上校验位。请照证书核对，共 18 位，没有字母 I、O、S、V、Z。")


class BeforeItsTime(Refusal):
    says = _("日期 {on} 早于“{name}”成立的日期 {opened_on}。请核对日期。")
