"""What a worker is asked, one group at a time."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.exchange.imports.values import phone_of
from gonghui.kernel.codes import lists
from gonghui.kernel.people import identity, names

NOT_SAID = ("", gettext_lazy("不想说"))


def _choices(name: str) -> Any:
    return lambda: [NOT_SAID, *lists.get(name).choices()]


class UnionForm(forms.Form):
    """Which union: its code, chosen from a search or given by a link."""

    organization = forms.CharField(
        label=gettext_lazy("您在哪个单位上班？"),
        help_text=gettext_lazy("写单位的名字，我们来找它的工会"),
        max_length=120,
        error_messages={"required": gettext_lazy("请写单位的名字，比如“岚州机电”。")},
    )
    address = forms.CharField(
        label=gettext_lazy("在哪里上班？"),
        help_text=gettext_lazy("从市或区县写起。单位没有工会的，由当地工会接您入会"),
        max_length=120,
        required=False,
    )


class WhoForm(forms.Form):
    """Who you are."""

    name = forms.CharField(
        label=gettext_lazy("姓名"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("请填姓名，照身份证上的写。")},
    )
    id_number = forms.CharField(
        label=gettext_lazy("身份证号码"),
        help_text=gettext_lazy("18 位，最后一位可能是字母 X"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("请填身份证号码。")},
    )
    phone = forms.CharField(
        label=gettext_lazy("手机号码"),
        help_text=gettext_lazy("办理进度会发短信告诉您，也用它登录"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "numeric", "type": "tel"}),
        error_messages={"required": gettext_lazy("请填手机号码。")},
    )

    def clean_name(self) -> str:
        name = names.clean(self.cleaned_data["name"])
        if fault := names.fault(name):
            raise forms.ValidationError(fault)
        return name

    def clean_id_number(self) -> str:
        typed = self.cleaned_data["id_number"]
        faults = [fault for fault in identity.check(typed, on=timezone.localdate()) if not fault.warning]
        if faults:
            raise forms.ValidationError(faults[0].says)
        return identity.clean(typed)

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        number = phone_of(typed)
        if number is None or len(number) != 11 or number.startswith("0"):
            count = sum(character.isdigit() for character in typed)
            raise forms.ValidationError(
                _("手机号码要 11 位，您填了 {count} 位，请核对。").format(count=count)
            )
        return number


class WorkForm(forms.Form):
    """Your work."""

    workplace = forms.CharField(
        label=gettext_lazy("工作单位"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": gettext_lazy("请填工作单位。没有固定单位的，写现在干活的地方。")},
    )
    department = forms.CharField(label=gettext_lazy("部门或车间"), max_length=120, required=False)
    job = forms.CharField(label=gettext_lazy("岗位"), max_length=120, required=False)
    employment_form = forms.ChoiceField(
        label=gettext_lazy("用工形式"), choices=_choices("employment_form"), required=False
    )


class ProfileForm(forms.Form):
    """The four dimensions a member may tell."""

    education_note = forms.CharField(label=gettext_lazy("学历、学的什么"), max_length=120, required=False)
    profession = forms.CharField(label=gettext_lazy("专业"), max_length=120, required=False)
    skills = forms.CharField(
        label=gettext_lazy("技能特长"),
        help_text=gettext_lazy("几样之间用顿号隔开"),
        max_length=200,
        required=False,
    )
    interests = forms.CharField(
        label=gettext_lazy("兴趣爱好"),
        help_text=gettext_lazy("几样之间用顿号隔开"),
        max_length=200,
        required=False,
    )


class CorrectionForm(forms.Form):
    """Which field is wrong, and what it should be."""

    field = forms.ChoiceField(
        label=gettext_lazy("哪一项不对？"),
        choices=[
            ("name", gettext_lazy("姓名")),
            ("phone", gettext_lazy("手机号码")),
            ("residence", gettext_lazy("现居住地")),
        ],
        error_messages={"required": gettext_lazy("请选哪一项不对。")},
    )
    wanted = forms.CharField(
        label=gettext_lazy("应该是什么？"),
        max_length=120,
        error_messages={"required": gettext_lazy("请写正确的内容。")},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        field, wanted = data.get("field"), data.get("wanted", "")
        if field == "name":
            data["wanted"] = names.clean(wanted)
            if fault := names.fault(data["wanted"]):
                self.add_error("wanted", fault)
        if field == "phone":
            number = phone_of(wanted)
            if number is None or len(number) != 11:
                self.add_error("wanted", _("手机号码要 11 位，请核对。"))
            data["wanted"] = number or wanted
        return data
