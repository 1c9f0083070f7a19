"""What a reviewer fills in around the data check."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.cases.models import Case
from gonghui.kernel.people import masks

REASON = 4  # characters


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("为什么"),
        help_text=gettext_lazy("至少 4 个字，会记下来"),
        min_length=REASON,
        max_length=200,
        error_messages={"min_length": gettext_lazy("请写明原因，至少 4 个字。")},
    )


class AskForm(ReasonForm):
    """Whom to ask civil affairs about, and why."""

    cases = forms.MultipleChoiceField(
        label=gettext_lazy("核对哪几户"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("请至少选一户。")},
    )
    field_order = ("cases", "reason")

    def __init__(self, waiting: list[Case], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = [(str(case.uid), _named(case)) for case in waiting]


def _named(case: Case) -> str:
    told = {"number": case.number, "name": masks.name(case.applicant.name), "place": case.organization.name}
    return _("{number} {name} · {place}").format(**told)
