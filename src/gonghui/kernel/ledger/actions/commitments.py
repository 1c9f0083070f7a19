"""Setting money aside for someone, letting go of it, and changing who is paid."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from ...actor import Actor
from ...journal import actions as journal
from ...people.models import Person
from ...text import digits, tidy
from .. import bookings, tiers
from ..locking import locked
from ..models import Commitment, Fund, Kind, PayeeAccount
from ..money import yuan
from ..queries import commitment_for, waiting_line
from ..refusals import (
    AccountNumberWrong,
    AlreadyPaid,
    AmountNotPositive,
    CommittedOtherwise,
    FundTooSmall,
    NothingLeft,
    PeriodClosed,
    ReasonMissing,
    WaitsForTheBank,
)
from ..signing import signature, signature_of


@transaction.atomic
def open_account(
    *,
    person: Person | None,
    holder: str,
    number: str,
    by: Actor,
    at: datetime,
    bank: str = "",
    path: str = "",
) -> PayeeAccount:
    """Keep a bank account, its number sealed. `person` None: a supplier. Raises AccountNumberWrong.

    `path`: the union whose books the deed belongs to.
    """
    clean = digits(number)
    if not 8 <= len(clean) <= 32:
        raise AccountNumberWrong()
    account = PayeeAccount(person=person, holder=tidy(holder), bank=tidy(bank), made_at=at)
    account.seal_number(clean)
    account.save()
    about = person.pk if person else None
    subject = ("ledger.PayeeAccount", account.uid)
    journal.record("ledger.account.open", by=by, at=at, subject=subject, about_person_id=about, path=path)
    return account


def commit(
    fund: Fund,
    amount: int,
    *,
    about: tuple[str, Any],
    key: str,
    payee: PayeeAccount,
    by: Actor,
    at: datetime,
    payee_key: str = "",
    purpose: str = "",
) -> Commitment:
    """Set fen of a fund aside. Asked again with the same `about` and `key` it gives the same commitment.

    `about`: (kind, number) of the matter; `key`: which money of it ("grant", "2026-09").
    `payee_key`: what the rolling total counts by, "person:7" unless a household is named.
    Raises FundTooSmall, AmountNotPositive, CommittedOtherwise, PeriodClosed.
    """
    if amount <= 0:
        raise AmountNotPositive()
    facts = {"payee_key": payee_key or _key_of(payee), "purpose": purpose}
    try:
        with transaction.atomic():
            return _commit(fund, amount, about=about, key=key, payee=payee, by=by, at=at, **facts)
    except (IntegrityError, FundTooSmall, PeriodClosed):
        # It was made before, or by somebody else in the same moment.
        made = commitment_for(*about, key)
        if made is None:
            raise
    if (made.fund_id, made.amount, made.payee_key) != (fund.pk, amount, facts["payee_key"]):
        raise CommittedOtherwise(amount=yuan(made.amount))
    return made


@transaction.atomic
def release(
    commitment: Commitment, *, by: Actor, at: datetime, reason: str, amount: int | None = None
) -> Commitment:
    """Give back to the fund what is neither paid nor planned: all of it, or `amount` fen.

    Raises NothingLeft, AmountNotPositive.
    """
    commitment = locked(commitment)
    amount = commitment.left if amount is None else amount
    if amount <= 0:
        raise AmountNotPositive()
    if amount > commitment.left:
        raise NothingLeft(left=yuan(commitment.left), wanted=yuan(amount))
    number = _record("commitment.release", commitment, by=by, at=at, reason=reason, body={"fen": amount})
    change = bookings.Change(committed=-amount)
    bookings.move(commitment.fund, change)
    commitment.released += amount
    commitment.save(update_fields=["released"])
    bookings.write(
        Kind.RELEASE, commitment.fund, change, by=by, at=at, journal_id=number, commitment=commitment
    )
    return commitment


@transaction.atomic
def change_payee(
    commitment: Commitment, payee: PayeeAccount, *, by: Actor, at: datetime, reason: str
) -> Commitment:
    """Pay to another account: all approvals are void, and nothing is paid for some hours.

    Raises AlreadyPaid, WaitsForTheBank, ReasonMissing.
    """
    if len(tidy(reason)) < 4:
        raise ReasonMissing()
    commitment = locked(commitment)
    for payment in commitment.payments.filter(undone_at=None):
        if payment.is_paid:
            raise AlreadyPaid(number=payment.number)
        if waiting_line(payment):
            raise WaitsForTheBank(number=payment.number)
    commitment.payee, commitment.approved_at = payee, None
    commitment.signed = signature_of(commitment)
    commitment.changed_by_id, commitment.changed_at = by.person_id, at
    commitment.hold_until = tiers.hold_until(commitment, at)
    commitment.save(
        update_fields=["payee", "approved_at", "signed", "changed_by_id", "changed_at", "hold_until"]
    )
    _record("commitment.payee", commitment, by=by, at=at, reason=reason, body={"signed": commitment.signed})
    return commitment


def _commit(fund: Fund, amount: int, *, about, key, payee, by: Actor, at: datetime, **facts) -> Commitment:
    commitment = Commitment(fund=fund, amount=amount, key=key, payee=payee, maker_id=by.person_id, **facts)
    commitment.organization_id, commitment.path = fund.organization_id, fund.path
    commitment.about_kind, commitment.about_id = about[0], str(about[1])
    commitment.made_at = commitment.changed_at = at
    commitment.signed = signature(fund=fund, payee=payee, amount=amount, about=about)
    change = bookings.Change(committed=amount)
    # All that needs no lock comes first: others wait only for what follows.
    commitment.save(force_insert=True)
    booking = bookings.draw_up(Kind.COMMIT, fund, change, by=by, at=at, commitment=commitment)
    body = {"fund": fund.pk, "fen": amount, "about": about, "key": key, "signed": commitment.signed}
    number = _record("commitment.make", commitment, by=by, at=at, body=body)
    bookings.move(fund, change)
    bookings.seal(booking, number)
    return commitment


def _record(deed: str, commitment: Commitment, *, by: Actor, at: datetime, **more: Any) -> int:
    subject = ("ledger.Commitment", commitment.uid)
    person = commitment.payee.person_id
    return bookings.record(deed, commitment.fund, subject, by=by, at=at, about_person_id=person, **more)


def _key_of(payee: PayeeAccount) -> str:
    return f"person:{payee.person_id}" if payee.person_id else f"account:{payee.pk}"
