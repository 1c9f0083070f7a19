"""What is asked about a visit and an objection."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORDS = 500


class ObjectionForm(forms.Form):
    """What is not right."""

    words = forms.CharField(
        label=gettext_lazy("请写清楚您知道的情况"),
        help_text=gettext_lazy("只有核查的干部看得到，不会告诉被公示的人是谁提的"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("请写几句，比如您知道的收入、房子或者工作情况。")},
    )


class VisitForm(forms.Form):
    """What was seen at home; filled at the kitchen table, so it is short."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    visited_on = forms.DateField(
        label=gettext_lazy("哪天去的"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    seen = forms.CharField(
        label=gettext_lazy("看到了什么"),
        help_text=gettext_lazy("住房、家里的人、看病吃药的单子，照实写"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("请写几句看到的情况。")},
    )
    agrees = forms.ChoiceField(
        label=gettext_lazy("和申请里写的一样吗"),
        choices=[("yes", gettext_lazy("一样")), ("no", gettext_lazy("有不一样的"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一样还是不一样。")},
    )
    differs = forms.CharField(
        label=gettext_lazy("哪里不一样"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    authorized = forms.BooleanField(
        label=gettext_lazy("本人已经当面在核对授权书上签字"),
        help_text=gettext_lazy("没有授权，不能向民政部门核对收入和财产"),
        required=False,
    )
    paper = forms.FileField(
        label=gettext_lazy("拍下签好的授权书"),
        help_text=gettext_lazy("加密保存，打开要写原因"),
        required=False,
    )

    def clean_visited_on(self) -> datetime.date:
        day = self.cleaned_data["visited_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("入户日期不能在今天以后，请核对。"))
        return day

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("agrees") == "no" and not told.get("differs"):
            self.add_error("differs", _("请写哪里不一样，复核的干部要看。"))
        return told

    def findings(self) -> dict[str, str]:
        """The words to keep."""
        return {name: self.cleaned_data[name] for name in ("seen", "differs") if self.cleaned_data[name]}
