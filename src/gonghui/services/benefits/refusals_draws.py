"""Every "no" around draws, with the sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class NoFewPlaces(Refusal):
    says = _("“{program}”没有写名额数，不用抽签。名额有限的项目，请先在项目里写明名额。")


class AskingTooLong(Refusal):
    says = _("报名截止要在现在以后、{day}以前，好留出时间通知抽中的人。请改截止时间。")


class WordsMissing(Refusal):
    says = _("请写明公开的字：一串谁也预先不知道、事后谁都查得到的字，比如某天的福彩开奖号码。")


class DrawOpenAlready(Refusal):
    says = _("这一批已经开了抽签，不用再开。请在抽签列表里看。")


class AskingOver(Refusal):
    says = _("报名到 {when} 为止，已经截止了。下一次请早点来。")


class NotMeantByDraw(Refusal):
    says = _("这一次的对象里没有您。有疑问请打电话给您的工会干部。")


class TooEarlyToDraw(Refusal):
    says = _("报名到 {when} 才截止，截止以后再抽，谁都有同样的机会。")


class AlreadyDrawn(Refusal):
    says = _("已于 {when} 抽过签，一次抽签只抽一回。请看公布的结果。")


class TooLateToGiveBack(Refusal):
    says = _("日子已经过了（{day}），名额退不了。去不成的话，请打电话给您的工会干部说一声。")
