"""What an officer fills in to write a program, and how it becomes a program and back."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.audiences import known
from gonghui.kernel.codes import lists
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import offer

from ..dates import festivals, occasions
from ..models import Coverage, Form, Program
from ..naming_engine import EVERY, KINDS
from .groups import day_field

MOST_YUAN = 100_000
SEX, PART = "people.sex", "part"
PLAIN = (
    "code", "name", "coverage", "kind", "gives", "form", "source", "lead_days", "stays_days", "is_private",
    "valid_from", "valid_to",
)  # fmt: skip


class ProgramForm(forms.Form):
    """One program. What a kind does not need is left as it is."""

    organization = forms.ChoiceField(label=gettext_lazy("哪个工会的"))
    name = forms.CharField(label=gettext_lazy("项目名称"), max_length=60)
    code = forms.RegexField(
        r"^[a-z0-9-]{1,40}$",
        label=gettext_lazy("编码"),
        help_text=gettext_lazy("小写字母、数字和短横，如 mid-autumn；同一个编码的新一版会接替旧的一版"),
        error_messages={"invalid": gettext_lazy("编码只用小写字母、数字和短横，如 mid-autumn。")},
    )
    coverage = forms.ChoiceField(label=gettext_lazy("属于哪一项覆盖"), choices=Coverage.choices)
    kind = forms.ChoiceField(label=gettext_lazy("按什么日子"), choices=lambda: list(KINDS.items()))
    festivals = forms.MultipleChoiceField(
        label=gettext_lazy("哪些节日"),
        help_text=gettext_lazy("只有按节日的项目要选"),
        choices=lambda: list(festivals.NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    together = forms.BooleanField(label=gettext_lazy("国庆和中秋在同一天时，合成一份"), required=False)
    every = forms.ChoiceField(
        label=gettext_lazy("多久一次"),
        help_text=gettext_lazy("出差驻外、困难家庭、四期保护要选；生日和退休总是按月"),
        choices=lambda: [("", _("不按周期")), *EVERY.items()],
        required=False,
    )
    dates = forms.CharField(
        label=gettext_lazy("具体日期"),
        help_text=gettext_lazy("每年固定的写 03-08，只有一次的写 2026-10-18，几个日期用逗号隔开"),
        max_length=200,
        required=False,
    )
    population = forms.ChoiceField(label=gettext_lazy("从谁里选"))
    sex = forms.ChoiceField(label=gettext_lazy("性别"), required=False)
    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("还要满足"),
        help_text=gettext_lazy("选了几条，就要同时满足几条"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    gives = forms.CharField(label=gettext_lazy("给什么"), max_length=120)
    form = forms.ChoiceField(label=gettext_lazy("用什么形式"), choices=Form.choices)
    yuan = forms.DecimalField(
        label=gettext_lazy("每人多少元"), min_value=Decimal(0), max_value=MOST_YUAN, decimal_places=2
    )
    source = forms.ChoiceField(label=gettext_lazy("钱从哪里来"))
    lead_days = forms.IntegerField(label=gettext_lazy("提前几天列名单"), min_value=0, max_value=180)
    stays_days = forms.IntegerField(label=gettext_lazy("过后几天内补送"), min_value=0, max_value=365)
    is_private = forms.BooleanField(label=gettext_lazy("只让本人和女职工委员看到"), required=False)
    valid_from = day_field(gettext_lazy("从哪天起执行"))
    valid_to = day_field(gettext_lazy("到哪天为止"), required=False, help_text=gettext_lazy("长期执行就空着"))

    def __init__(
        self, unions: Iterable[Organization], *given: Any, based_on: Mapping[str, Any], **named: Any
    ) -> None:
        """`based_on`: what is being changed; what this form cannot show of it is kept as it is."""
        super().__init__(*given, **named)
        rule = based_on.get("rule")
        self.kept_rule = rule if rule is not None and _shown(rule) is None else None
        self.part = based_on.get("settings", {}).get(PART)
        offer(self, "organization", [(str(union.uid), union.name) for union in unions])
        offer(self, "source", lists.get("money_source").choices())
        if self.kept_rule is not None:
            for name in ("population", "sex", "conditions"):
                del self.fields[name]
            return
        offer(self, "population", [(one.code, one.name) for one in known.populations().values()])
        offer(self, "sex", [("", _("不限")), *lists.get("sex").choices()])
        offer(self, "conditions", [(one.code, one.name) for one in _without_values()])

    def told(self) -> dict[str, Any]:
        """What the deed takes."""
        told = self.cleaned_data
        return {
            **{name: told[name] for name in PLAIN},
            "value_fen": int(told["yuan"] * 100),
            "settings": _settings(told) | ({PART: self.part} if self.part else {}),
            "rule": self.kept_rule if self.kept_rule is not None else _rule(told),
        }


class EndForm(forms.Form):
    """From which day it holds no longer, and why."""

    on = day_field(gettext_lazy("从哪天起不再执行"))
    reason = forms.CharField(label=gettext_lazy("为什么停"), max_length=200)


def initial_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """What the form shows of a program (`as_told`) or of a template."""
    settings = told["settings"]
    shown = _shown(told["rule"]) or {}
    return {
        **{name: told[name] for name in PLAIN if name in told},
        **shown,
        "yuan": Decimal(told["value_fen"]) / 100,
        "festivals": settings.get("festivals", list(festivals.CODES)),
        "together": settings.get("together_within") is not None,
        "every": settings.get("every", ""),
        "dates": "，".join([*settings.get("month_days", []), *settings.get("dates", [])]),
    }


def as_told(program: Program) -> dict[str, Any]:
    """A program as a template says it."""
    names = (*PLAIN, "value_fen", "settings", "rule")
    return {name: getattr(program, name) for name in names}


def _settings(told: Mapping[str, Any]) -> dict[str, Any]:
    """What the kind needs of what was filled in."""
    kind = told["kind"]
    if kind == "festival":
        return {"festivals": told["festivals"], "together_within": 0 if told["together"] else None}
    if kind in occasions.SEASONS or kind in occasions.EVENTS:
        return {}
    dates = [each for each in re.split(r"[，,、;；\s]+", told["dates"]) if each]
    yearly = [each for each in dates if len(each) == len("03-08")]
    single = [each for each in dates if each not in yearly]
    if yearly:
        return {"month_days": yearly}
    if single:
        return {"dates": single}
    return {"every": told["every"]} if told["every"] and not occasions.own_day(kind) else {}


def _rule(told: Mapping[str, Any]) -> dict[str, Any]:
    where: list[dict[str, Any]] = [{"criterion": code, "is": {}} for code in told["conditions"]]
    if told["sex"]:
        where.insert(0, {"criterion": SEX, "is": {"sex": told["sex"]}})
    return {"from": told["population"], "where": where}


def _shown(rule: Any) -> dict[str, Any] | None:
    """A rule as the fields of the form; None when it says more than they can."""
    if not isinstance(rule, Mapping) or "from" not in rule:
        return {}
    plain = {one.code for one in _without_values()}
    found: dict[str, Any] = {"population": rule["from"], "sex": "", "conditions": []}
    for part in rule.get("where", []):
        code, values = part.get("criterion"), part.get("is", {})
        if code == SEX and not found["sex"]:
            found["sex"] = values.get("sex", "")
        elif code in plain and not values:
            found["conditions"].append(code)
        else:
            return None
    return found


def _without_values() -> list[Any]:
    """Criteria that can be asked without saying anything more."""
    return [one for one in known.criteria().values() if known.needs_no_values(one)]
