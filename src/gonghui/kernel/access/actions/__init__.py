"""Deeds of this room: accounts, positions, switches."""

from .accounts import (
    change_phone,
    end_sessions,
    open_account,
    recover_in_person,
    set_active,
    take_password_away,
    take_second_factor_away,
    unlock,
)
from .positions import appoint, end_position
from .switches import switch_service

__all__ = [
    "appoint",
    "change_phone",
    "end_position",
    "end_sessions",
    "open_account",
    "recover_in_person",
    "set_active",
    "switch_service",
    "take_password_away",
    "take_second_factor_away",
    "unlock",
]
