"""The officer's forms of household files."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.exchange.imports.values import phone_of
from gonghui.kernel.codes import lists
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import identity, names
from gonghui.ui.fields import dress

from ..models import Amount, Household
from ..models.facts import Residence
from ..queries import naming
from .applying import HomeForm, MoneyForm, TroubleFields
from .fields import CodeField, DayField, MoneyField, YesNoField
from .people import PersonForm

ALL = gettext_lazy("全部")
REASON = 200
MARKS = (
    ("", ALL),
    ("due", gettext_lazy("该复核了")),
    ("flagged", gettext_lazy("数字对不上")),
)


def coded(name: str, label: Any) -> forms.ChoiceField:
    """A filter by a code list."""
    return forms.ChoiceField(
        label=label, required=False, choices=lambda: [("", ALL), *lists.get(name).choices()]
    )


class RegisterFilter(forms.Form):
    """The filters above the register of households; the first field is the search."""

    q = forms.CharField(label=gettext_lazy("姓名、拼音、档案号、证件或手机"), required=False, max_length=60)
    organization = forms.ChoiceField(label=gettext_lazy("所在工会"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("档案状态"),
        required=False,
        choices=[("", gettext_lazy("现有档案")), *Household.State.choices],
    )
    category = forms.ChoiceField(
        label=gettext_lazy("困难类别"),
        required=False,
        choices=lambda: [("", ALL), *naming.category_names().items()],
    )
    main_cause = coded("hardship_cause", gettext_lazy("主要致困原因"))
    focus = coded("hardship_focus", gettext_lazy("重点类别"))
    work_state = coded("hardship_work", gettext_lazy("工作状态"))
    enterprise_state = coded("enterprise_state", gettext_lazy("企业状况"))
    insurance_gap = coded("insurance_gap", gettext_lazy("参保缺口"))
    mark = forms.ChoiceField(label=gettext_lazy("要留意的"), required=False, choices=MARKS)

    def __init__(self, organizations: Iterable[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {str(place.uid): place for place in organizations}
        named = [(uid, place.name) for uid, place in self.organizations.items()]
        self.fields["organization"].choices = [("", _("全部")), *named]

    def filters(self) -> dict[str, Any]:
        """What `households.register` understands."""
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        if "q" in wanted:
            wanted["text"] = wanted.pop("q")
        if "organization" in wanted:
            wanted["organization"] = self.organizations[wanted["organization"]]
        return wanted


class FileForm(forms.Form):
    """The particulars of a file. What is masked stays as it is while its field is left empty."""

    address = forms.CharField(label=gettext_lazy("家庭住址"), max_length=200, required=False)
    other_contact = forms.CharField(label=gettext_lazy("其他联系方式"), max_length=60, required=False)
    postcode = forms.CharField(label=gettext_lazy("邮编"), max_length=6, required=False)
    residence = forms.ChoiceField(label=gettext_lazy("城镇或农村"), choices=Residence.choices)
    aided = YesNoField(label=gettext_lazy("享受低保"))
    months_below_line = forms.IntegerField(
        label=gettext_lazy("连续低于低保标准（月）"), min_value=0, max_value=600, required=False
    )
    stated_members = forms.IntegerField(
        label=gettext_lazy("填报的家庭人口"), min_value=1, max_value=99, required=False
    )
    main_cause = CodeField("hardship_cause", label=gettext_lazy("主要致困原因"))
    other_causes = forms.MultipleChoiceField(
        label=gettext_lazy("次要致困原因"),
        help_text=gettext_lazy("最多 3 个"),
        choices=lambda: lists.get("hardship_cause").choices(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    focus = CodeField("hardship_focus", label=gettext_lazy("重点类别"))
    work_state = CodeField("hardship_work", label=gettext_lazy("工作状态"))
    workplace = forms.CharField(label=gettext_lazy("工作单位"), max_length=120, required=False)
    work_since = DayField(label=gettext_lazy("工作时间"))
    industry = CodeField("industry", label=gettext_lazy("所属行业"))
    enterprise_kind = CodeField("enterprise_kind", label=gettext_lazy("单位性质"))
    enterprise_state = CodeField("enterprise_state", label=gettext_lazy("企业状况"))
    migrant = YesNoField(label=gettext_lazy("农民工"), required=False)
    insurance = CodeField("medical_insurance", label=gettext_lazy("医保状况"))
    insurance_gap = CodeField("insurance_gap", label=gettext_lazy("参保缺口"))
    illness_since = DayField(label=gettext_lazy("患病时间"))
    marriage = CodeField("marriage", label=gettext_lazy("婚姻状况"))
    single_parent = CodeField("yes_no", label=gettext_lazy("是否单亲"))
    model_worker = CodeField("model_worker_kind", label=gettext_lazy("劳模类型"))
    housing_kind = CodeField("housing_kind", label=gettext_lazy("住房类型"))
    floor_area = forms.IntegerField(
        label=gettext_lazy("建筑面积（平方米）"), min_value=1, max_value=9999, required=False
    )
    can_help_self = CodeField("yes_no", label=gettext_lazy("有无自救能力"))
    zero_employment = CodeField("yes_no", label=gettext_lazy("是否零就业家庭"))
    health = CodeField("hardship_health", label=gettext_lazy("健康状况（不改就空着）"))
    illness = forms.CharField(label=gettext_lazy("疾病说明（不改就空着）"), max_length=200, required=False)
    disability_kind = CodeField("disability_kind", label=gettext_lazy("残疾类别（不改就空着）"))
    disability_grade = CodeField("disability_grade", label=gettext_lazy("残疾等级（不改就空着）"))
    bank = forms.CharField(label=gettext_lazy("开户银行"), max_length=60, required=False)
    bank_branch = forms.CharField(label=gettext_lazy("开户支行"), max_length=60, required=False)
    bank_account = forms.CharField(
        label=gettext_lazy("银行账号（不改就空着）"), max_length=30, required=False
    )
    notes = forms.CharField(
        label=gettext_lazy("说明"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reason = forms.CharField(
        label=gettext_lazy("为什么改"),
        help_text=gettext_lazy("至少 4 个字，会记在档案的经过里"),
        min_length=4,
        max_length=REASON,
        error_messages={"min_length": gettext_lazy("请写明为什么改，至少 4 个字。")},
    )

    def clean_other_causes(self) -> list[str]:
        codes = [code for code in self.cleaned_data["other_causes"] if code != self.data.get("main_cause")]
        if len(codes) > 3:
            raise forms.ValidationError(_("次要致困原因最多选 3 个。"))
        return codes

    def changes(self, masked: Iterable[str]) -> dict[str, Any]:
        """What `filing.change_file` takes; masked names that were left empty are left out."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        hidden = set(masked)
        changes = {name: value for name, value in data.items() if name not in hidden or value}
        changes["months_below_line"] = data["months_below_line"] or 0
        changes["migrant"] = bool(data["migrant"])
        since = data["illness_since"]
        changes["illness_since"] = datetime.date.fromisoformat(since) if since else None
        return changes


class MemberForm(PersonForm):
    """One person of the household, as an officer enters or mends them."""

    def __init__(self, *args: Any, is_known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_known:
            self.fields["name"].required = False
            for name in ("name", "id_number", "health", "illness", "disability_kind", "disability_grade"):
                self.fields[name].help_text = _("不改就空着")


class LeavingForm(forms.Form):
    """Since when somebody no longer lives here, and why."""

    on = forms.DateField(
        label=gettext_lazy("从哪天起"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(label=gettext_lazy("原因"), max_length=REASON)


class AmountForm(forms.Form):
    """One amount of the household: what it is, how much, since when."""

    what = forms.ChoiceField(label=gettext_lazy("记哪一种"), choices=Amount.What.choices)
    kind = forms.ChoiceField(label=gettext_lazy("具体是什么"))
    amount = MoneyField(
        label=gettext_lazy("金额"),
        help_text=gettext_lazy("写 0 表示从这天起没有了"),
        error_messages={"required": gettext_lazy("请写金额，没有了就写 0。")},
    )
    months = forms.IntegerField(
        label=gettext_lazy("算几个月"),
        help_text=gettext_lazy("每月都有写 12；全年一笔写 1；财产和存款写 1"),
        min_value=1,
        max_value=12,
        initial=12,
    )
    member = forms.ChoiceField(label=gettext_lazy("是谁的"), required=False)
    since = DayField(label=gettext_lazy("从哪天起"), help_text=gettext_lazy("不写就是今天"))
    self_paid = forms.DecimalField(
        label=gettext_lazy("自付比例（%）"),
        help_text=gettext_lazy("只有医疗费要写：报销以后自己付的百分之几"),
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        required=False,
    )

    def __init__(self, members: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", _("全家")), *members]
        self.fields["kind"].choices = [
            (word, [(f"{what}.{code}", label) for code, label in kinds_of(what)])
            for what, word in Amount.What.choices
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        what, _dot, kind = data.get("kind", "").partition(".")
        if data.get("what") and what and what != data["what"]:
            self.add_error("kind", _("和上面选的“记哪一种”对不上，请重新选。"))
        data["kind"] = kind
        return data


class EventForm(forms.Form):
    """What befell the household, when, and what it cost."""

    kind = forms.ChoiceField(
        label=gettext_lazy("是哪一种"), choices=lambda: lists.get("household_event").choices()
    )
    on = DayField(label=gettext_lazy("哪天"))
    cost = MoneyField(label=gettext_lazy("一共花了多少"), required=False)
    casualty = YesNoField(label=gettext_lazy("有人伤亡"), required=False)
    words = forms.CharField(
        label=gettext_lazy("经过"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_on(self) -> datetime.date:
        text = self.cleaned_data["on"]
        return datetime.date.fromisoformat(text) if text else timezone.localdate()


class ReasonForm(forms.Form):
    """Why something masked has to be seen, or something is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("理由"),
        help_text=gettext_lazy("至少 4 个字，会记下来。申请人看得到是谁、为什么看的"),
        min_length=4,
        max_length=REASON,
        error_messages={"min_length": gettext_lazy("请写明理由，至少 4 个字。")},
    )


class CounterForm(TroubleFields, MoneyForm, HomeForm):
    """All that an officer writes down for a worker at the counter or at home."""

    more = tuple(
        name
        for name in (*HomeForm.more, *MoneyForm.more, *TroubleFields.more)
        if name not in ("work_state", "workplace")
    )
    organization = forms.ChoiceField(label=gettext_lazy("由哪个工会接"))
    name = forms.CharField(label=gettext_lazy("姓名"), max_length=120)
    id_number = forms.CharField(label=gettext_lazy("身份证号码"), max_length=40)
    phone = forms.CharField(
        label=gettext_lazy("手机号码"), max_length=20, widget=forms.TextInput(attrs={"type": "tel"})
    )
    main_cause = None
    field_order = (
        "organization", "name", "id_number", "phone", "address", "people", "residence", "aided", "income",
        "causes", "medical", "schooling", "health", "illness", "illness_since", "event_on", "event_cost",
        "casualty", "insurance", "insurance_gap", "work_state", "workplace",
    )  # fmt: skip

    def __init__(self, organizations: Iterable[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {str(place.uid): place for place in organizations}
        self.fields["organization"].choices = [(key, each.name) for key, each in self.organizations.items()]
        dress(self.fields["id_number"], numeric=True)

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
        number = phone_of(self.cleaned_data["phone"])
        if number is None:
            raise forms.ValidationError(_("手机号码要 11 位，请核对。"))
        return number

    @property
    def place(self) -> Organization:
        return self.organizations[self.cleaned_data["organization"]]

    @property
    def answers(self) -> dict[str, Any]:
        """The answers of the application, without who it is for."""
        own = ("organization", "name", "id_number", "phone")
        return {name: value for name, value in self.cleaned_data.items() if name not in own}


def kinds_of(what: str) -> list[tuple[str, str]]:
    """The kinds of an amount with their words."""
    if what == Amount.What.INCOME:
        return lists.get("household_income").choices()
    if what == Amount.What.SPENDING:
        return lists.get("rigid_spending").choices()
    return [("1", str(Amount.What(what).label))]


def kind_word(what: str, kind: str) -> str:
    return dict(kinds_of(what)).get(kind, kind)
