"""What the tree tells services."""

from dataclasses import dataclass
from datetime import date, datetime

from ..actor import Actor
from .models import Organization


@dataclass(frozen=True)
class HandingOver:
    """An organization gives all its own records to another, in this transaction."""

    organization: Organization
    to: Organization
    on: date
    reason: str
    by: Actor
    at: datetime
