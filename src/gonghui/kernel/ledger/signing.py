"""What an approval signs: fund, payee, account and amount, as one keyed hash. Another payee, another hash."""

from .. import crypto
from .models import Commitment, Fund, PayeeAccount, account_binding


def signature(*, fund: Fund, payee: PayeeAccount, amount: int, about: tuple[str, object]) -> str:
    """32 hex digits. Raises crypto.CannotOpen when the sealed number was moved from another row."""
    said = [
        fund.uid,
        payee.uid,
        payee.person_id or "",
        payee.holder,
        payee.bank,
        account_number(payee),
        amount,
        *about,
    ]
    return crypto.fingerprint("ledger.commitment|" + "|".join(map(str, said)))


def signature_of(commitment: Commitment) -> str:
    """The hash of what the commitment's rows say now."""
    return signature(
        fund=commitment.fund,
        payee=commitment.payee,
        amount=commitment.amount,
        about=(commitment.about_kind, commitment.about_id),
    )


def account_number(payee: PayeeAccount) -> str:
    """The readable number; whoever shows it to a person goes through access.reveal or a journaled export."""
    return crypto.open_text(bytes(payee.number_sealed), bound_to=account_binding(payee.uid))


def masked_number(payee: PayeeAccount) -> str:
    return f"**** {payee.number_tail}"
