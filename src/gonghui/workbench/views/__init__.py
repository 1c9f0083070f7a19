"""The officer's pages."""

from .desk import answer_co_sign, ask_co_signer, claim, drop_co_signer, hand_over, return_to_queue
from .inbox import inbox
from .journal import journal
from .matters import case, cases
from .organization_deeds import (
    organization_close,
    organization_details,
    organization_found,
    organization_merge,
    organization_move,
    organization_term,
)
from .organizations import organization, organizations, terms
from .positions import appoint, end_position, positions
from .searching import help_page, notices, search
from .stand_ins import end_stand_in, stand_ins
from .switches import switches

__all__ = [
    "answer_co_sign",
    "appoint",
    "ask_co_signer",
    "case",
    "cases",
    "claim",
    "drop_co_signer",
    "end_position",
    "end_stand_in",
    "hand_over",
    "help_page",
    "inbox",
    "journal",
    "notices",
    "organization",
    "organization_close",
    "organization_details",
    "organization_found",
    "organization_merge",
    "organization_move",
    "organization_term",
    "organizations",
    "positions",
    "return_to_queue",
    "search",
    "stand_ins",
    "switches",
    "terms",
]
