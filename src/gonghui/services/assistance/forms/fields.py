"""Fields that speak of money, codes and days as people write them, and give plain data back."""

import datetime
import functools
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.exchange.imports.values import date_of
from gonghui.kernel.codes import lists
from gonghui.kernel.people import identity, names
from gonghui.kernel.text import tidy
from gonghui.ui.fields import dress
from gonghui.ui.formats import yuan

from ..money import fen_of

YUAN = gettext_lazy("元")
NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
NOT_SAID = ("", gettext_lazy("没有说"))


class MoneyField(forms.CharField):
    """An amount in yuan as people write it; cleaned it is fen, or None when nothing was written."""

    def __init__(self, *, unit: Any = YUAN, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=24, widget=widget, **options)
        dress(self, unit=unit, numeric=True)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        fen = fen_of(text)
        if fen is None:
            raise forms.ValidationError(
                _("“{text}”看不出是多少钱，请只写数字，比如 54000。").format(text=text)
            )
        return fen

    def prepare_value(self, value: Any) -> Any:
        return yuan(value) if isinstance(value, int) else value


class CodeField(forms.ChoiceField):
    """One value of a code list that may stay empty."""

    def __init__(self, name: str, **options: Any) -> None:
        choices = functools.partial(_or_not_said, name)
        super().__init__(**{"required": False, "choices": choices, **options})


def _or_not_said(name: str) -> list[tuple[str, Any]]:
    return [NOT_SAID, *lists.get(name).choices()]


class YesNoField(forms.TypedChoiceField):
    """Yes or no as two buttons; None when neither was pressed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=[("1", gettext_lazy("是")), ("0", gettext_lazy("否"))],
            widget=forms.RadioSelect,
            coerce=lambda value: value == "1",
            empty_value=None,
            **options,
        )
        dress(self, chips=True)

    def prepare_value(self, value: Any) -> Any:
        return {True: "1", False: "0"}.get(value, value)


class DayField(forms.CharField):
    """A day or a month that is not to come, as ISO text; "" when nothing was written."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(required=False, max_length=20, widget=widget, **options)
        dress(self, short=True)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        day = date_of(tidy(text))
        if day is None or not datetime.date(1900, 1, 1) <= day <= timezone.localdate():
            raise forms.ValidationError(_("请写成 2025-03 或 2025-03-12 这样，不能晚于今天。"))
        return day.isoformat()


class InTwo(forms.Form):
    """A form that asks some things at once and keeps the rest folded: `more` names those."""

    more: tuple[str, ...] = ()

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.more]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name in self.more]

    @property
    def more_is_open(self) -> bool:
        """Whether something in the folded part is wrong or was filled in before."""
        return any(field.errors or field.value() not in (None, "", []) for field in self.more_fields)


def person_name(typed: str) -> str:
    """A name as it is kept. Raises ValidationError with what is wrong with it."""
    name = names.clean(typed)
    if fault := names.fault(name):
        raise forms.ValidationError(fault)
    return name


def id_number(typed: str) -> str:
    """An identity number as it is kept; what only looks odd passes. Raises ValidationError."""
    faults = [fault for fault in identity.check(typed, on=timezone.localdate()) if not fault.warning]
    if faults:
        raise forms.ValidationError(faults[0].says)
    return identity.clean(typed)
