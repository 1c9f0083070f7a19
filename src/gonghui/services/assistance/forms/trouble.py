"""What troubles a household has, and what is asked about each of them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import lists

from .fields import NUMERIC, CodeField, DayField, InTwo, MoneyField, YesNoField

ILL, NO_STRENGTH, NO_WORK = "06", "01", ("02", "03")
SUDDEN = ("07", "08")
CAUSES = (
    ("06", gettext_lazy("有人生大病，或者长期吃药看病")),
    ("09", gettext_lazy("孩子上学花费大")),
    ("08", gettext_lazy("出了意外：受伤、车祸")),
    ("07", gettext_lazy("遇到火灾、水灾这样的灾害")),
    ("01", gettext_lazy("有人残疾，或者没有劳动能力")),
    ("11", gettext_lazy("单亲带孩子")),
    ("03", gettext_lazy("停产、减薪、下岗")),
    ("02", gettext_lazy("能干活，一直没找到活")),
    ("04", gettext_lazy("没有社会保险")),
    ("05", gettext_lazy("有社保，待遇没有落实")),
    ("10", gettext_lazy("别的难处")),
)


class TroubleFields(InTwo):
    """Everything that can be asked about what happened."""

    more = (
        "work_state", "workplace", "enterprise_kind", "industry", "work_since", "model_worker",
        "can_help_self", "migrant", "bank", "bank_branch", "bank_account", "notes",
    )  # fmt: skip
    main_cause = forms.ChoiceField(
        label=gettext_lazy("最要紧的是哪一样"), widget=forms.RadioSelect, required=False
    )
    health = CodeField("hardship_health", label=gettext_lazy("是什么病"))
    illness = forms.CharField(label=gettext_lazy("想说说病情吗"), max_length=200, required=False)
    illness_since = DayField(
        label=gettext_lazy("从什么时候病的"), help_text=gettext_lazy("写到月就行，比如 2024-05")
    )
    disability_kind = CodeField("disability_kind", label=gettext_lazy("残疾类别"))
    disability_grade = CodeField("disability_grade", label=gettext_lazy("残疾等级"))
    event_on = DayField(label=gettext_lazy("哪天出的事"), help_text=gettext_lazy("比如 2026-01-20"))
    event_cost = MoneyField(label=gettext_lazy("这件事一共花了多少"), required=False)
    casualty = YesNoField(label=gettext_lazy("有人伤亡吗"), required=False)
    enterprise_state = CodeField("enterprise_state", label=gettext_lazy("单位现在怎么样"))
    insurance = CodeField("medical_insurance", label=gettext_lazy("您的医保"))
    insurance_gap = CodeField("insurance_gap", label=gettext_lazy("没有医保的，是哪种情况"))
    work_state = CodeField("hardship_work", label=gettext_lazy("您现在的工作状态"))
    workplace = forms.CharField(label=gettext_lazy("工作单位"), max_length=120, required=False)
    enterprise_kind = CodeField("enterprise_kind", label=gettext_lazy("单位性质"))
    industry = CodeField("industry", label=gettext_lazy("所属行业"))
    work_since = DayField(label=gettext_lazy("哪年开始工作"))
    model_worker = CodeField("model_worker_kind", label=gettext_lazy("劳模"))
    can_help_self = CodeField("yes_no", label=gettext_lazy("有劳动能力、能自己想办法吗"))
    migrant = CodeField("yes_no", label=gettext_lazy("是农民工吗"))
    bank = forms.CharField(label=gettext_lazy("开户银行"), max_length=60, required=False)
    bank_branch = forms.CharField(label=gettext_lazy("支行"), max_length=60, required=False)
    bank_account = forms.CharField(
        label=gettext_lazy("银行卡号"),
        help_text=gettext_lazy("批下来的钱打到这张卡。加密保存，平时只显示后四位"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs=NUMERIC),
    )
    notes = forms.CharField(
        label=gettext_lazy("还想说点什么"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_bank_account(self) -> str:
        text = self.cleaned_data["bank_account"]
        number = "".join(character for character in text if character.isdigit())
        if text and not 12 <= len(number) <= 22:
            raise forms.ValidationError(
                _("银行卡号一般是 16 到 19 位，您填了 {count} 位，请核对。").format(count=len(number))
            )
        return number

    def clean_migrant(self) -> bool | None:
        told = self.cleaned_data["migrant"]
        return told == "1" if told else None


class TroubleForm(TroubleFields):
    """What happened: only what belongs to the troubles that were named is asked."""

    def __init__(self, causes: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = list(causes)
        for name in _not_asked(named):
            del self.fields[name]
        if "main_cause" in self.fields:
            words = dict(CAUSES)
            self.fields["main_cause"].choices = [(code, words[code]) for code in named if code in words]


def cause_words(codes: Iterable[str]) -> list[str]:
    words = dict(CAUSES)
    return [str(words.get(code, lists.get("hardship_cause").label(code))) for code in codes]


def _not_asked(causes: list[str]) -> set[str]:
    """The questions that do not belong to these troubles."""
    out: set[str] = set()
    if len(causes) < 2:
        out.add("main_cause")
    if ILL not in causes:
        out |= {"health", "illness", "illness_since"}
    if NO_STRENGTH not in causes:
        out |= {"disability_kind", "disability_grade"}
    if not set(causes) & set(SUDDEN):
        out |= {"event_on", "event_cost", "casualty"}
    if not set(causes) & set(NO_WORK):
        out.add("enterprise_state")
    return out
