"""The officer's forms of household files: particulars, people, reasons."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import lists

from ..models.facts import Residence
from .fields import CodeField, DayField, YesNoField
from .people import PersonForm

REASON = 200


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


class ReasonForm(forms.Form):
    """Why something masked has to be seen, or something is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("理由"),
        help_text=gettext_lazy("至少 4 个字，会记下来。申请人看得到是谁、为什么看的"),
        min_length=4,
        max_length=REASON,
        error_messages={"min_length": gettext_lazy("请写明理由，至少 4 个字。")},
    )
