"""One person of a household: the questions a worker and an officer answer alike."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.ui.fields import dress

from .fields import NUMERIC, CodeField, DayField, InTwo, id_number, person_name

RELATIONS = (
    ("10", gettext_lazy("配偶")),
    ("20", gettext_lazy("儿子")),
    ("30", gettext_lazy("女儿")),
    ("51", gettext_lazy("父亲")),
    ("52", gettext_lazy("母亲")),
    ("70", gettext_lazy("兄弟姐妹")),
    ("60", gettext_lazy("祖父母或外祖父母")),
    ("40", gettext_lazy("孙子女或外孙子女")),
    ("80", gettext_lazy("其他")),
)
STATES = ("ill", "disabled", "in_school")


class PersonForm(InTwo):
    """Name and relation are enough; the rest helps later and may be filled in at the visit."""

    more = (
        "politics", "health", "illness", "disability_kind", "disability_grade", "insurance",
        "insurance_gap", "place", "education", "school_since", "school_years", "contract_since",
        "contract_months",
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("姓名"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("请填姓名。不想加人，就直接点“保存，继续”。")},
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("是您的什么人"),
        choices=[("", gettext_lazy("请选一项")), *RELATIONS],
        error_messages={"required": gettext_lazy("请选是您的什么人。")},
    )
    id_number = forms.CharField(
        label=gettext_lazy("身份证号码"),
        help_text=gettext_lazy("记不住可以不填，核实时再补"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    birth_year = forms.IntegerField(
        label=gettext_lazy("哪年出生"), min_value=1900, required=False, widget=forms.TextInput(attrs=NUMERIC)
    )
    status = CodeField("hardship_work", label=gettext_lazy("现在做什么"))
    states = forms.MultipleChoiceField(
        label=gettext_lazy("有没有这些情况"),
        choices=[
            ("ill", gettext_lazy("生病")),
            ("disabled", gettext_lazy("残疾")),
            ("in_school", gettext_lazy("在上学")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    politics = CodeField("politics", label=gettext_lazy("政治面貌"))
    health = CodeField("hardship_health", label=gettext_lazy("健康状况"))
    illness = forms.CharField(label=gettext_lazy("疾病说明"), max_length=200, required=False)
    disability_kind = CodeField("disability_kind", label=gettext_lazy("残疾类别"))
    disability_grade = CodeField("disability_grade", label=gettext_lazy("残疾等级"))
    insurance = CodeField("medical_insurance", label=gettext_lazy("医保"))
    insurance_gap = CodeField("insurance_gap", label=gettext_lazy("没有医保的，是哪种情况"))
    place = forms.CharField(label=gettext_lazy("单位或学校"), max_length=120, required=False)
    education = CodeField("education", label=gettext_lazy("当前学历"))
    school_since = forms.IntegerField(
        label=gettext_lazy("哪年入学"),
        min_value=1950,
        max_value=2100,
        required=False,
        widget=forms.TextInput(attrs=NUMERIC),
    )
    school_years = forms.IntegerField(
        label=gettext_lazy("学制几年"),
        min_value=1,
        max_value=12,
        required=False,
        widget=forms.TextInput(attrs=NUMERIC),
    )
    contract_since = DayField(label=gettext_lazy("合同签订日期"))
    contract_months = forms.IntegerField(
        label=gettext_lazy("合同期限（月）"),
        min_value=1,
        max_value=600,
        required=False,
        widget=forms.TextInput(attrs=NUMERIC),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["states"], chips=True)
        for name in ("birth_year", "school_since", "school_years", "contract_months"):
            dress(self.fields[name], short=True, numeric=True)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        return person_name(name) if name or self.fields["name"].required else ""

    def clean_id_number(self) -> str:
        typed = self.cleaned_data["id_number"]
        return id_number(typed) if typed else ""

    def clean_birth_year(self) -> int | None:
        year = self.cleaned_data["birth_year"]
        if year and year > timezone.localdate().year:
            raise forms.ValidationError(_("出生年份不能晚于今年。"))
        return year

    def told(self) -> dict[str, Any]:
        """The answers as a file keeps them; what was left empty is left out."""
        data = dict(self.cleaned_data)
        chosen = data.pop("states")
        kept = {name: value for name, value in data.items() if value not in ("", None)}
        return kept | {name: name in chosen for name in STATES}


def initial_of(told: dict[str, Any]) -> dict[str, Any]:
    """What a form shows of a person told of before."""
    return {**told, "states": [name for name in STATES if told.get(name)]}
