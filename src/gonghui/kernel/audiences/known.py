"""What an audience may begin from, and what it may ask: services' declarations and the kernel's own."""

from gonghui import registry
from gonghui.manifest import Criterion, Population

from . import own


def populations() -> dict[str, Population]:
    return registry.populations()


def criteria() -> dict[str, Criterion]:
    """By code; the kernel's own first."""
    return {**own.CRITERIA, **registry.criteria()}


def askable_of(population: str) -> list[Criterion]:
    """The criteria that fit a population."""
    return [
        criterion
        for criterion in criteria().values()
        if not criterion.populations or population in criterion.populations
    ]
