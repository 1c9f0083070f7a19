"""Why a program is not taken as it was written."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class KindUnknown(Refusal):
    says = _("没有“{kind}”这一类慰问。请从列出来的类别里选。")


class SettingsWrong(Refusal):
    says = _("日子没有写对：{what}。请照说明重新填，例如日期写成 2026-09-25。")


class ProgramTwice(Refusal):
    says = _("从 {day} 起已经有编码是“{code}”的项目。请换一个编码，或换一个开始日期。")


class NotADraft(Refusal):
    says = _("这个项目已经不是草稿，不能再改。要变的话，请另写一份，从新的日期起执行。")


class InForceByAnother(Refusal):
    says = _("这份草稿是您写的，要由另一位有批准权限的干部核对以后执行。")


class NotInForce(Refusal):
    says = _("这个项目现在不在执行，不用停。")


class EndsBeforeItBegins(Refusal):
    says = _("停止日期要晚于开始日期 {day}。请改一个日期。")


class ReasonNeeded(Refusal):
    says = _("请写一句为什么停，会员问起来好答复。")


class TemplateUnknown(Refusal):
    says = _("没有编码是“{code}”的范本。请从列出来的范本里选。")
