"""Putting money right without deleting anything: reversed, given back, or sent to another account."""

import datetime
from typing import Any

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger.models import Commitment, Payment
from gonghui.ui import formats

from .. import catalogue
from ..models import Measure
from ..plan_refusals import OwnHousehold, SameAccount
from ..queries import plans
from . import funding, plan_desk


@transaction.atomic
def reverse(payment: Payment, *, by: Actor, at: datetime.datetime, reason: str) -> Payment:
    """A payment was booked that did not happen: the opposite is booked, and it is planned anew.

    Raises ReasonMissing, NotPaid, TooMuchReturned.
    """
    ledger.reverse(payment, by=by, at=at, reason=reason)
    commitment = payment.commitment
    commitment.refresh_from_db()
    return funding.plan_payment(plans.measure_of(payment.about_id), commitment, by=by, at=at)


@transaction.atomic
def give_back(payment: Payment, *, amount: int, by: Actor, at: datetime.datetime, reason: str) -> Payment:
    """Fen that were paid came back to their fund; the family is told.

    Raises ReasonMissing, NotPaid, AmountNotPositive, TooMuchReturned.
    """
    payment = ledger.give_back(payment, by=by, at=at, reason=reason, amount=amount)
    _tell(plans.measure_of(payment.about_id), "assistance.money_back", by=by, at=at)
    return payment


@transaction.atomic
def change_payee(commitment: Commitment, *, by: Actor, at: datetime.datetime, reason: str) -> Commitment:
    """Pay to the account that the file tells now: all approvals are void, nothing is paid for some hours.

    The family is told at once, so that nobody sends its money elsewhere unseen.
    Raises OwnHousehold, SameAccount, AccountMissing, AlreadyPaid, WaitsForTheBank, ReasonMissing.
    """
    measure = plans.measure_of(commitment.about_id)
    household = measure.plan.household
    if by.person_id and household.members.filter(person_id=by.person_id).exists():
        raise OwnHousehold
    payee = funding.account_of(household, by=by, at=at)
    if payee.pk == commitment.payee_id:
        raise SameAccount(tail=payee.number_tail)
    commitment = ledger.change_payee(commitment, payee, by=by, at=at, reason=reason)
    until = formats.moment(commitment.hold_until)
    told = {"tail": payee.number_tail, "until": until}
    _tell(measure, "assistance.payee_changed", by=by, at=at, **told)
    return commitment


def _tell(measure: Measure, kind: str, *, by: Actor, at: datetime.datetime, **places: Any) -> None:
    name = str(catalogue.name_of(measure.kind))
    plan_desk.tell(measure.plan, kind, by=by, at=at, measure=name, **places)
