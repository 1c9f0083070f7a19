"""The pages of asking for help: home, family, money, papers; what happened is in `trouble`."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.ui.fields import dress

from ..actions.answering import KINDS_OF_INCOME
from ..models.facts import MOST_MEMBERS, Residence
from .fields import NUMERIC, CodeField, InTwo, MoneyField, YesNoField
from .people import PersonForm
from .trouble import CAUSES

YEAR, MONTHS = gettext_lazy("元/年"), gettext_lazy("个月")
OTHER_PAPER = "9"


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
