"""What the cases tell the services, in the transaction of the move."""

import datetime
from dataclasses import dataclass

from gonghui.kernel.actor import Actor

from .models import Case


@dataclass(frozen=True)
class CaseEnded:
    """A case came to an end by a move; services let go of what they held for it."""

    case: Case
    move: str
    by: Actor
    at: datetime.datetime


@dataclass(frozen=True)
class CaseEscalated:
    """What a case waits for was reported as late to the organization at `path`."""

    case: Case
    path: str
    at: datetime.datetime
