"""The officer's forms of a household's money: an amount of some kind, an event and what it cost."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import lists

from ..models import Amount
from .fields import DayField, MoneyField, YesNoField


class AmountForm(forms.Form):
    """One amount of the household: what it is, how much, since when."""

    what = forms.ChoiceField(label=gettext_lazy("记哪一种"), choices=Amount.What.choices)
    kind = forms.ChoiceField(label=gettext_lazy("具体是什么"))
    amount = MoneyField(
        label=gettext_lazy("金额"),
        help_text=gettext_lazy("写 0 表示从这天起没有了"),
        error_messages={"required": gettext_lazy("请写金额，没有了就写 0。")},
    )
    months = forms.IntegerField(
        label=gettext_lazy("算几个月"),
        help_text=gettext_lazy("每月都有写 12；全年一笔写 1；财产和存款写 1"),
        min_value=1,
        max_value=12,
        initial=12,
    )
    member = forms.ChoiceField(label=gettext_lazy("是谁的"), required=False)
    since = DayField(label=gettext_lazy("从哪天起"), help_text=gettext_lazy("不写就是今天"))
    self_paid = forms.DecimalField(
        label=gettext_lazy("自付比例（%）"),
        help_text=gettext_lazy("只有医疗费要写：报销以后自己付的百分之几"),
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        required=False,
    )

    def __init__(self, members: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", _("全家")), *members]
        self.fields["kind"].choices = [
            (word, [(f"{what}.{code}", label) for code, label in kinds_of(what)])
            for what, word in Amount.What.choices
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        what, _dot, kind = data.get("kind", "").partition(".")
        if data.get("what") and what and what != data["what"]:
            self.add_error("kind", _("和上面选的“记哪一种”对不上，请重新选。"))
        data["kind"] = kind
        return data


class EventForm(forms.Form):
    """What befell the household, when, and what it cost."""

    kind = forms.ChoiceField(
        label=gettext_lazy("是哪一种"), choices=lambda: lists.get("household_event").choices()
    )
    on = DayField(label=gettext_lazy("哪天"))
    cost = MoneyField(label=gettext_lazy("一共花了多少"), required=False)
    casualty = YesNoField(label=gettext_lazy("有人伤亡"), required=False)
    words = forms.CharField(
        label=gettext_lazy("经过"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_on(self) -> datetime.date:
        text = self.cleaned_data["on"]
        return datetime.date.fromisoformat(text) if text else timezone.localdate()


def kinds_of(what: str) -> list[tuple[str, str]]:
    """The kinds of an amount with their words."""
    if what == Amount.What.INCOME:
        return lists.get("household_income").choices()
    if what == Amount.What.SPENDING:
        return lists.get("rigid_spending").choices()
    return [("1", str(Amount.What(what).label))]


def kind_word(what: str, kind: str) -> str:
    return dict(kinds_of(what)).get(kind, kind)
