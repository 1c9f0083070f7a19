"""Amounts of money and reasons as people write them on a form."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.ui.fields import dress
from gonghui.ui.formats import yuan

MOST = 10**11  # fen
REASON = 4


class YuanField(forms.CharField):
    """Yuan with at most two decimals, as fen; None when nothing was written."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=20, widget=widget, **options)
        dress(self, unit=gettext_lazy("元"), numeric=True, short=True)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value).replace(",", "").replace("，", "").removesuffix("元").strip()
        if not text:
            return None
        try:
            fen = Decimal(text) * 100
        except InvalidOperation:
            raise self._odd() from None
        if not fen.is_finite() or fen != fen.to_integral_value() or abs(fen) > MOST:
            raise self._odd()
        return int(fen)

    def prepare_value(self, value: Any) -> Any:
        return yuan(value) if isinstance(value, int) else value

    def _odd(self) -> forms.ValidationError:
        return forms.ValidationError(_("请写金额，最多两位小数，比如 200 或 200.50。"))


def reason_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=gettext_lazy("至少 4 个字，会记下来"),
        min_length=REASON,
        max_length=200,
        error_messages={"min_length": gettext_lazy("请写清楚一点，至少 4 个字。")},
    )
