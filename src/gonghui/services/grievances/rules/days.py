"""By when a grievance is to be answered: working days by grade and kind, in force where it lies.

The national hotline names three grades without days (央视 2023-09), 12345 takes 7, at most 15 working days:
these are the defaults; provinces enter theirs as parameters, `grievances.first.urgent` or, for one kind,
`grievances.first.urgent.complaint`.
"""

import datetime
from typing import Any

from gonghui.kernel.codes import parameters

from .grading import DAILY, URGENT, WORRY

FIRST, SOLVE, AGAIN = "grievances.first", "grievances.solve", "grievances.again"
DEFAULTS: dict[str, dict[str, Any]] = {
    FIRST: {DAILY: 1, WORRY: 1, URGENT: 0.25},
    SOLVE: {DAILY: 7, WORRY: 10, URGENT: 5},
    AGAIN: {DAILY: 5, WORRY: 5, URGENT: 3},
}
LONGEST_EXTENSION = "grievances.extension"
LONGEST_EXTENSION_DAYS = 8


def in_force(grade: str, kind: str, *, on: datetime.date, region: str) -> dict[str, Any]:
    """The numbers of such a case: what is entered for the kind, else for the grade, else ours."""
    wanted = {f"{code}.{grade}": usual[grade] for code, usual in DEFAULTS.items()}
    wanted |= {f"{code}.{grade}.{kind}": None for code in DEFAULTS}
    found = parameters.values(wanted, on=on, region=region)
    return {code: found[f"{code}.{grade}.{kind}"] or found[f"{code}.{grade}"] for code in DEFAULTS}


def longest_extension(*, on: datetime.date, region: str) -> Any:
    """How many working days one extension may give at most."""
    return parameters.value(LONGEST_EXTENSION, on=on, region=region, default=LONGEST_EXTENSION_DAYS)
