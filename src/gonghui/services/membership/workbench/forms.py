"""The officer's forms of membership."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import lists
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import dress, offer

from ..forms import WhoForm, WorkForm
from ..models import Membership
from .places import Offered

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
REASON = 200
ALL = gettext_lazy("全部")


def coded(name: str, label: Any, empty: Any = ALL) -> forms.ChoiceField:
    """A field of a code list that may stay empty."""
    field = forms.ChoiceField(
        label=label, required=False, choices=lambda: [("", empty), *lists.get(name).choices()]
    )
    dress(field, fixed=True)
    return field


class RegisterFilter(forms.Form):
    """The filters above the member register; the first field is the search."""

    q = forms.CharField(label=gettext_lazy("姓名、拼音首字母、证件或手机号"), required=False, max_length=60)
    organization = forms.ChoiceField(label=gettext_lazy("所在工会"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("会籍"),
        required=False,
        choices=[("", gettext_lazy("现有会员")), *Membership.State.choices],
    )
    employment = coded("employment", gettext_lazy("就业状况"))
    employment_form = coded("employment_form", gettext_lazy("用工形式"))
    sex = coded("sex", gettext_lazy("性别"))
    education = coded("education", gettext_lazy("学历"))
    skill_grade = coded("skill_grade", gettext_lazy("技能等级"))
    joined_from = forms.DateField(label=gettext_lazy("入会日期从"), required=False, widget=DAY)
    joined_to = forms.DateField(label=gettext_lazy("入会日期到"), required=False, widget=DAY)
    missing = forms.ChoiceField(
        label=gettext_lazy("缺的资料"),
        required=False,
        choices=[
            ("", ALL),
            ("phone", gettext_lazy("缺手机号码")),
            ("id_number", gettext_lazy("缺证件号码")),
        ],
    )
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, organizations: Iterable[Offered], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {str(place.uid): place for place in organizations}
        named = [(uid, place.name) for uid, place in self.organizations.items()]
        offer(self, "organization", [("", _("全部")), *named])

    def kept_as(self) -> tuple | None:
        """What the markup of the filters depends on while none is set; None says: do not keep it."""
        chosen = any(self.data.get(name) for name in self.fields)
        return None if chosen else (type(self), *self.organizations.values())

    def filters(self) -> dict[str, Any]:
        """What `queries.register` understands."""
        wanted = {name: value for name, value in self.cleaned_data.items() if value and name != "sort"}
        if "q" in wanted:
            wanted["text"] = wanted.pop("q")
        if "organization" in wanted:
            wanted["organization"] = self.organizations[wanted["organization"]]
        return wanted


class ChangeForm(forms.Form):
    """The day and the reason of a change of membership."""

    on = forms.DateField(label=gettext_lazy("从哪天起"), widget=DAY)
    reason = forms.CharField(
        label=gettext_lazy("原因"),
        help_text=gettext_lazy("会员本人和审计都能看到"),
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PlaceForm(forms.Form):
    """A union found by the number it goes by, or by its full name."""

    place = forms.CharField(
        label=gettext_lazy("转到哪个工会"), help_text=gettext_lazy("写工会编号或全称"), max_length=120
    )

    def clean_place(self) -> Organization:
        text = self.cleaned_data["place"].strip()
        exact = tree.find(text)
        if exact and not exact.closed_on:
            return exact
        found = list(tree.search(text)[:20])
        named = [each for each in found if each.name == text] or found
        if len(named) == 1:
            return named[0]
        says = _("没有找到“{text}”。请写工会编号，或和公章一样的全称。")
        if found:
            says = _("名字里有“{text}”的工会不止一个。请写工会编号。")
        raise forms.ValidationError(says.format(text=text))


class RevealForm(forms.Form):
    """Why a masked value has to be seen."""

    reason = forms.CharField(
        label=gettext_lazy("为什么要看"),
        help_text=gettext_lazy("至少 4 个字。会记下来，会员本人看得到是谁、为什么看的"),
        min_length=4,
        max_length=REASON,
        error_messages={"min_length": gettext_lazy("请写明为什么要看，至少 4 个字。")},
    )


class VerifyForm(forms.Form):
    """What was scanned, or the digits a member reads out with the number on the card."""

    number = forms.CharField(
        label=gettext_lazy("会员号"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    code = forms.CharField(
        label=gettext_lazy("口令"),
        help_text=gettext_lazy("会员手机上的 6 位数字，一分钟换一次；扫码得到的内容也可以填在这里"),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class CounterForm(WhoForm, WorkForm):
    """What an officer writes down for a worker at the counter: the worker's own questions on one page."""

    organization = forms.ChoiceField(label=gettext_lazy("加入哪个工会"))
    field_order = ("organization",)

    def __init__(self, organizations: Iterable[Offered], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {str(place.uid): place for place in organizations}
        offer(self, "organization", [(key, each.name) for key, each in self.organizations.items()])

    @property
    def place(self) -> Offered:
        return self.organizations[self.cleaned_data["organization"]]

    @property
    def answers(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "organization"}
