"""What the form of a purchase says of who is due: where the officer's money is, and of no other union."""

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.ledger import actions as ledger
from gonghui.services.benefits.models import Program
from gonghui.services.benefits.queries import capped
from gonghui.services.benefits.workbench import purchases
from tests.rules.cast import gather

from . import making


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def occasion(cast):
    """Given by the county to two people of the neighbour and to one of the officer's union."""
    given = making.program(cast.organizations["county"])
    found = making.occasion(given, timezone.localdate(cast.at))
    for place in ("neighbour", "neighbour", "basic"):
        making.entitled(found, making.person(), cast.organizations[place])
    return found


def shown(cast, occasion) -> str:
    address = reverse("workbench-benefits:purchase-new", args=[occasion.uid])
    return cast.client("officer").get(address).content.decode()


def open_fund(cast) -> None:
    told = {"budget": 100_000, "by": SYSTEM, "at": cast.at}
    ledger.open_fund(cast.organizations["basic"], "union", cast.at.year, **told)


def test_with_money_of_the_own_union_its_people_are_counted(cast, occasion):
    open_fund(cast)
    assert "应发 1 人，一共值 200 元" in shown(cast, occasion)


def test_without_money_no_figure_of_the_union_above_is_told(cast, occasion):
    said = shown(cast, occasion)
    assert "还没有可用的资金" in said
    assert "应发" not in said


def test_of_what_is_private_nobody_is_counted_here(cast, occasion):
    open_fund(cast)
    Program.objects.filter(pk=occasion.program_id).update(is_private=True)
    assert "应发" not in shown(cast, occasion)


def test_twin_counted_where_the_occasion_stands_three_would_be_told(cast, occasion, monkeypatch):
    open_fund(cast)
    real = capped.due
    monkeypatch.setattr(purchases.capped, "due", lambda of, place: real(of, of.organization))
    assert "应发 3 人" in shown(cast, occasion)
