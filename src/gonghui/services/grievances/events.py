"""What the service centre tells its other parts, in the transaction of the deed."""

import datetime
from dataclasses import dataclass

from gonghui.kernel.actor import Actor

from .models import Grievance, Message


@dataclass(frozen=True)
class Spoken:
    """A grievance was taken in."""

    grievance: Grievance
    by: Actor
    at: datetime.datetime


@dataclass(frozen=True)
class Answered:
    """A grievance was answered."""

    grievance: Grievance
    message: Message
    by: Actor
    at: datetime.datetime
