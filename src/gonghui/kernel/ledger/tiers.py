"""How many must approve, and how high: decided by what a payee was promised in twelve months."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from ..codes import parameters
from . import queries
from .models import Commitment

TIERS = "ledger.approval_tiers"
HOLD_HOURS = "ledger.changed_payee_hold_hours"
# Used where no document sets others: fen up to which (inclusive), how many approve, how high one must stand.
DEFAULT_TIERS = [
    {"up_to": 500_000, "approvals": 1, "level": 1},
    {"up_to": None, "approvals": 2, "level": 1},
]
DEFAULT_HOLD_HOURS = 24


@dataclass(frozen=True)
class Tier:
    """So many different people, at least one of them at `level` or above."""

    approvals: int
    level: int


def tier_for(commitment: Commitment, at: datetime) -> Tier:
    """By the payee's rolling total, this commitment included, and the tiers of its region on that day."""
    return tier_of(queries.rolling_total(commitment.payee_key, at), _region(commitment), at)


def tier_of(total: int, region: str, at: datetime) -> Tier:
    """The first tier that reaches the total (fen); the last one when none does."""
    rows = parameters.value(TIERS, on=_day(at), region=region, default=DEFAULT_TIERS)
    row = next((row for row in rows if row["up_to"] is None or total <= row["up_to"]), rows[-1])
    return Tier(row["approvals"], row["level"])


def hold_until(commitment: Commitment, at: datetime) -> datetime:
    """Until when a changed payee must wait."""
    hours: Any = parameters.value(
        HOLD_HOURS, on=_day(at), region=_region(commitment), default=DEFAULT_HOLD_HOURS
    )
    return at + timedelta(hours=hours)


def _region(commitment: Commitment) -> str:
    return commitment.organization.region


def _day(at: datetime):
    return timezone.localtime(at).date()
