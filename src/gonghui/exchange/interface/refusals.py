"""Every "no" about keys to the open interface."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class LivesTooLong(Refusal):
    says = _("密钥最长用 {most} 天。请填 1 到 {most} 之间的天数，到期前再签发一把新的。")


class NoScope(Refusal):
    says = _("请至少选一项对方系统可以做的事。")


class UnionClosed(Refusal):
    says = _("“{organization}”已经撤销，不能再签发密钥。")


class RevokedBefore(Refusal):
    says = _("这把密钥已经撤销过了，现在就用不了。")
