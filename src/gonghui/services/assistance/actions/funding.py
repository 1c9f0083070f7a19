"""The money of measures: promised to the family's account, approved by others, planned, let go."""

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.models import Commitment, PayeeAccount, Payment
from gonghui.kernel.ledger.signing import account_number
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.text import digits

from .. import catalogue
from ..models import Household, Measure
from ..plan_refusals import AccountMissing, MoneyPaid, NoFund, OwnHousehold
from ..queries import money, plans

LEVELS = {"county": 1, "city": 2, "province": 3, "national": 4}
DISPUTED = gettext_noop("公示有异议正在核查")


@transaction.atomic
def promise(measure: Measure, *, by: Actor, at: datetime.datetime) -> Commitment:
    """Set the money of a measure aside in the nearest fund of its source; once for every matter.

    Raises AccountMissing, NoFund, and what the ledger raises: FundTooSmall, CommittedOtherwise.
    """
    household = measure.plan.household
    made = money.commitment_of(measure)
    if made is not None and made.amount == measure.amount:
        return made
    year = measure.starts_on.year
    fund = money.fund_for(household.organization, measure.source, year)
    if fund is None:
        raise NoFund(year=year, source=dict(books.sources()).get(measure.source, measure.source))
    return ledger.commit(
        fund,
        measure.amount,
        about=(money.MEASURE, measure.matter),
        key=money.GRANT,
        payee=account_of(household, by=by, at=at),
        payee_key=f"household:{household.pk}",
        purpose=catalogue.name_of(measure.kind),
        by=by,
        at=at,
    )


def account_of(household: Household, *, by: Actor, at: datetime.datetime) -> PayeeAccount:
    """The head's account as the file has it; kept anew when the number is another. Raises AccountMissing."""
    told = household.particulars
    number = digits(told.get("bank_account", ""))
    if not number:
        raise AccountMissing(name=household.head.name)
    kept = PayeeAccount.objects.filter(person=household.head, number_tail=number[-4:]).order_by("-pk")
    same = next((account for account in kept if account_number(account) == number), None)
    if same is not None:
        return same
    bank = " ".join(filter(None, (told.get("bank", ""), told.get("bank_branch", ""))))
    facts: dict[str, Any] = {"bank": bank, "by": by, "at": at, "path": household.path}
    return ledger.open_account(person=household.head, holder=household.head.name, number=number, **facts)


@transaction.atomic
def approve(commitment: Commitment, *, by: Actor, at: datetime.datetime) -> Commitment:
    """Say yes to promised money. With the last yes needed the payment is planned.

    Raises OwnHousehold and what the ledger raises: MakerMayNotApprove, ApprovedAlready, PayeeChanged.
    """
    measure = plans.measure_of(commitment.about_id)
    household = measure.plan.household
    if by.person_id and household.members.filter(person_id=by.person_id).exists():
        raise OwnHousehold
    commitment = ledger.approve(commitment, by=by, at=at, level=level_of(by, commitment.organization))
    if commitment.is_approved:
        plan_payment(measure, commitment, by=by, at=at)
    return commitment


@transaction.atomic
def plan_payment(measure: Measure, commitment: Commitment, *, by: Actor, at: datetime.datetime) -> Payment:
    """All of it at once: not before the household's public notice is over, held while it is disputed."""
    household = measure.plan.household
    not_before = None if catalogue.is_temporary(measure.kind) else money.notice_end(household)
    payment = ledger.plan_payment(commitment, by=by, at=at, not_before=not_before)
    if money.open_objection(household) and not payment.blocked:
        payment = ledger.block(payment, by=by, at=at, reason=DISPUTED)
    return payment


@transaction.atomic
def let_go(measure: Measure, *, by: Actor, at: datetime.datetime, reason: str) -> None:
    """Give promised money back to its fund. Raises MoneyPaid, WaitsForTheBank."""
    commitment = money.commitment_of(measure)
    if commitment is None:
        return
    payment = money.standing_payment(measure)
    if payment is not None:
        if payment.is_paid:
            raise MoneyPaid(measure=catalogue.name_of(measure.kind))
        ledger.cancel(payment, by=by, at=at, reason=reason)
        commitment.refresh_from_db()
    if commitment.left:
        ledger.release(commitment, by=by, at=at, reason=reason)


def hold_disputed(household: Household, *, by: Actor, at: datetime.datetime) -> int:
    """Stop what is not paid yet while an objection is open. Gives how many payments."""
    if not money.open_objection(household):
        return 0
    running = [payment for payment in money.unpaid_of(household) if not payment.blocked]
    for payment in running:
        ledger.block(payment, by=by, at=at, reason=DISPUTED)
    return len(running)


def free_settled(household: Household, *, by: Actor, at: datetime.datetime) -> int:
    """Let payments go on once no objection is open any more. Gives how many."""
    if money.open_objection(household):
        return 0
    held = [payment for payment in money.unpaid_of(household) if payment.blocked_reason == DISPUTED]
    for payment in held:
        ledger.unblock(payment, by=by, at=at)
    return len(held)


def level_of(by: Actor, place: Organization) -> int:
    """How high an approver stands: 1 in the county, 2 in the city, 3 in the province."""
    held = access.paths_for(by, money.APPROVE)
    standing = [
        LEVELS.get(one.place.level, 1)
        for one in access.standings(by)
        if one.path in held and place.path.startswith(one.path)
    ]
    return max(standing, default=1)
