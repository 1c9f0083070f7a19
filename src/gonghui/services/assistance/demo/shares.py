"""The essay's published shares, turned into households: counts are exact, who has what is drawn by lot."""

import datetime
import random
from fractions import Fraction
from typing import Any

from ..causes import RULE_CAUSE
from ..rules.facts import bits

ILLNESS, SCHOOLING = "06", "09"
PERSONS = Fraction(229_900, 83_100)
UNINSURED = Fraction("0.2464")
ILL = Fraction("0.3562")
OVER_TWO_YEARS, OVER_50K = Fraction("0.678"), Fraction("0.646")
SCHOOLED = Fraction("0.1269")
MIGRANTS = Fraction(8_554, 83_100)
MIGRANT_PERSONS_STATED = Fraction(124_300, 8_554)
LIFTED, RETURNED = Fraction(1, 40), Fraction(1, 200)  # made up
OTHER_CAUSES = ("01", "02", "02", "03", "03", "04", "05", "07", "08", "10", "10", "11")
SIZES = (1, 2, 2, 3, 3, 3, 3, 3, 4, 4)
UNCOVERED_WORK = ("4", "5", "6")  # private firms, small traders' hands, flexible work
LINE = {"urban": 78_000 * 12, "rural": 56_000 * 12}
MUCH = 5_000_000
SEED = 1925


def households(count: int, today: datetime.date) -> list[dict[str, Any]]:
    """So many households on file, and a few more lifted before; what the columns of the tables hold."""
    chooser = random.Random(SEED)
    causes = _shuffled(chooser, _causes(count, chooser))
    uninsured = _lot(chooser, count, _part(UNINSURED, count))
    migrants = _lot(chooser, count, _part(MIGRANTS, count))
    returned = _lot(chooser, count, _part(RETURNED, count))
    sizes = _sizes(count, chooser)
    on_file = [
        _household(chooser, cause, size, bare, far, back, today)
        for cause, size, bare, far, back in zip(causes, sizes, uninsured, migrants, returned, strict=True)
    ]
    _illnesses([home for home in on_file if home["main_cause"] == ILLNESS], chooser, today)
    _stated([home for home in on_file if home["migrant"]])
    return on_file + [_lifted(chooser, today) for _number in range(_part(LIFTED, count))]


def _causes(count: int, chooser: random.Random) -> list[str]:
    ill, schooled = _part(ILL, count), _part(SCHOOLED, count)
    others = [chooser.choice(OTHER_CAUSES) for _number in range(count - ill - schooled)]
    return [ILLNESS] * ill + [SCHOOLING] * schooled + others


def _sizes(count: int, chooser: random.Random) -> list[int]:
    """Sizes whose sum is exact: the last few households are made larger or smaller by one."""
    sizes = [SIZES[number % len(SIZES)] for number in range(count)]
    short = _part(PERSONS, count) - sum(sizes)
    step = 1 if short > 0 else -1
    fitting = [number for number, size in enumerate(sizes) if 2 <= size <= 3]
    for number in fitting[: abs(short)]:
        sizes[number] += step
    return _shuffled(chooser, sizes)


def _household(
    chooser: random.Random, cause: str, size: int, bare: bool, far: bool, back: bool, today: datetime.date
) -> dict[str, Any]:
    residence = "rural" if far or chooser.random() < 0.35 else "urban"
    filed = today - datetime.timedelta(days=chooser.randrange(30, 1500))
    return {
        "main_cause": cause,
        "members": size,
        "residence": residence,
        "migrant": far,
        "sex": chooser.choice("12"),
        "state": "on_file",
        "filed_on": filed,
        "check_due_on": today + datetime.timedelta(days=chooser.randrange(40, 365)),
        "ended_on": filed + datetime.timedelta(days=5) if back else None,
        "returned_on": filed + datetime.timedelta(days=20) if back else None,
        **_money(chooser, cause, LINE[residence] * size),
        **_work(chooser, bare, far),
        "other_causes": [],
        "focus": "4" if far else "",
        "illness_since": None,
        "medical_cost": 0,
        "medical_self_paid": 0,
        "stated_members": None,
        "flags": [],
    }


def _money(chooser: random.Random, cause: str, line: int) -> dict[str, Any]:
    """An income by which the three categories find the household: below, at the edge, or struck."""
    kind = chooser.choices(("below", "edge", "struck"), (50, 35, 15))[0]
    low, high = {"below": (20, 99), "edge": (100, 150), "struck": (151, 300)}[kind]
    events = bits("events", {"major_illness" if cause == ILLNESS else "sudden_event"})
    return {
        "annual_income_fen": line * chooser.randint(low, high) // 100,
        "rigid_spending_fen": line * chooser.randint(5, 60) // 100,
        "months_below_line": 12 if kind == "below" else 0,
        "aided": kind == "below",
        "causes": bits("causes", {RULE_CAUSE[cause]} | ({"other"} if kind == "edge" else set())),
        "events": events if kind == "struck" else 0,
        "event_cost_fen": line * chooser.randint(30, 120) // 100 if kind == "struck" else 0,
        "casualty": False,
        "net_assets_fen": 0,
        "savings_fen": chooser.randrange(0, 400_000),
        "earlier_aid_fen": 0,
    }


def _work(chooser: random.Random, bare: bool, far: bool) -> dict[str, str]:
    kind = chooser.choice(UNCOVERED_WORK) if bare else chooser.choice("123345")
    return {
        "work_state": "7" if far else chooser.choice("122334"),
        "enterprise_kind": kind,
        "enterprise_state": chooser.choice("1111234"),
        "insurance": "5" if bare else chooser.choice("112"),
        "insurance_gap": chooser.choice("123") if bare else "",
    }


def _illnesses(ill: list[dict[str, Any]], chooser: random.Random, today: datetime.date) -> None:
    longest = _lot(chooser, len(ill), _part(OVER_TWO_YEARS, len(ill)))
    dearest = _lot(chooser, len(ill), _part(OVER_50K, len(ill)))
    for home, is_long, is_dear in zip(ill, longest, dearest, strict=True):
        days = chooser.randrange(800, 4000) if is_long else chooser.randrange(30, 700)
        cost = chooser.randrange(MUCH, 4 * MUCH) if is_dear else chooser.randrange(100_000, MUCH)
        home["illness_since"] = today - datetime.timedelta(days=days)
        home |= {"medical_cost": cost, "medical_self_paid": cost * chooser.randint(30, 60) // 100}


def _stated(migrants: list[dict[str, Any]]) -> None:
    """The persons the essay states for these households, which cannot be right: kept, and flagged."""
    stated = _part(MIGRANT_PERSONS_STATED, len(migrants))
    for number, home in enumerate(migrants):
        home["stated_members"] = stated // len(migrants) + (number < stated % len(migrants))
        home["flags"] = ["members.stated", "persons.many"]


def _lifted(chooser: random.Random, today: datetime.date) -> dict[str, Any]:
    home = _household(chooser, "10", 3, bare=False, far=False, back=False, today=today)
    ended = today - datetime.timedelta(days=chooser.randrange(1, 300))
    filed = ended - datetime.timedelta(days=chooser.randrange(200, 1500))
    return home | {"state": "lifted", "filed_on": filed, "ended_on": ended, "check_due_on": None}


def _part(share: Fraction, count: int) -> int:
    return round(share * count)


def _lot(chooser: random.Random, count: int, chosen: int) -> list[bool]:
    return _shuffled(chooser, [True] * chosen + [False] * (count - chosen))


def _shuffled(chooser: random.Random, values: list) -> list:
    chooser.shuffle(values)
    return values
