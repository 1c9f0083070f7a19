"""Paying: batches for the bank, what it answers, receipts, and corrections by reversal."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger.actions import ReturnRow, Settled
from gonghui.kernel.ledger.bookings import Proof
from gonghui.kernel.ledger.models import Batch, Payment
from gonghui.kernel.notices import actions as notices
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy

from .. import catalogue
from ..models import Measure, Rating
from ..plan_refusals import NoOpenFile, NotYourMoney
from ..queries import plans
from . import funding, measuring, plan_desk


@transaction.atomic
def make_batch(
    organization: Organization, payments: Iterable[Payment], *, by: Actor, at: datetime.datetime
) -> Batch:
    """Put payable payments together for the bank. Raises NoOpenFile, and what the ledger raises."""
    payments = list(payments)
    for payment in payments:
        _hold_if_disputed(payment, by=by, at=at)
        payment.refresh_from_db()
    return ledger.make_batch(organization, payments, by=by, at=at)


@transaction.atomic
def settle(
    batch: Batch, rows: Iterable[ReturnRow], *, by: Actor, at: datetime.datetime, proof: Proof | None = None
) -> Settled:
    """Book the bank's answer, and tell every family whose money went out."""
    for line in batch.lines.filter(outcome="waiting").select_related("payment"):
        _hold_if_disputed(line.payment, by=by, at=at, aloud=False)
    settled = ledger.settle(batch, rows, by=by, at=at, proof=proof)
    numbers = set(settled.paid)
    for line in batch.lines.filter(payment__number__in=numbers).select_related("payment__commitment__payee"):
        _tell_paid(line.payment, by=by, at=at)
    return settled


@transaction.atomic
def receive(payment: Payment, person: Person, *, by: Actor, at: datetime.datetime) -> Payment:
    """The family says that the money is there. Raises NotYourMoney, NotPaid, ReceiptAlreadyKept."""
    measure = plans.measure_of(payment.about_id)
    if measure is None or measure.plan.household.head_id != person.pk:
        raise NotYourMoney
    payment = ledger.receive(payment, by=by, at=at, receipt=("people.Person", person.pk))
    if measure.state in (Measure.State.PLANNED, Measure.State.RUNNING):
        measuring.finish_measure(measure, "", by=by, at=at)
    return payment


@transaction.atomic
def rate(
    measure: Measure, person: Person, *, solved: str, words: str, by: Actor, at: datetime.datetime
) -> Rating:
    """What the family says of a measure; a later word replaces the first. The officer hears of a "no"."""
    household = measure.plan.household
    if household.head_id != person.pk:
        raise NotYourMoney
    rating = Rating.objects.filter(matter=measure.matter).first()
    rating = rating or Rating(matter=measure.matter, household=household)
    rating.solved, rating.rated_at = solved, at
    rating.particulars = {"words": tidy(words)} if words.strip() else {}
    rating.save()
    journal.record(
        "assistance.measure.rate",
        by=by,
        at=at,
        subject=("assistance.Measure", measure.matter),
        about_person_id=person.pk,
        organization_id=household.organization_id,
        path=household.path,
        body={"solved": solved},
    )
    if solved == Rating.Solved.NO:
        _tell_officer(measure, by=by, at=at)
    return rating


def _hold_if_disputed(payment: Payment, *, by: Actor, at: datetime.datetime, aloud: bool = True) -> None:
    """An objection, or a file no longer open, stops the money before the database has to."""
    measure = plans.measure_of(payment.about_id)
    if measure is None or payment.paid_at is not None:
        return
    household = measure.plan.household
    if not household.is_helped and not catalogue.is_temporary(measure.kind):
        if aloud:
            raise NoOpenFile
        ledger.block(payment, by=by, at=at, reason=str(NoOpenFile()))
        return
    funding.hold_disputed(household, by=by, at=at)


def _tell_paid(payment: Payment, *, by: Actor, at: datetime.datetime) -> None:
    measure = plans.measure_of(payment.about_id)
    plan_desk.tell(
        measure.plan,
        "assistance.paid",
        by=by,
        at=at,
        once=payment.number,
        measure=str(catalogue.name_of(measure.kind)),
        tail=payment.commitment.payee.number_tail,
    )


def _tell_officer(measure: Measure, *, by: Actor, at: datetime.datetime) -> None:
    notices.tell(
        measure.plan.made_by,
        "assistance.not_solved",
        places={"number": measure.plan.household.number, "measure": str(catalogue.name_of(measure.kind))},
        by=by,
        at=at,
        url=f"/work/assistance/households/{measure.plan.household.uid}/plan/",
        about=measure.plan,
        organization=measure.plan.household.organization,
    )
