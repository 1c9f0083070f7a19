"""What an officer says when opening and when making a draw."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from gonghui.ui.fields import dress


class OpenForm(forms.Form):
    """How many places, until when one may ask, and where the public words will come from."""

    places = forms.IntegerField(label=gettext_lazy("有几个名额"), min_value=1, max_value=100_000)
    asks_until = forms.DateField(
        label=gettext_lazy("报名到哪一天"),
        help_text=gettext_lazy("到这一天 24:00 为止"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    words_from = forms.CharField(
        label=gettext_lazy("抽签时加入哪一串公开的字"),
        help_text=gettext_lazy("现在谁也不知道、到时候谁都查得到的，比如“截止次日福彩双色球开奖号码”"),
        max_length=120,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["places"], short=True, numeric=True)

    @property
    def told(self) -> dict[str, Any]:
        told = self.cleaned_data
        midnight = datetime.datetime.combine(told["asks_until"] + datetime.timedelta(days=1), datetime.time())
        return {**told, "asks_until": timezone.make_aware(midnight)}


class WordsForm(forms.Form):
    """The public words, as they came out."""

    words = forms.CharField(label=gettext_lazy("公开的字"), max_length=120)
