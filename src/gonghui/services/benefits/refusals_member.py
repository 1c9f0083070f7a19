"""Why a member's wish cannot be met, with what to do instead."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class NotOffered(Refusal):
    says = _("“{choice}”不在这一份可选的东西里。请从列出来的几样里选一样。")


class TooLateToChoose(Refusal):
    says = _("{day}前可以选，现在已经按“{choice}”准备了。想换的话，请打电话给您的工会干部。")


class BirthNotKnown(Refusal):
    says = _("还不知道您的出生日期，选不了。请在“我的资料”里补上，或告诉工会干部。")


class NotThereYet(Refusal):
    says = _("这一份还没有送到，送到了再评价。")


class TooLateToTakeBack(Refusal):
    says = _("这一份 {day}已经截止，不能再领。下一次会照常为您准备。")


class NoUnion(Refusal):
    says = _("还没有找到您在哪个工会。请先在“会员服务”里申请入会，或打 12351。")


class EventToCome(Refusal):
    says = _("这一天还没有到。事情办了以后再来告诉工会，当天就行。")


class ToldAlready(Refusal):
    says = _("这件事您已经告诉过工会了：{day}的那一件，办件号 {number}。在“我的办件”里看得到办到哪一步。")


class NoProgramForEvent(Refusal):
    says = _(
        "“{organization}”现在没有执行中的“{kind}”慰问项目，没有慰问可以安排。"
        "请先在“慰问项目”里草拟、由另一位干部批准执行，再来确认。"
    )


class NotMeantByProgram(Refusal):
    says = _("这位职工不在“{program}”的对象里。请核对名册，或写明理由不予通过。")


class NotOneOfYours(Refusal):
    says = _("在您的工会里没有找到这个号码和姓名的会员。请对照身份证再看一遍，或请本人先办入会。")
