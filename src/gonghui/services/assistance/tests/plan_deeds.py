"""What people send to the addresses of plans, pairings, partners and money when all is well."""

import uuid
from typing import Any

from django.utils import timezone

from gonghui.exchange.writing import Sheet
from gonghui.kernel.actor import Actor
from gonghui.kernel.ledger.models import Fund
from gonghui.services.assistance.models import Household, Plan
from gonghui.services.membership.tests.deeds import WHY, Roster

from . import plan_samples
from .sending import workbook

Told = dict[str, dict[str, Any]]


def deeds(cast: Any, made: dict[str, Any]) -> tuple[Told, Told]:
    """What the family sends, and what officers send."""
    household = Household.objects.get(uid=made["workbench-assistance:plan"][0]["uid"])
    portal = {
        "received": {"kind": "member"},
        "rating": {"kind": "member", "data": {"solved": "partly", "words": "还差一点"}},
    }
    return portal, {**_plans(cast, household), **_people(cast), **_partners(cast), **_money(cast, household)}


def _plans(cast: Any, household: Household) -> Told:
    day = _today(cast)
    measure = {"cause": "06", "kind": "skills", "amount": "", "source": ""}
    measure |= {"responsible": cast.people["officer"].pk, "starts_on": day, "ends_on": day}

    def nothing_is_begun(_client: Any) -> None:
        household.plans.filter(state=Plan.State.DRAFT).update(state=Plan.State.ENDED)

    return {
        "plan-draft": {"kind": "officer", "first": nothing_is_begun},
        "plan-goal": {"kind": "officer", "data": {"goal": "有一份稳定的工作"}},
        "plan-approval": {"kind": "county"},
        "measure-new": {"kind": "officer", "data": measure},
        "measure": {"kind": "officer", "data": measure},
        "measure-removal": {"kind": "officer"},
        "measure-outcome": {"kind": "officer", "data": {"outcome": "done", "words": "书和学费都有了"}},
    }


def _people(cast: Any) -> Told:
    diary = {"key": uuid.uuid4(), "visited_on": _today(cast), "words": "老人出院了", "changed": "on"}
    return {
        "pair": {"kind": "officer", "data": {"helper": cast.people["chair"].pk}},
        "diary": {"kind": "officer", "data": diary},
    }


def _partners(cast: Any) -> Told:
    offer = {"organization": cast.organizations["basic"].uid, "kind": "partner", "partner": "岚州慈善会"}
    offer |= {"offers": "助学金", "measure_kind": "partner", "places": 1, "since": _today(cast)}
    return {
        "offer-new": {"kind": "officer", "data": offer | {"amount_each": "", "until": ""}},
        "match": {"kind": "officer"},
    }


def _money(cast: Any, household: Household) -> Told:
    county = cast.organizations["county"]
    fund = Fund.objects.get(organization=county)
    plan = household.plans.get(state=Plan.State.ACTIVE)
    by, to = Actor(cast.people["officer"].pk, "Zhou"), household.head
    waits, sent = (plan_samples.measure_of(plan, by, cast.at) for _each in range(2))
    waiting = plan_samples.planned_for(fund, to, waits, cast.at)
    payment = plan_samples.at_the_bank(fund, to, sent, cast.at)
    batch = {"uid": payment.lines.get().batch.uid}

    def another_card(_client: Any) -> None:
        household.particulars = {"bank_account": "6222029876543210987"}
        household.save()

    new = {"organization": county.uid, "source": "union", "year": cast.at.year, "budget": "10,000"}
    period = {"organization": county.uid, "period": str(cast.at.year - 1)}
    told = {
        "approval": {},
        "payments": {"data": {"picked": waiting.number}},
        "batch-sheet": {"data": {"reason": WHY}, "places": batch},
        "batch-return": {"data": {"file": _answer(payment.number)}, "places": batch},
        "reversal": {"data": {"reason": WHY}},
        "give-back": {"data": {"reason": WHY, "amount": "3"}},
        "payee": {"data": {"reason": WHY}, "places": {"uid": waiting.uid}, "first": another_card},
        "fund-new": {"data": new},
        "fund-budget": {"data": {"difference": "100", "reason": WHY}},
        "periods": {"data": period},
    }
    return {name: {"kind": "county", **each} for name, each in told.items()}


def _answer(number: str) -> Roster:
    """The bank's sheet that says: paid."""
    return workbook("回单.xlsx", Sheet("回单", ("付款编号", "结果"), [(number, "成功")]))


def _today(cast: Any) -> str:
    return timezone.localdate(cast.at).isoformat()
