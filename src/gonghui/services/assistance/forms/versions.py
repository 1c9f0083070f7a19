"""What an officer is asked about the next version of a policy: its document, its days, its numbers."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rules.criteria import LINE, Compare, Leaf, Months, leaves
from ..rules.facts import AMOUNTS
from ..rules.policies import Policy
from ..rules.reading import in_language
from ..rules.saying import amount_words, times
from .policies import SIGNS

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
MOST_MONTHS = 60
INCOME, AID = "annual_income", "earlier_aid"


class VersionForm(forms.Form):
    """The next version as its document says it; what is not touched stays as in the version before."""

    document = forms.CharField(
        label=gettext_lazy("文件名称和文号"),
        max_length=200,
        help_text=gettext_lazy("照文件抄，查得到出处"),
        error_messages={"required": gettext_lazy("请写清楚文件名称和文号。没有文件的政策不能用来认定。")},
    )
    region = forms.CharField(
        label=gettext_lazy("行政区划代码"), help_text=gettext_lazy("6 位，这一版只在这个地方用"), max_length=6
    )
    valid_from = forms.DateField(label=gettext_lazy("从哪天起"), **DAY)
    valid_to = forms.DateField(
        label=gettext_lazy("到哪天不再用"),
        required=False,
        help_text=gettext_lazy("文件没写就空着"),
        **DAY,
    )

    counts_aid = forms.BooleanField(
        label=gettext_lazy("一年内领到的帮扶款也算收入"),
        required=False,
        help_text=gettext_lazy("文件这样写才勾"),
    )

    def __init__(self, policy: Policy, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before: dict[str, Any] = {}
        self.incomes = {
            f"{category}.{leaf.code}": leaf
            for category, _name, leaf in _numbers(policy)
            if isinstance(leaf, Compare) and leaf.basis == LINE and INCOME in leaf.plus
        }
        self.counted_aid = any(AID in leaf.plus for leaf in self.incomes.values())
        self.fields["counts_aid"].initial = self.counted_aid
        for category, name, leaf in _numbers(policy):
            for key, field, value in _fields(name, leaf):
                self.fields[f"{category}.{leaf.code}:{key}"] = field
                field.initial = self.before[f"{category}.{leaf.code}:{key}"] = value

    def told(self) -> dict[str, Any]:
        """What the deed takes; `changes` has only what differs from the version before."""
        given = {name: self.cleaned_data[name] for name in ("document", "region", "valid_from", "valid_to")}
        changes: dict[str, dict[str, Any]] = {}
        for name, before in self.before.items():
            value = self.cleaned_data[name]
            if value in (None, "") or value == before:
                continue
            place, _colon, key = name.partition(":")
            changes.setdefault(place, {})[key] = value if key == "months_at_least" else str(value)
        if self.cleaned_data["counts_aid"] != self.counted_aid:
            for place, leaf in self.incomes.items():
                others = [name for name in leaf.plus if name != AID]
                changes.setdefault(place, {})["plus"] = others + ([] if self.counted_aid else [AID])
        return {**given, "changes": changes}


def _numbers(policy: Policy) -> Iterator[tuple[str, str, Leaf]]:
    for category in policy.categories:
        for leaf in leaves(category.rule):
            yield category.code, in_language(category.names), leaf


def _fields(category: str, leaf: Leaf) -> Iterator[tuple[str, forms.Field, Any]]:
    if isinstance(leaf, Compare):
        what = amount_words(leaf)
        signs = forms.ChoiceField(choices=list(SIGNS.items()))
        signs.label = _("{category}：{what}怎么比").format(category=category, what=what)
        yield "compare", signs, leaf.sign
        multiple = forms.CharField(max_length=12, validators=[_a_multiple], widget=NUMBER)
        basis = _("当地标准") if leaf.basis == LINE else AMOUNTS[leaf.basis]
        multiple.label = _("{category}：{what}比{basis}的几倍").format(
            category=category, what=what, basis=basis
        )
        yield "multiple", multiple, times(leaf.multiple)
    elif isinstance(leaf, Months):
        months = forms.IntegerField(min_value=1, max_value=MOST_MONTHS)
        months.label = _("{category}：收入连续几个月低于标准").format(category=category)
        yield "months_at_least", months, leaf.at_least


NUMBER = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


def _a_multiple(text: str) -> None:
    whole, _dot, rest = text.partition(".")
    if not (text.isascii() and (whole + rest).isdigit() and len(whole) <= 2 and len(rest) <= 2):
        raise forms.ValidationError(_("请写成 1.5 这样的倍数，最多两位小数。"))
    if float(text) == 0:
        raise forms.ValidationError(_("倍数要大于 0。"))
