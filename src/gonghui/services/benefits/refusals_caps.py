"""What the rule cards refuse, each with the card, its document and clause, what it allows and what to do.

Amounts in the sentences are yuan.
"""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal

from .models import RuleCard


class CardRefusal(Refusal):
    """Base of every "no" of a card; `rule` is the card itself."""

    def __init__(self, rule: RuleCard, **places: object) -> None:
        super().__init__(card=rule.name, document=rule.document, clause=rule.clause, **places)
        self.rule = rule


class CardMissing(Refusal):
    says = _("还没有“{item}”的规则卡，定不了标准。请上级工会先按本省实施细则录入规则卡，再来办。")


class FormForbidden(CardRefusal):
    says = _("不能用“{form}”：规则卡“{card}”（{document}，{clause}）只允许{forms}。请换一种形式。")


class NotAFestival(CardRefusal):
    says = _(
        "“{festival}”不在能发节日慰问品的节日里（{document}，{clause}）。能发的是{festivals}。"
        "经自治区以上批准的少数民族节日，请上级工会先录入规则卡。"
    )


class OverCap(CardRefusal):
    says = _(
        "超过了规则卡“{card}”（{document}，{clause}）：每人每次最多 {cap} 元，这次是 {asked} 元。"
        "请降到 {cap} 元以内；有文件批准的，先申请例外。"
    )


class OverDayCap(CardRefusal):
    says = _(
        "超过了规则卡“{card}”（{document}，{clause}）：每人每天最多 {cap} 元，这次是 {asked} 元。"
        "请降到 {cap} 元以内；有文件批准的，先申请例外。"
    )


class OverFestivalCap(CardRefusal):
    says = _(
        "超过了规则卡“{card}”（{document}，{clause}）：每人每节最多 {cap} 元，加上这次是 {asked} 元。"
        "请减少金额；有文件批准的，先申请例外。"
    )


class OverYearCap(CardRefusal):
    says = _(
        "超过了规则卡“{card}”（{document}，{clause}）：每人全年最多 {cap} 元，加上这次有 {people} 人超过，"
        "最多的到 {asked} 元。请减少金额；有文件批准的，先申请例外。"
    )


class OverYearPlan(CardRefusal):
    says = _(
        "超过了规则卡“{card}”（{document}，{clause}）：每人全年最多 {cap} 元，加上这次，"
        "一个人全年到 {asked} 元。请减少金额，或先停一个项目；有文件批准的，先申请例外。"
    )


class TooOften(CardRefusal):
    says = _(
        "超过了规则卡“{card}”（{document}，{clause}）：一年最多 {times} 次，加上这次，"
        "同一个人一年有 {asked} 次。请先停掉重复的项目。"
    )


class TwiceForOneEvent(CardRefusal):
    says = _(
        "规则卡“{card}”（{document}，{clause}）规定一件事慰问 {times} 次；已经有在执行的项目“{other}”。"
        "请先停掉那个项目，或不再新设。"
    )


class TooManyDays(CardRefusal):
    says = _(
        "规则卡“{card}”（{document}，{clause}）规定最多 {times} 天，当天往返，这次是 {asked} 天。"
        "请改成当天往返。"
    )


class TooManyWinners(CardRefusal):
    says = _(
        "超过了规则卡“{card}”（{document}，{clause}）：{participants} 人参加，最多 {cap} 人得奖，"
        "这次是 {asked} 人。请减少得奖名额。"
    )


class OverUnionShare(CardRefusal):
    says = _(
        "超过了规则卡“{card}”（{document}，{clause}）：当年留成经费 {base} 元，这一项全年最多 {cap} 元，"
        "加上这次是 {asked} 元。请减少采购数量或金额。"
    )


class OverTopUp(CardRefusal):
    says = _(
        "超过了规则卡“{card}”（{document}，{clause}）：当年会费 {base} 元，工会经费最多补助 {cap} 元，"
        "加上这次是 {asked} 元。请减少采购数量或金额。"
    )


class DuesFirst(CardRefusal):
    says = _("规则卡“{card}”（{document}，{clause}）规定先用会费：会费还有 {left} 元。请先从会费资金里采购。")
