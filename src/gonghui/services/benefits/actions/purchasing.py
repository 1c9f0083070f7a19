"""Buying for an occasion: caps first, then the fund, then the promise; approved by others, paid, received."""

import datetime
import uuid
from typing import Any, cast

from django.db import transaction

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger.models import Fund, PayeeAccount, Payment
from gonghui.kernel.ledger.money import yuan
from gonghui.kernel.ledger.signing import account_number
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.text import digits, tidy
from gonghui.ui import formats

from ..models import Occasion, Purchase
from ..queries import capped, purchases
from ..queries.purchases import APPROVE, GOODS, PURCHASE
from ..refusals_money import (
    FundElsewhere,
    InvoiceMissing,
    MoreThanIsDue,
    NobodyIsDue,
    NoFundYet,
    NotPlanned,
    PaidAlready,
    ReceiptMissing,
)
from . import capping

LEVELS = {"county": 1, "city": 2, "province": 3, "national": 4}


@transaction.atomic
def buy(
    occasion: Occasion,
    fund: Fund | None,
    *,
    goods: str,
    unit: str,
    number_of: int,
    each_fen: int,
    supplier: str,
    account: str,
    key: uuid.UUID,
    by: Actor,
    at: datetime.datetime,
    bank: str = "",
) -> Purchase:
    """Promise the money for so many of one thing. Sent again with the same `key` it gives the same purchase.

    Raises NoFundYet, FundElsewhere, NobodyIsDue, MoreThanIsDue, what the rule cards refuse, and what the
    ledger raises: FundTooSmall, PeriodClosed, AccountNumberWrong.
    """
    if made := purchases.keyed(key):
        return made
    if fund is None:
        raise NoFundYet(union=occasion.organization.name, year=occasion.on.year)
    # One after another, so that two purchases at once do not both fit under a cap.
    journal.hold(fund.path)
    amount = number_of * each_fen
    _check_due(occasion, fund, amount)
    capping.check_purchase(occasion, fund, amount)
    told: dict[str, Any] = {"goods": tidy(goods), "unit": tidy(unit), "supplier": tidy(supplier)}
    purchase = Purchase(organization=fund.organization, occasion=occasion, fund=fund, uid=key, **told)
    purchase.number_of, purchase.each_fen, purchase.amount_fen = number_of, each_fen, amount
    purchase.made_by_id, purchase.made_at = cast(int, by.person_id), at
    purchase.commitment = ledger.commit(
        fund,
        amount,
        about=(PURCHASE, purchase.uid),
        key=GOODS,
        payee=_account_of(purchase, account, bank, by=by, at=at),
        purpose=f"{occasion.name} {purchase.goods}",
        by=by,
        at=at,
    )
    purchase.save(force_insert=True)
    _record(purchase, "make", by=by, at=at, body={"fen": amount, "occasion": str(occasion.uid)})
    return purchase


@transaction.atomic
def approve(purchase: Purchase, *, by: Actor, at: datetime.datetime) -> Purchase:
    """Say yes. With the last yes needed the payment is planned.

    Raises what the ledger does: MakerMayNotApprove, ApprovedAlready, PayeeChanged.
    """
    level = level_of(by, purchase.organization)
    purchase.commitment = ledger.approve(purchase.commitment, by=by, at=at, level=level)
    if purchase.commitment.is_approved:
        ledger.plan_payment(purchase.commitment, by=by, at=at)
    return purchase


@transaction.atomic
def pay(purchase: Purchase, *, invoice: str, by: Actor, at: datetime.datetime) -> Payment:
    """The money left by this invoice. Raises InvoiceMissing, NotPlanned, and what the ledger raises."""
    invoice = tidy(invoice)
    if not invoice:
        raise InvoiceMissing
    payment = ledger.pay(_planned(purchase), by=by, at=at, proof=("benefits.invoice", invoice))
    purchase.invoice = invoice
    purchase.save(update_fields=["invoice"])
    _record(purchase, "pay", by=by, at=at, body={"invoice": invoice, "payment": payment.number})
    return payment


@transaction.atomic
def receive(purchase: Purchase, *, receipt: str, by: Actor, at: datetime.datetime) -> Payment:
    """The goods came and were checked, by this slip. Raises ReceiptMissing, NotPlanned, NotPaid."""
    receipt = tidy(receipt)
    if not receipt:
        raise ReceiptMissing
    return ledger.receive(_planned(purchase), by=by, at=at, receipt=("benefits.receipt", receipt[:64]))


@transaction.atomic
def give_back(purchase: Purchase, *, amount: int, reason: str, by: Actor, at: datetime.datetime) -> Payment:
    """Goods went back and so many fen came: the fund has them again. Raises what the ledger does."""
    return ledger.give_back(_planned(purchase), amount=amount, reason=reason, by=by, at=at)


@transaction.atomic
def reverse(purchase: Purchase, *, reason: str, by: Actor, at: datetime.datetime) -> Payment:
    """It was booked as paid and was not: book the opposite and plan it anew. Raises what the ledger does."""
    ledger.reverse(_planned(purchase), reason=reason, by=by, at=at)
    purchase.commitment.refresh_from_db()
    return ledger.plan_payment(purchase.commitment, by=by, at=at)


@transaction.atomic
def let_go(purchase: Purchase, *, reason: str, by: Actor, at: datetime.datetime) -> None:
    """Nothing is bought after all: the promised money goes back to its fund. Raises PaidAlready."""
    payment = purchases.standing_payment(purchase)
    if payment is not None and payment.is_paid:
        raise PaidAlready
    if payment is not None:
        ledger.cancel(payment, by=by, at=at, reason=reason)
        purchase.commitment.refresh_from_db()
    ledger.release(purchase.commitment, by=by, at=at, reason=reason)


def level_of(by: Actor, place: Organization) -> int:
    """How high an approver stands: 1 in the union itself or the county, 2 in the city, 3 in the province."""
    held = access.paths_for(by, APPROVE)
    standing = [
        LEVELS.get(one.place.level, 1)
        for one in access.standings(by)
        if one.path in held and place.path.startswith(one.path)
    ]
    return max(standing, default=1)


def _check_due(occasion: Occasion, fund: Fund, amount: int) -> None:
    """No more than what is due here is worth, everything bought for the occasion together."""
    if not (fund.path.startswith(occasion.path) or occasion.path.startswith(fund.path)):
        raise FundElsewhere
    due = capped.due(occasion, fund.organization).count()
    if not due:
        raise NobodyIsDue(occasion=occasion.name)
    worth, had = capped.worth(occasion, fund.organization), capped.spent_on(occasion, fund.organization)
    if worth and had + amount > worth:
        told = {"most": yuan(worth), "had": yuan(had), "asked": yuan(amount)}
        raise MoreThanIsDue(occasion=occasion.name, due=formats.number(due), **told)


def _account_of(
    purchase: Purchase, account: str, bank: str, *, by: Actor, at: datetime.datetime
) -> PayeeAccount:
    """The supplier's account, the one kept before when it is the same, so that its total rolls on."""
    number = digits(account)
    kept = PayeeAccount.objects.filter(
        person=None, holder=purchase.supplier, number_tail=number[-4:]
    ).order_by("-pk")
    same = next((each for each in kept if account_number(each) == number), None)
    return same or ledger.open_account(
        person=None,
        holder=purchase.supplier,
        number=account,
        bank=bank,
        by=by,
        at=at,
        path=purchase.fund.path,
    )


def _planned(purchase: Purchase) -> Payment:
    payment = purchases.standing_payment(purchase)
    if payment is None:
        raise NotPlanned
    return payment


def _record(purchase: Purchase, deed: str, *, by: Actor, at: datetime.datetime, **more: Any) -> None:
    journal.record(
        f"benefits.purchase.{deed}",
        by=by,
        at=at,
        subject=("benefits.Purchase", purchase.uid),
        organization_id=purchase.organization_id,
        path=purchase.fund.path,
        **more,
    )
