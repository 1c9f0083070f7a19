"""For the access table: a rule card, exceptions to it, purchases and their money, here and elsewhere."""

import datetime
import itertools
import uuid
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.models import Fund
from gonghui.services.benefits.actions import purchasing, shipping
from gonghui.services.benefits.models import (
    CapException,
    Entitlement,
    Occasion,
    Program,
    Purchase,
    RuleCard,
)

_numbers = itertools.count(1)
SIDES = (("basic", "officer"), ("elsewhere", "outsider"))
CARDS = ("rule", "rule-next", "exception-ask")
PURCHASE = (
    "purchase",
    *(f"purchase-{deed}" for deed in ("approval", "payment", "receipt", "return", "reversal", "release")),
)
ACCOUNT = "6222021234567891234"
DECIDED = ("exception", "exception-approval", "exception-refusal")


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    shipping.ship(at=cast.at)
    said = {"name": "Gift", "document": "Document", "clause": "Clause 1", "words": "So much"}
    RuleCard.objects.update(**said)
    card = birthday()
    asked = tuple({"uid": exception(cast, card, *side).uid} for side in SIDES)
    return {
        "portal-benefits:rule": ({"uid": card.uid}, None),
        **{f"workbench-benefits:{name}": ({"uid": card.uid}, None) for name in CARDS},
        **{f"workbench-benefits:{name}": asked for name in DECIDED},
        "workbench-benefits:exception-document": asked,
        **_money(cast),
    }


def _money(cast: Any) -> dict[str, tuple[dict, dict]]:
    """An occasion with one due, a fund, and a purchase that waits for a yes, on both sides."""
    found = [bought(cast, *side) for side in SIDES]
    purchase = tuple({"uid": each.uid} for each in found)
    fund = tuple({"uid": each.fund.uid} for each in found)
    occasion = tuple({"uid": each.occasion.uid} for each in found)
    return {
        **{f"workbench-benefits:{name}": purchase for name in PURCHASE},
        "workbench-benefits:fund-budget": fund,
        "workbench-benefits:purchase-new": occasion,
    }


def bought(cast: Any, place: str, kind: str) -> Purchase:
    """Two yuan of rice for one member."""
    union, today = cast.organizations[place], timezone.localdate(cast.at)
    told = {
        "code": f"cooling-{next(_numbers)}",
        "name": "Cooling",
        "coverage": "sites",
        "kind": "cooling",
        "gives": "Tea",
    }
    told |= {"form": "goods", "value_fen": 1_000, "valid_from": today, "written_at": cast.at}
    program = Program.objects.create(organization=union, state="in_force", **told)
    days = {"on": today, "opens_on": today, "closes_on": today, "made_at": cast.at}
    occasion = Occasion.objects.create(
        organization=union, program=program, key=f"{today.year}-cooling", name="Summer", **days
    )
    Entitlement.objects.create(
        organization=union,
        occasion=occasion,
        program=program,
        person=cast.people["member" if place == "basic" else kind],
        on=today,
        until=today,
        value_fen=1_000,
    )
    fund = books.find_fund(union, "union", today.year) or ledger.open_fund(
        union, "union", today.year, budget=10_000, by=SYSTEM, at=cast.at
    )
    return another(occasion, fund, Actor(cast.people[kind].pk, "Zhou"), cast.at)


def another(occasion: Occasion, fund: Fund, by: Actor, at: datetime.datetime) -> Purchase:
    """One more of the same, for two yuan."""
    return purchasing.buy(
        occasion,
        fund,
        goods="Tea",
        unit="box",
        number_of=1,
        each_fen=200,
        supplier="Tea House",
        account=ACCOUNT,
        key=uuid.uuid4(),
        by=by,
        at=at,
    )


def birthday() -> RuleCard:
    return RuleCard.objects.get(item="birthday", region="")


def exception(cast: Any, card: RuleCard, place: str, kind: str) -> CapException:
    today = timezone.localdate(cast.at)
    return CapException.objects.create(
        organization=cast.organizations[place],
        card=card,
        cap_fen=40_000,
        document="No. 9 of 2026",
        reason="A hundred years",
        valid_from=today,
        valid_to=today + datetime.timedelta(days=30),
        asked_by=cast.people[kind],
        asked_at=cast.at,
    )
