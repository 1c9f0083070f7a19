"""What an officer enters for a worker: by telephone, at the counter, from a letter."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.access.fields import clean_phone, is_phone
from gonghui.kernel.cases.models import Channel
from gonghui.ui.fields import dress, offer

from ..models import Category, Privacy
from .handling import UnionField
from .speaking import WANTS

CHANNELS = (Channel.PHONE, Channel.COUNTER, Channel.PAPER, Channel.EMAIL)


class CallerForm(forms.Form):
    """The number that calls."""

    caller = forms.CharField(
        label=gettext_lazy("来电号码"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def clean_caller(self) -> str:
        number = clean_phone(self.cleaned_data["caller"])
        if not is_phone(number):
            raise forms.ValidationError(_("手机号码是 11 位数字，请再对一遍。"))
        return number


class EntryForm(forms.Form):
    """One page while the worker speaks."""

    way = forms.ChoiceField(label=gettext_lazy("怎么来的"), widget=forms.RadioSelect, initial=Channel.PHONE)
    called = forms.CharField(
        label=gettext_lazy("怎么称呼"), help_text=gettext_lazy("不愿说就空着"), required=False, max_length=120
    )
    number = forms.CharField(
        label=gettext_lazy("联系电话"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    name_kept = forms.ChoiceField(
        label=gettext_lazy("姓名"),
        choices=[
            (Privacy.NAMED, gettext_lazy("工会都可以知道")),
            (Privacy.CONFIDENTIAL, gettext_lazy("只让办理人知道")),
        ],
        widget=forms.RadioSelect,
        initial=Privacy.CONFIDENTIAL,
    )
    at_union = UnionField(
        label=gettext_lazy("在哪个单位"),
        help_text=gettext_lazy("单位或工会全名；会员不用填，系统知道"),
        required=False,
        max_length=120,
    )
    about_what = forms.ChoiceField(label=gettext_lazy("哪方面的事"))
    wants = forms.ChoiceField(label=gettext_lazy("想怎么样"), choices=WANTS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("说了什么"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )
    where = forms.CharField(label=gettext_lazy("在哪里"), required=False, max_length=120)
    paper = forms.FileField(
        label=gettext_lazy("来信或材料"),
        help_text=gettext_lazy("拍一张，没有就不传"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def __init__(self, *args: Any, categories: Iterable[Category], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.categories = {category.code: category for category in categories}
        offer(self, "way", [(way.value, way.label) for way in CHANNELS])
        offer(self, "about_what", [(code, each.shown_name) for code, each in self.categories.items()])
        for name in ("way", "wants", "name_kept"):
            dress(self.fields[name], chips=True)

    def clean_number(self) -> str:
        typed = self.cleaned_data["number"]
        number = clean_phone(typed) if typed else ""
        if number and not is_phone(number):
            raise forms.ValidationError(_("手机号码是 11 位数字，请再对一遍；没有就空着。"))
        return number
