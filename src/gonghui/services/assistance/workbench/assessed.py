"""Why a household is where it is: the assessment of a day in full, worked out again from what was kept."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gonghui.ui import formats

from .. import verdicts
from ..models import Assessment, Household
from ..queries import assessing, naming, policies, standing

LISTED = 5


class DayForm(forms.Form):
    """On which day one wants to know."""

    on = forms.DateField(
        label=_("看哪一天的认定"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_on(self) -> datetime.date | None:
        on = self.cleaned_data["on"]
        if on and on > timezone.localdate():
            raise forms.ValidationError(_("只能看今天或以前的日子。"))
        return on


def on_a_day(household: Household, asked: Any) -> dict[str, Any]:
    """The assessment that stood on the asked day or today, every criterion with its numbers.

    It is decided anew by the version and the line of its time; `same`: the answer is the one kept.
    """
    form = DayForm(asked if "on" in asked else None, initial={"on": timezone.localdate()})
    on = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    found = standing.standing_on(household.facts, on or timezone.localdate())
    return {"form": form, "on": on, **_explained(found)}


def earlier(household: Household) -> list[dict[str, Any]]:
    """The last assessments in short."""
    return [
        {
            "category": naming.category_name(row.category),
            "on": row.run.on,
            "by": row.run.by_name,
            "policy": policies.version(row.run.policy_code, row.run.policy_version).name,
            "version": row.run.policy_version,
            "income": formats.money(row.annual_income_fen),
            "line": formats.money(row.annual_line_fen * row.members),
        }
        for row in standing.history(household.facts, LISTED)
    ]


def _explained(found: Assessment | None) -> dict[str, Any]:
    if found is None:
        return {"verdict": None}
    again = assessing.replay(found)
    return {
        "verdict": verdicts.shown(assessing.explanation(found)),
        "day": found.run.on,
        "by": found.run.by_name,
        "same": (again.category, again.outcomes) == (found.category, found.outcomes),
    }
