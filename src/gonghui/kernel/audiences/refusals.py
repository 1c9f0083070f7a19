"""Why a rule of an audience is not taken."""

from django.utils.translation import gettext_lazy as _

from ..refusal import Refusal


class RuleUnreadable(Refusal):
    says = _("人群规则写得不对：{what}。请照“从谁里选、满足哪些条件”重新写。")


class PopulationUnknown(Refusal):
    says = _("没有叫“{code}”的人群起点。可以从这些里选：{known}。")


class CriterionUnknown(Refusal):
    says = _("没有叫“{code}”的条件。可以用的条件有：{known}。")


class CriterionUnfit(Refusal):
    says = _("“{criterion}”不能用来问“{population}”。请换一个条件，或换一个人群起点。")


class ValueMissing(Refusal):
    says = _("条件“{criterion}”还缺“{value}”。请填上再保存。")


class ValueUnknown(Refusal):
    says = _("条件“{criterion}”里没有“{value}”这一项。请删掉它。")


class ValueWrong(Refusal):
    says = _("条件“{criterion}”的“{value}”填得不对：{given}。{how}")


class MayNotAsk(Refusal):
    says = _("条件“{criterion}”涉及敏感信息，您的任职不能使用。请换一个条件，或请有权限的同事来办。")
