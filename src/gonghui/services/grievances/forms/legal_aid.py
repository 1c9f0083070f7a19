"""What a worker says when asking for legal aid."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gonghui.ui.fields import dress

from ..actions.asking_aid import Wanted
from ..models import Dispute, LegalAid


class AidForm(forms.Form):
    """About what, which help, against whom, what happened."""

    matter = forms.ChoiceField(
        label=gettext_lazy("是什么事"), choices=Dispute.choices, widget=forms.RadioSelect
    )
    help = forms.ChoiceField(
        label=gettext_lazy("要什么帮助"), choices=LegalAid.Help.choices, widget=forms.RadioSelect
    )
    against = forms.CharField(label=gettext_lazy("跟哪个单位有争议"), max_length=120)
    words = forms.CharField(
        label=gettext_lazy("经过是怎样的"),
        help_text=gettext_lazy("什么时候、什么事、您有哪些证据（合同、考勤、聊天记录）"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["matter"], chips=True)

    @property
    def wanted(self) -> Wanted:
        told = self.cleaned_data
        return Wanted(told["matter"], told["help"], told["against"], told["words"])
