"""Every "no" about a focus, with the sentence the person reads."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class FocusClosed(Refusal):
    says = _("这个焦点已经结束。又有人提起的，请另外确定一个。")


class NothingToFollow(Refusal):
    says = _("请选一个类别，或者写一两个热词，不然看不出有没有好转。")


class NotServing(Refusal):
    says = _("{name}现在不在{organization}任职，请选一位在任的同事负责。")


class DayIsPast(Refusal):
    says = _("日期已经过了，请选今天以后的一天。")


class MeasureDone(Refusal):
    says = _("这条措施已经登记完成了。")


class MeasuresOpen(Refusal):
    says = _("还有 {count} 条措施没有登记结果。请先登记，没做成的也写明为什么。")


class AskedOnce(Refusal):
    says = _("这个焦点已经发过调查，只能问一次。")


class TooFewAsked(Refusal):
    says = _("这些人里只有不到 5 位，问了就知道是谁答的。请换一个范围。")


class TakenAlready(Refusal):
    says = _("您已经答过了，谢谢您。")


class NotAsked(Refusal):
    says = _("这次调查已经结束，或者没有请您答。")
