"""Amounts of money as people write them on a form."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 10**13


class YuanField(forms.CharField):
    """Yuan with at most two decimals, as fen; an empty field is 0 fen."""

    default_error_messages = {"money": _("请写金额，最多两位小数，比如 2000 或 2000.50。")}

    def to_python(self, value: Any) -> int:
        plain = (super().to_python(value) or "").replace(",", "").replace("，", "").removesuffix("元").strip()
        if not plain:
            return 0
        try:
            fen = Decimal(plain) * 100
        except InvalidOperation:
            raise forms.ValidationError(self.error_messages["money"], code="money") from None
        if not fen.is_finite() or fen != fen.to_integral_value() or abs(fen) > MOST:
            raise forms.ValidationError(self.error_messages["money"], code="money")
        return int(fen)

    def prepare_value(self, value: Any) -> Any:
        """Fen as yuan without separators; what was typed stays as typed."""
        if isinstance(value, int):
            return f"{Decimal(value) / 100:f}" if value else ""
        return value
