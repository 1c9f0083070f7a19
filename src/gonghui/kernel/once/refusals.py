"""Every "no" to a repeated request, with what to do instead."""

from django.utils.translation import gettext_lazy as _

from ..refusal import Refusal


class KeyMissing(Refusal):
    says = _("这次提交没有带编号，无法确认是不是重复提交。请刷新页面后再提交一次。")


class OtherRequest(Refusal):
    says = _("这个提交编号已经用在另一项内容上。请刷新页面，核对后重新提交。")


class InFlight(Refusal):
    says = _("同一项提交正在办理。请等几秒再看结果，不用重新填写。")
