"""The one form of an application that an officer fills in for somebody who came by."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.exchange.imports.values import phone_of
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import dress

from .applying import HomeForm, MoneyForm
from .fields import id_number, person_name
from .trouble import TroubleFields


class CounterForm(TroubleFields, MoneyForm, HomeForm):
    """All that an officer writes down for a worker at the counter or at home."""

    more = tuple(
        name
        for name in (*HomeForm.more, *MoneyForm.more, *TroubleFields.more)
        if name not in ("work_state", "workplace")
    )
    organization = forms.ChoiceField(label=gettext_lazy("由哪个工会接"))
    name = forms.CharField(label=gettext_lazy("姓名"), max_length=120)
    id_number = forms.CharField(label=gettext_lazy("身份证号码"), max_length=40)
    phone = forms.CharField(
        label=gettext_lazy("手机号码"), max_length=20, widget=forms.TextInput(attrs={"type": "tel"})
    )
    main_cause = None
    field_order = (
        "organization", "name", "id_number", "phone", "address", "people", "residence", "aided", "income",
        "causes", "medical", "schooling", "health", "illness", "illness_since", "event_on", "event_cost",
        "casualty", "insurance", "insurance_gap", "work_state", "workplace",
    )  # fmt: skip

    def __init__(self, organizations: Iterable[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {str(place.uid): place for place in organizations}
        self.fields["organization"].choices = [(key, each.name) for key, each in self.organizations.items()]
        dress(self.fields["id_number"], numeric=True)

    def clean_name(self) -> str:
        return person_name(self.cleaned_data["name"])

    def clean_id_number(self) -> str:
        return id_number(self.cleaned_data["id_number"])

    def clean_phone(self) -> str:
        number = phone_of(self.cleaned_data["phone"])
        if number is None:
            raise forms.ValidationError(_("手机号码要 11 位，请核对。"))
        return number

    @property
    def place(self) -> Organization:
        return self.organizations[self.cleaned_data["organization"]]

    @property
    def answers(self) -> dict[str, Any]:
        """The answers of the application, without who it is for."""
        own = ("organization", "name", "id_number", "phone")
        return {name: value for name, value in self.cleaned_data.items() if name not in own}
