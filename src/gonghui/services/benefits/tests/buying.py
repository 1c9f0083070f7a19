"""The cast of buying: a plant under its county, who buys, approves and pays, an occasion with two due."""

import uuid
from dataclasses import dataclass
from typing import Any

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.ledger.models import Fund
from gonghui.kernel.organizations.models import Organization
from gonghui.services.benefits.actions import purchasing, shipping
from gonghui.services.benefits.models import Occasion, Purchase

from . import capped
from .capped import AT

ACCOUNT = "6222021234567891234"


@dataclass
class Cast:
    """Who is there. `occasion` is the Spring Festival, 200 yuan each for two members."""

    county: Organization
    plant: Organization
    officer: Actor
    chair: Actor
    payer: Actor
    upper: Actor
    occasion: Occasion
    fund: Fund


def gather(budget: int = 100_000) -> Cast:
    """Make everybody; the fund holds 1,000 yuan unless another budget (fen) is said."""
    shipping.ship(at=AT)
    county = capped.union(code="LZ13")
    plant = capped.union(parent=county)
    made = capped.occasion(
        capped.program(plant, "festival", 20_000, settings={"festivals": ["spring"]}, name="春节慰问")
    )
    for name in ("牛大力", "马小军"):
        capped.due(made, capped.person(name))
    return Cast(
        county,
        plant,
        officer=serving("周岩", plant, "officer"),
        chair=serving("李建国", plant, "chair"),
        payer=serving("冯晓燕", plant, "officer"),
        upper=serving("赵海燕", county, "upper_officer"),
        occasion=made,
        fund=capped.fund(plant, "union", budget),
    )


def serving(name: str, place: Organization, role: str) -> Actor:
    found = capped.person(name)
    access.appoint(found, place, role, valid_from=AT.date(), by=SYSTEM, at=AT, reason="换届")
    return Actor(found.pk, found.name)


def bought(who: Cast, **more: Any) -> Purchase:
    """Two boxes of rice and oil, unless told otherwise."""
    told = {
        "goods": "米面油礼盒",
        "unit": "份",
        "number_of": 2,
        "each_fen": 20_000,
        "supplier": "岚州粮油公司",
        "account": ACCOUNT,
        "key": uuid.uuid4(),
        "by": who.officer,
        "at": AT,
        **more,
    }
    occasion, fund = told.pop("occasion", who.occasion), told.pop("fund", who.fund)
    return purchasing.buy(occasion, fund, **told)


def paid(who: Cast, **more: Any) -> Purchase:
    """Bought, approved by the chair, paid by another."""
    made = purchasing.approve(bought(who, **more), by=who.chair, at=AT)
    purchasing.pay(made, invoice="24112000000012345678", by=who.payer, at=AT)
    return made
