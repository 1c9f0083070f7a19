"""Every "no" of public answers."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class AnswerIncomplete(Refusal):
    says = _("问题、答复和依据都要写。")


class LeadsToSomebody(Refusal):
    says = _("里面有“{what}”，会让人认出是谁。请改成“某职工”“本单位”这样的说法。")


class NotADraft(Refusal):
    says = _("这一条不在写的阶段，不能改。已公开的请先撤下。")


class NotWaitingForCheck(Refusal):
    says = _("这一条不在等人核对，可能别人已经办了。请刷新后再看。")


class CheckedByAnother(Refusal):
    says = _("写的人不能自己核对，请另一位干部来看。")


class NotPublic(Refusal):
    says = _("这一条没有公开，不用撤下。")


class RemarkMissing(Refusal):
    says = _("请写明为什么，写的人看得到。")
