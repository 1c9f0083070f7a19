"""Rows held until the transaction ends, always in one order: journal chain, commitment, payment, fund."""

from ..journal import actions as journal
from .models import Commitment, Payment


def locked(commitment: Commitment) -> Commitment:
    """The commitment as it stands, with fund, payee and organization, held."""
    journal.hold(commitment.path)
    rows = Commitment.objects.select_for_update(of=("self",))
    return rows.select_related("fund", "payee", "organization").get(pk=commitment.pk)


def locked_payment(payment: Payment) -> Payment:
    """The payment as it stands with its commitment, both held."""
    commitment = locked(payment.commitment)
    payment = Payment.objects.select_for_update().get(pk=payment.pk)
    payment.commitment = commitment
    return payment
