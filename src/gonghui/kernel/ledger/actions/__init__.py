from .approvals import approve
from .batches import BankRow, ReturnRow, Settled, drop_line, export_batch, make_batch, settle
from .commitments import change_payee, commit, open_account, release
from .funds import change_budget, close_period, open_fund
from .payments import block, cancel, pay, plan_payment, postpone, receive, unblock
from .undoing import give_back, reverse

__all__ = [
    "BankRow",
    "ReturnRow",
    "Settled",
    "approve",
    "block",
    "cancel",
    "change_budget",
    "change_payee",
    "close_period",
    "commit",
    "drop_line",
    "export_batch",
    "give_back",
    "make_batch",
    "open_account",
    "open_fund",
    "pay",
    "plan_payment",
    "postpone",
    "receive",
    "release",
    "reverse",
    "settle",
    "unblock",
]
