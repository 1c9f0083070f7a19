"""What officers are asked about lines, and about a change that they want to try."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Line
from ..models.facts import Residence

MOST_YUAN = 10_000_000
SIGNS = {
    "<": gettext_lazy("低于"),
    "<=": gettext_lazy("不高于"),
    ">": gettext_lazy("高于"),
    ">=": gettext_lazy("不低于"),
}
MONEY: dict[str, Any] = {"min_value": Decimal("0.01"), "max_value": MOST_YUAN, "decimal_places": 2}


class LineForm(forms.Form):
    """One line, as its document says it."""

    region = forms.CharField(
        label=gettext_lazy("行政区划代码"), help_text=gettext_lazy("6 位"), max_length=12
    )
    residence = forms.ChoiceField(label=gettext_lazy("城乡"), choices=Residence.choices)
    amount = forms.DecimalField(label=gettext_lazy("标准（元）"), **MONEY)
    unit = forms.ChoiceField(label=gettext_lazy("按什么算"), choices=Line.Unit.choices)
    valid_from = forms.DateField(
        label=gettext_lazy("从哪天起"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    document = forms.CharField(
        label=gettext_lazy("文件名称和文号"), max_length=200, help_text=gettext_lazy("照文件抄，查得到出处")
    )
    demonstration = forms.BooleanField(label=gettext_lazy("这是演示数据，不是真的标准"), required=False)

    def told(self) -> dict[str, Any]:
        """What the deed takes."""
        told = dict(self.cleaned_data)
        return told | {"amount_fen": int(told.pop("amount") * 100)}


class DraftForm(forms.Form):
    """A change to try; asked by address, since nothing is written."""

    urban = forms.DecimalField(label=gettext_lazy("城镇标准（元，每人每月）"), required=False, **MONEY)
    rural = forms.DecimalField(label=gettext_lazy("农村标准（元，每人每月）"), required=False, **MONEY)

    def __init__(self, policies: list, comparisons: list, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list({policy.code: policy.name for policy in policies}.items())
        self.fields["policy"] = forms.ChoiceField(label=_("认定政策"), choices=choices)
        self.order_fields(["policy"])
        for category, criterion, name, sign, multiple in comparisons:
            field = forms.DecimalField(min_value=0, max_value=20, decimal_places=3, required=False)
            field.label = _("{category}的倍数").format(category=name)
            field.help_text = _("现在是{sign} {multiple} 倍").format(
                sign=SIGNS[sign], multiple=f"{float(multiple):g}"
            )
            self.fields[f"{category}.{criterion}"] = field
