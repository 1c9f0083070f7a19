"""The peer of the eligibility bench: OpenFisca-core (AGPL), vectorised, its arrays already in memory.

A development dependency that only this file uses: `python -m bench.eligibility_peer HOUSEHOLDS`.
"""

import sys
import time
from typing import Any

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from .measuring import answer

PERIOD = "2026"
MONTHLY = 575
PERSON = build_entity(key="person", plural="persons", label="person", is_person=True)
HOUSEHOLD = build_entity(
    key="household", plural="households", label="household", roles=[{"key": "member", "plural": "members"}]
)


def _input(name: str, kind: type) -> type[Variable]:
    told = {"value_type": kind, "entity": HOUSEHOLD, "definition_period": DateUnit.YEAR, "label": name}
    return type(name, (Variable,), told)


def _category(households: Any, period: Any) -> Any:
    income, line = households("income", period), households("line", period) * households("heads", period)
    reached = [
        (income < line) * households("aided", period),
        (income <= 1.5 * line) * households("cause", period),
        (income <= 3 * line) * households("event", period),
    ]
    return numpy.select(reached, [0, 1, 2], 3)


def simulate(count: int) -> dict[str, Any]:
    """Milliseconds of one computation of all categories and their counts."""
    system = TaxBenefitSystem([PERSON, HOUSEHOLD])
    kinds = {"income": float, "line": float, "heads": int, "aided": bool, "cause": bool, "event": bool}
    system.add_variables(*(_input(name, kind) for name, kind in kinds.items()))
    told = {"value_type": int, "entity": HOUSEHOLD, "definition_period": DateUnit.YEAR, "label": "category"}
    system.add_variable(type("category", (Variable,), {**told, "formula": _category}))
    simulation = SimulationBuilder().build_default_simulation(system, count)
    chance = numpy.random.default_rng(20)
    arrays = {
        "income": chance.integers(0, 90_000, count), "line": numpy.full(count, 12 * MONTHLY),
        "heads": chance.integers(1, 6, count), "aided": chance.random(count) < 0.5,
        "cause": chance.random(count) < 0.9, "event": chance.random(count) < 0.3,
    }  # fmt: skip
    for name, values in arrays.items():
        simulation.set_input(name, PERIOD, values)
    began = time.perf_counter()
    counts = numpy.bincount(simulation.calculate("category", PERIOD), minlength=4)
    took = 1000 * (time.perf_counter() - began)
    return {"compute_ms": round(took, 2), "households": int(counts.sum())}


if __name__ == "__main__":
    answer(simulate(int(sys.argv[1])))
