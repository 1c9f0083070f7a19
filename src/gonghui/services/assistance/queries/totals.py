"""The totals that policies compare, worked out from what the file tells. Fen, whole households, one year."""

import datetime
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from gonghui.kernel.ledger import queries as ledger

from ..causes import rule_causes
from ..models import Amount, Hardship, Household, Measure
from ..models.facts import MOST_FEN, MOST_MEMBERS
from ..rules import facts as rules

MEDICAL = "1"
MEASURE = "assistance.measure"
FACTS = (
    "members", "annual_income_fen", "rigid_spending_fen", "net_assets_fen", "savings_fen", "causes",
    "events", "event_cost_fen", "casualty",
)  # fmt: skip
AID = "earlier_aid_fen"
YEAR = datetime.timedelta(days=366)
COSTS = ("medical_cost", "medical_self_paid")


def of_household(household: Household, on: datetime.date) -> dict[str, Any]:
    """Totals of a stored household on a day: the columns FACTS of its facts and COSTS of itself."""
    people = household.members.filter(left_on=None).count()
    causes = [household.main_cause, *household.other_causes]
    return worked_out(list(household.amounts.all()), list(household.events.all()), people, causes, on)


def worked_out(
    amounts: list[Amount], events: list[Hardship], people: int, causes: Iterable[str], on: datetime.date
) -> dict[str, Any]:
    """The same from rows that need not be stored. Amounts count while they hold, events for twelve months."""
    what = Amount.What
    held = [amount for amount in amounts if holds(amount, on)]
    befell = [event for event in events if event.counts_on(on)]
    medical = [row for row in held if row.what == what.SPENDING and row.kind == MEDICAL]
    return {
        "members": min(max(people, 1), MOST_MEMBERS),
        "annual_income_fen": _sum(row.yearly for row in held if row.what == what.INCOME),
        "rigid_spending_fen": _sum(self_paid(row) for row in held if row.what == what.SPENDING),
        "net_assets_fen": _sum(row.fen for row in held if row.what == what.ASSET),
        "savings_fen": _sum(row.fen for row in held if row.what == what.SAVING),
        "causes": rules.bits("causes", rule_causes([code for code in causes if code])),
        "events": rules.bits("events", {event.kind for event in befell}),
        "event_cost_fen": _sum(event.cost for event in befell),
        "casualty": any(event.casualty for event in befell),
        "medical_cost": _sum(row.yearly for row in medical),
        "medical_self_paid": _sum(self_paid(row) for row in medical),
    }


def earlier_aid(household_ids: Iterable[int], on: datetime.date) -> dict[int, int]:
    """Fen that each of these households got from the union within twelve months before a day, where any."""
    rows = Measure.objects.filter(plan__household__in=list(household_ids))
    homes = dict(rows.values_list("matter", "plan__household"))
    paid = ledger.paid_for(MEASURE, homes, since=on - YEAR, until=on)
    found: dict[int, int] = {}
    for matter, fen in paid.items():
        found[homes[matter]] = min(found.get(homes[matter], 0) + fen, MOST_FEN)
    return found


def holds(amount: Amount, on: datetime.date) -> bool:
    """Whether an amount is in force on a day. A later one of its kind ends it, so nothing counts twice."""
    return amount.since <= on and (amount.until is None or amount.until > on)


def self_paid(amount: Amount) -> int:
    """Fen a year that the household itself bears; half a fen counts as one."""
    if amount.self_paid_share is None:
        return amount.yearly
    share = Decimal(amount.yearly) * amount.self_paid_share
    return int(share.to_integral_value(ROUND_HALF_UP))


def _sum(fen: Iterable[int]) -> int:
    return min(sum(fen), MOST_FEN)
