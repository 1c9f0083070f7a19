"""The peer of the eligibility bench: OpenFisca-core (AGPL), vectorised, its arrays already in memory.

A development dependency that only this file uses: `python -m bench.eligibility_peer HOUSEHOLDS`. It is given
persons, as it is built for: the income, cause and event of each, 2.77 to a household. It sums them to
households, looks up the line of each region and counts the three categories. Reading from a store and keeping
anything are no part of it; ours counts households whose totals are stored, in a database.
"""

import sys
import time
from typing import Any

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from .measuring import answer

PERIOD = "2026"
MONTHLY, REGIONS = 575, 108
PERSONS_OF_100_HOUSEHOLDS = 277
PERSON = build_entity(key="person", plural="persons", label="person", is_person=True)
HOUSEHOLD = build_entity(
    key="household", plural="households", label="household", roles=[{"key": "member", "plural": "members"}]
)


def _variable(name: str, kind: type, entity: Any, **more: Any) -> type[Variable]:
    told = {"value_type": kind, "entity": entity, "definition_period": DateUnit.YEAR, "label": name, **more}
    return type(name, (Variable,), told)


def _category(households: Any, period: Any, parameters: Any) -> Any:
    income = households.sum(households.members("income", period))
    line = 12 * parameters(period).lines[households("region", period)] * households.nb_persons()
    reached = [
        (income < line) * households("aided", period),
        (income <= 1.5 * line) * households.any(households.members("cause", period)),
        (income <= 3 * line) * households.any(households.members("event", period)),
    ]
    return numpy.select(reached, [0, 1, 2], 3)


def simulate(count: int) -> dict[str, Any]:
    """Milliseconds of one computation of all categories and their counts."""
    system = TaxBenefitSystem([PERSON, HOUSEHOLD])
    lines = {f"r{number}": {"values": {"2020-01-01": MONTHLY + number}} for number in range(REGIONS)}
    system.parameters = ParameterNode("", data={"lines": lines})
    for name, kind in {"income": float, "cause": bool, "event": bool}.items():
        system.add_variable(_variable(name, kind, PERSON))
    for name, kind in {"region": str, "aided": bool}.items():
        system.add_variable(_variable(name, kind, HOUSEHOLD))
    system.add_variable(_variable("category", int, HOUSEHOLD, formula=_category))
    simulation = _filled(system, count)
    began, used = time.perf_counter(), time.process_time()
    counts = numpy.bincount(simulation.calculate("category", PERIOD), minlength=4)
    processor = 1000 * (time.process_time() - used)
    took = 1000 * (time.perf_counter() - began)
    return {
        "compute_ms": round(took, 2), "compute_processor_ms": round(processor, 2),
        "households": int(counts.sum()), "persons": simulation.persons.count,
    }  # fmt: skip


def _filled(system: TaxBenefitSystem, count: int) -> Any:
    """A simulation with every household, its members and what is known of them."""
    chance = numpy.random.default_rng(20)
    persons = max(count, count * PERSONS_OF_100_HOUSEHOLDS // 100)
    belongs = numpy.concatenate([numpy.arange(count), chance.integers(0, count, persons - count)])
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", numpy.arange(persons))
    households = builder.declare_entity("household", numpy.arange(count))
    builder.join_with_persons(households, belongs, numpy.full(persons, "member"))
    simulation = builder.build(system)
    arrays = {
        "income": chance.integers(0, 32_000, persons), "cause": chance.random(persons) < 0.5,
        "event": chance.random(persons) < 0.1, "aided": chance.random(count) < 0.5,
        "region": numpy.char.add("r", chance.integers(0, REGIONS, count).astype(str)),
    }  # fmt: skip
    for name, values in arrays.items():
        simulation.set_input(name, PERIOD, values)
    return simulation


if __name__ == "__main__":
    answer(simulate(int(sys.argv[1])))
