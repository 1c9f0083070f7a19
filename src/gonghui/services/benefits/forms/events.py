"""What a member tells of a life event, in one short form."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.people import identity

from ..actions.events import Told
from ..models import LifeEvent
from ..reasons import KIN

KIND = LifeEvent.Kind
DAYS = {
    KIND.WEDDING: gettext_lazy("哪天领的证"),
    KIND.BIRTH: gettext_lazy("孩子哪天出生"),
    KIND.HOSPITAL: gettext_lazy("哪天住的院"),
    KIND.BEREAVEMENT: gettext_lazy("哪天走的"),
}
PAPERS = {
    KIND.WEDDING: gettext_lazy("结婚证拍一张"),
    KIND.BIRTH: gettext_lazy("出生证明拍一张"),
    KIND.HOSPITAL: gettext_lazy("住院单或出院小结拍一张"),
    KIND.BEREAVEMENT: gettext_lazy("有证明的话拍一张"),
}
EARLIEST = datetime.timedelta(days=366)


class EventForm(forms.Form):
    """The day, of whom, a photograph if there is one, a word. `kind` shapes the questions."""

    about = forms.ChoiceField(
        label=gettext_lazy("是您的什么人"),
        choices=KIN,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选是您的什么人。")},
    )
    on = forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("请选日子。"),
            "invalid": gettext_lazy("日子请写成 2026-03-12 这样。"),
        },
    )
    paper = forms.FileField(
        help_text=gettext_lazy("没有也能交。不超过 10 MB，加密保存，只有办这件事的人写明理由才看得到"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    words = forms.CharField(
        label=gettext_lazy("想说一句"),
        help_text=gettext_lazy("比如住在哪家医院、什么时候方便去看您"),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = ""

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self._ask_about(kind)

    def _ask_about(self, kind: str) -> None:
        self.fields["on"].label = DAYS[KIND(kind)]
        self.fields["paper"].label = PAPERS[KIND(kind)]
        if kind != KIND.BEREAVEMENT:
            del self.fields["about"]

    def clean_on(self) -> datetime.date:
        on, today = self.cleaned_data["on"], timezone.localdate()
        if on > today:
            raise forms.ValidationError(_("这一天还没有到，到了再来说。"))
        if on < today - EARLIEST:
            raise forms.ValidationError(_("一年以内的事可以在这里说。更早的请打电话给您的工会干部。"))
        return on

    @property
    def told(self) -> Told:
        told = self.cleaned_data
        about = told.get("about", "")
        return Told(self.kind, told["on"], about, told.get("words", ""), told.get("paper"))


class CounterEventForm(forms.Form):
    """Who stands at the counter, and of what kind the event is; the rest is asked next."""

    kind = forms.ChoiceField(label=gettext_lazy("什么事"), choices=KIND.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("姓名"), max_length=120)
    id_number = forms.CharField(
        label=gettext_lazy("身份证号码"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    on = forms.DateField(
        label=gettext_lazy("哪一天"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    about = forms.ChoiceField(
        label=gettext_lazy("亲人去世的，是什么人"),
        choices=[("", gettext_lazy("不是亲人去世")), *KIN],
        required=False,
    )
    words = forms.CharField(label=gettext_lazy("补一句"), required=False, max_length=200)
    paper = forms.FileField(
        label=gettext_lazy("证明拍一张"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def clean_id_number(self) -> str:
        return identity.clean(self.cleaned_data["id_number"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        died = told.get("kind") == KIND.BEREAVEMENT
        if died and not told.get("about"):
            self.add_error("about", _("请选去世的是什么人。"))
        if not died:
            told["about"] = ""
        return told

    @property
    def told(self) -> Told:
        told = self.cleaned_data
        return Told(told["kind"], told["on"], told["about"], told["words"], told["paper"])
