"""What the year cost the union at home: a fund for benefits, purchases approved by the chair and paid."""

import datetime
import uuid
from typing import Any

from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger.models import Fund
from gonghui.kernel.organizations.models import Organization

from ..actions import purchasing
from ..models import Occasion, Purchase
from ..queries import capped
from .hands import DAY, UNION, moment, union_of

SOURCE, BUDGET = "union", 200_000_000
GOODS = (("festival", "米面油礼盒", "份", 20_000), ("birthday", "蛋糕券", "张", 20_000))
FEW = 3
UNPAID = (("birthday", "蛋糕券", True), ("posting", "慰问包", False))
APPROVERS = ("工会主席", "县级审批", "市级干部")
SUPPLIER, ACCOUNT = "岚州市为民商贸有限公司（演示）", "6222020200099912345"


def spend(stage: Any, today: datetime.date) -> None:
    """One purchase for each festival and month of birthdays of this year: promised, approved, paid."""
    union, chair = union_of(UNION), stage.officer("工会主席")
    opened = moment(datetime.date(today.year, 1, 4), 9)
    fund = ledger.open_fund(union, SOURCE, today.year, budget=BUDGET, by=chair, at=opened)
    now = {kind: _latest(union, kind, today) for kind, _goods, _approved in UNPAID}
    for kind, goods, unit, each in GOODS:
        rows = Occasion.objects.filter(organization=union, program__kind=kind, on__year=today.year)
        for occasion in rows.filter(on__lt=today).select_related("program", "organization").order_by("on"):
            number = capped.due(occasion, union).count() - (FEW if occasion == now.get(kind) else 0)
            if number > 0:
                told = {"goods": goods, "unit": unit, "number_of": number, "each_fen": each}
                _buy(stage, occasion, fund, told, max(moment(occasion.on, 9), opened))
    _of_these_days(stage, now, fund, today)


def _latest(union: Organization, kind: str, today: datetime.date) -> Occasion:
    rows = Occasion.objects.filter(organization=union, program__kind=kind, on__year=today.year)
    return rows.filter(opens_on__lte=today).select_related("program", "organization").latest("on")


def _of_these_days(stage: Any, now: dict[str, Occasion], fund: Fund, today: datetime.date) -> None:
    """Two small purchases: the one may be paid, the other waits for the chair."""
    for kind, goods, approved in UNPAID:
        told = {"goods": goods, "unit": "份", "number_of": FEW, "each_fen": 20_000}
        at = moment(today - DAY, 9)
        if approved:
            _buy(stage, now[kind], fund, told, at, pays=False)
        else:
            _asked(stage, now[kind], fund, told, at)


def _asked(
    stage: Any, occasion: Occasion, fund: Fund, told: dict[str, Any], at: datetime.datetime
) -> Purchase:
    told = {**told, "supplier": SUPPLIER, "account": ACCOUNT, "key": uuid.uuid4()}
    return purchasing.buy(occasion, fund, **told, by=stage.officer(), at=at)


def _buy(
    stage: Any,
    occasion: Occasion,
    fund: Fund,
    told: dict[str, Any],
    at: datetime.datetime,
    *,
    pays: bool = True,
) -> None:
    made = _asked(stage, occasion, fund, told, at)
    for order, kind in enumerate(APPROVERS):
        if not made.commitment.is_approved:
            made = purchasing.approve(
                made, by=stage.officer(kind), at=at + datetime.timedelta(hours=1 + order)
            )
    if pays:
        purchasing.pay(
            made,
            invoice=f"YS{made.uid.hex[:8].upper()}",
            by=stage.officer(),
            at=at + datetime.timedelta(hours=30),
        )
