"""What an audience may begin from, and what it may ask: services' declarations and the kernel's own."""

import datetime
import inspect

from gonghui import registry
from gonghui.manifest import Criterion, Population

from . import own

ANY_DAY = datetime.date(2000, 1, 1)


def populations() -> dict[str, Population]:
    return registry.populations()


def criteria() -> dict[str, Criterion]:
    """By code; the kernel's own first."""
    return {**own.CRITERIA, **registry.criteria()}


def required_values(criterion: Criterion) -> list[str]:
    """The values without which a criterion cannot be asked."""
    parameters = inspect.signature(criterion.where).parameters
    return [
        name
        for name in criterion.values
        if name in parameters and parameters[name].default is inspect.Parameter.empty
    ]


def needs_no_values(criterion: Criterion) -> bool:
    """Whether it can be asked as it stands."""
    if required_values(criterion):
        return False
    try:
        criterion.where(ANY_DAY)
    except ValueError:
        return False
    return True


def askable_of(population: str) -> list[Criterion]:
    """The criteria that fit a population."""
    return [
        criterion
        for criterion in criteria().values()
        if not criterion.populations or population in criterion.populations
    ]
