"""The five pages of asking for help: home, family, money, what happened, and a look at the whole."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import lists
from gonghui.ui.fields import dress

from ..actions.answering import KINDS_OF_INCOME
from ..models.facts import MOST_MEMBERS, Residence
from .fields import CodeField, DayField, InTwo, MoneyField, YesNoField
from .people import PersonForm

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
YEAR, MONTHS = gettext_lazy("元/年"), gettext_lazy("个月")
NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}


class HomeForm(InTwo):
    """Where the household lives, how many they are, whether the state helps already."""

    more = (
        "other_contact", "postcode", "marriage", "single_parent", "housing_kind", "floor_area",
        "zero_employment",
    )  # fmt: skip
    address = forms.CharField(
        label=gettext_lazy("现在住在哪里"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": gettext_lazy("请写现在住的地方，工会核实时好找到您。")},
    )
    people = forms.IntegerField(
        label=gettext_lazy("一起生活的有几口人"),
        help_text=gettext_lazy("算上您自己，在外读书的孩子也算"),
        min_value=1,
        max_value=MOST_MEMBERS,
        widget=forms.TextInput(attrs=NUMERIC),
        error_messages={"required": gettext_lazy("请写一起生活的有几口人，只有您自己就写 1。")},
    )
    residence = forms.ChoiceField(
        label=gettext_lazy("家在城镇还是农村"),
        choices=Residence.choices,
        initial=Residence.URBAN,
        widget=forms.RadioSelect,
    )
    aided = YesNoField(
        label=gettext_lazy("家里现在领低保吗"),
        error_messages={"required": gettext_lazy("请点“是”或“否”。不清楚就点“否”。")},
    )
    other_contact = forms.CharField(
        label=gettext_lazy("找不到您时找谁"),
        help_text=gettext_lazy("姓名和电话"),
        max_length=60,
        required=False,
    )
    postcode = forms.CharField(label=gettext_lazy("邮编"), max_length=6, required=False)
    marriage = CodeField("marriage", label=gettext_lazy("婚姻状况"))
    single_parent = CodeField("yes_no", label=gettext_lazy("一个人带孩子吗"))
    housing_kind = CodeField("housing_kind", label=gettext_lazy("住的房子"))
    floor_area = forms.IntegerField(
        label=gettext_lazy("建筑面积"), min_value=1, max_value=9999, required=False
    )
    zero_employment = CodeField("yes_no", label=gettext_lazy("家里没有一个人在上班吗"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["people"], unit=_("人"), numeric=True)
        dress(self.fields["residence"], chips=True)
        dress(self.fields["floor_area"], unit=_("平方米"), numeric=True)


class FamilyForm(PersonForm):
    """One more person of the household, as the worker tells."""


class MoneyForm(InTwo):
    """What came in and had to go out in a year, and what the trouble is."""

    more = (
        "wages", "business", "rents", "transfers", "care", "rent", "dues", "savings", "assets",
        "months_below_line",
    )  # fmt: skip
    income = MoneyField(
        label=gettext_lazy("全家去年拿到手的钱"),
        help_text=gettext_lazy("工资、养老金、做小生意都算，扣掉五险一金和税以后"),
        unit=YEAR,
        error_messages={"required": gettext_lazy("请写全家去年拿到手的钱，大概就行。一分没有就写 0。")},
    )
    causes = forms.MultipleChoiceField(
        label=gettext_lazy("家里遇到了什么难处"),
        help_text=gettext_lazy("可以多选"),
        choices=CAUSES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("请至少选一样。都不像，就选“别的难处”。")},
    )
    medical = MoneyField(
        label=gettext_lazy("看病自己掏了多少"),
        help_text=gettext_lazy("医保报销以后剩下的部分，最近 12 个月"),
        required=False,
    )
    schooling = MoneyField(
        label=gettext_lazy("孩子上学花了多少"),
        help_text=gettext_lazy("学费、住宿费和生活费，最近 12 个月"),
        required=False,
    )
    wages = MoneyField(label=gettext_lazy("其中：工资"), unit=YEAR, required=False)
    business = MoneyField(label=gettext_lazy("其中：种地、做小生意"), unit=YEAR, required=False)
    rents = MoneyField(label=gettext_lazy("其中：房租、利息"), unit=YEAR, required=False)
    transfers = MoneyField(label=gettext_lazy("其中：养老金、补助"), unit=YEAR, required=False)
    care = MoneyField(label=gettext_lazy("康复、护理"), unit=YEAR, required=False)
    rent = MoneyField(label=gettext_lazy("租房"), unit=YEAR, required=False)
    dues = MoneyField(label=gettext_lazy("自己交的社保"), unit=YEAR, required=False)
    savings = MoneyField(label=gettext_lazy("家里的存款"), required=False)
    assets = MoneyField(
        label=gettext_lazy("别的财产值多少"),
        help_text=gettext_lazy("第二套房、店面、车，扣掉还没还的贷款"),
        required=False,
    )
    months_below_line = forms.IntegerField(
        label=gettext_lazy("收入低于当地低保标准有几个月了"),
        help_text=gettext_lazy("说不清可以不填"),
        min_value=0,
        max_value=120,
        required=False,
        widget=forms.TextInput(attrs=NUMERIC),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["months_below_line"], unit=MONTHS, numeric=True)
        if self.is_bound and any(self.data.get(name) for name in KINDS_OF_INCOME):
            self.fields["income"].required = False

    def clean(self) -> dict[str, Any]:
        """Income may be told by kind; a total that says something else is asked about."""
        data = super().clean()
        total, parts = data.get("income"), sum(data.get(name) or 0 for name in KINDS_OF_INCOME)
        if parts and total is not None and total != parts:
            self.add_error("income", _("和下面分开写的加起来对不上，请改一处，或者只写总数。"))
        return data


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


class PaperForm(forms.Form):
    """A photograph of one paper."""

    kind = CodeField("household_paper", label=gettext_lazy("这张是什么"))
    photo = forms.FileField(
        label=gettext_lazy("拍一张，或从相册里选"),
        help_text=gettext_lazy("拍清楚就行，不超过 10 MB。拍摄地点会去掉，加密保存，只有办这件事的人看得到"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or OTHER_PAPER


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


OTHER_PAPER = "9"
