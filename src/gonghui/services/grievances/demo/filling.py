"""Filling the demonstration: the categories, then a year of the service centre."""

import datetime
from typing import Any

from django.utils import timezone

from ..actions import shipping
from . import focus, knowledge, rights
from .hands import moment
from .year import LENGTH, Year

COUNT = 150


def fill(stage: Any) -> None:
    """Categories as they came with the program, a year of cases at the union at home."""
    shipping.ship(at=moment(timezone.localdate(stage.at) - datetime.timedelta(days=LENGTH), 7))
    Year(stage, COUNT).live()
    rights.fill(stage)
    knowledge.fill(stage)
    focus.fill(stage)
