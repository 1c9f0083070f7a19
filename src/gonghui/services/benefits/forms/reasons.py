"""Why something masked is looked at."""

from django import forms
from django.utils.translation import gettext_lazy


class LookForm(forms.Form):
    """A reason that stays in the journal."""

    reason = forms.CharField(
        label=gettext_lazy("为什么要看"),
        help_text=gettext_lazy("至少 4 个字，会记下来"),
        min_length=4,
        max_length=200,
        error_messages={"min_length": gettext_lazy("请写明原因，至少 4 个字。")},
    )
