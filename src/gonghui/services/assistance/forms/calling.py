"""What officers are asked about a call to somebody who may need help."""

from django import forms
from django.utils.translation import gettext_lazy


class CallForm(forms.Form):
    """What came of a call to somebody who may need help."""

    WANTS, NOT_NOW = "wants", "not_now"

    outcome = forms.ChoiceField(
        label=gettext_lazy("联系的结果"),
        choices=[(WANTS, gettext_lazy("愿意申请帮扶")), (NOT_NOW, gettext_lazy("现在不需要"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("写一句情况"),
        help_text=gettext_lazy("选“现在不需要”时要写，比如“已经重新上班”"),
        max_length=200,
        required=False,
    )


class LookForm(forms.Form):
    """Why a masked value is looked at."""

    reason = forms.CharField(
        label=gettext_lazy("为什么要看"), help_text=gettext_lazy("至少 4 个字，会记下来"), max_length=200
    )
