from .batches import Batch, BatchLine, Outcome
from .books import Account, Booking, Entry, Fund, Kind, Period
from .payments import Approval, Commitment, PayeeAccount, Payment, account_binding

__all__ = [
    "Account",
    "Approval",
    "Batch",
    "BatchLine",
    "Booking",
    "Commitment",
    "Entry",
    "Fund",
    "Kind",
    "Outcome",
    "PayeeAccount",
    "Payment",
    "Period",
    "account_binding",
]
