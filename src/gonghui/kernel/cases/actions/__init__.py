"""Everything that can be done to a case."""

from .absence import end_stand_in, set_stand_in
from .clockwork import escalate_overdue, make_due_moves, warn_of_due
from .co_signing import answer_co_sign, ask_co_signer, drop_co_sign
from .desk import claim, hand_over, return_to_queue
from .moving import move
from .opening import open_case
from .passing import extend, pass_on, renumber

__all__ = [
    "answer_co_sign",
    "ask_co_signer",
    "claim",
    "drop_co_sign",
    "end_stand_in",
    "escalate_overdue",
    "extend",
    "hand_over",
    "make_due_moves",
    "move",
    "open_case",
    "pass_on",
    "renumber",
    "return_to_queue",
    "set_stand_in",
    "warn_of_due",
]
