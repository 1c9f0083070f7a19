"""What officers are asked about rule cards and exceptions to them."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import offer

from ..models import Form, RuleCard
from .money import YuanField, reason_field

FORBIDDEN = (Form.CASH, Form.SHOPPING_CARD, Form.VOUCHER)
DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class CardForm(forms.Form):
    """A rule card as its document says it."""

    item = forms.ChoiceField(label=gettext_lazy("管哪一项"), choices=RuleCard.Item.choices)
    part = forms.SlugField(
        label=gettext_lazy("哪一部分"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("节日的代码（比如 spring）、surgery、family 这样；管整项就空着"),
    )
    name = forms.CharField(label=gettext_lazy("规则卡名称"), max_length=60)
    region = forms.CharField(
        label=gettext_lazy("行政区划代码"), max_length=6, required=False, help_text=gettext_lazy("6 位")
    )
    document = forms.CharField(
        label=gettext_lazy("文件名称和文号"), max_length=200, help_text=gettext_lazy("照文件抄，查得到出处")
    )
    clause = forms.CharField(label=gettext_lazy("条款"), max_length=200)
    words = forms.CharField(
        label=gettext_lazy("用大白话说"), max_length=300, help_text=gettext_lazy("会员也看得到")
    )
    cap_by = forms.ChoiceField(label=gettext_lazy("按什么算"), choices=RuleCard.By.choices)
    cap_fen = YuanField(label=gettext_lazy("最多多少"), required=False)
    share_part = forms.IntegerField(label=gettext_lazy("比例的分子"), required=False, min_value=1)
    share_whole = forms.IntegerField(label=gettext_lazy("比例的分母"), required=False, min_value=1)
    allowed = forms.MultipleChoiceField(
        label=gettext_lazy("可以用的形式"),
        required=False,
        choices=[(form.value, form.label) for form in Form if form not in FORBIDDEN],
        widget=forms.CheckboxSelectMultiple,
    )
    times = forms.IntegerField(label=gettext_lazy("最多几次"), required=False, min_value=1, max_value=366)
    per = forms.ChoiceField(
        label=gettext_lazy("在多长时间里"),
        required=False,
        choices=[
            ("", gettext_lazy("不限次数")),
            ("event", gettext_lazy("一件事")),
            ("year", gettext_lazy("一年")),
            ("day", gettext_lazy("连续几天")),
        ],
    )
    valid_from = forms.DateField(label=gettext_lazy("从哪天起"), **DAY)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if bool(told.get("share_part")) != bool(told.get("share_whole")):
            self.add_error("share_whole", _("比例要写全：几分之几。"))
        if bool(told.get("times")) != bool(told.get("per")):
            self.add_error("times", _("次数和时间要一起写，比如一年 1 次。"))
        return told

    def told(self) -> dict[str, Any]:
        """What the deed takes."""
        given = dict(self.cleaned_data)
        given["forms"] = given.pop("allowed")
        return given


class ExceptionForm(forms.Form):
    """More than a card allows, for one union and a time, by a document."""

    organization = forms.ChoiceField(label=gettext_lazy("给哪个工会"))
    cap_fen = YuanField(label=gettext_lazy("放宽到多少"))
    document = forms.CharField(
        label=gettext_lazy("批准的文件名称和文号"),
        max_length=200,
        error_messages={"required": gettext_lazy("请写清楚文件名称和文号。没有文件不能放宽。")},
    )
    reason = reason_field(gettext_lazy("为什么要放宽"))
    valid_from = forms.DateField(label=gettext_lazy("从哪天起"), **DAY)
    last = forms.DateField(label=gettext_lazy("最后一天"), **DAY)
    file = forms.FileField(
        label=gettext_lazy("文件的扫描件"),
        required=False,
        help_text=gettext_lazy("PDF"),
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
    )

    def __init__(self, places: Iterable[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(place.uid): place for place in places}
        offer(self, "organization", [(uid, place.name) for uid, place in self.offered.items()])

    def told(self) -> dict[str, Any]:
        """What the deed takes; the day after the last is the first on which it no longer holds."""
        given = {name: self.cleaned_data[name] for name in ("cap_fen", "document", "reason", "valid_from")}
        return {**given, "valid_to": self.cleaned_data["last"] + datetime.timedelta(days=1)}


class RefusalForm(forms.Form):
    reason = reason_field(gettext_lazy("为什么不批准"))
