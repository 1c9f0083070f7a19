"""For the access table: programs here and elsewhere, one for each thing that is done with them."""

import datetime
import itertools
from typing import Any

from gonghui.services.benefits.actions import shipping
from gonghui.services.benefits.models import Program

DRAFTS = ("program-change", "program-force", "program-removal")
_numbers = itertools.count(1)
MEMBERS = {"from": "membership.members", "where": []}


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    shipping.ship(at=cast.at)
    found: dict[str, tuple[dict | None, dict | None]] = {}
    for name in (*DRAFTS, "program-end", "program"):
        state = "draft" if name in DRAFTS else "in_force"
        found[f"workbench-benefits:{name}"] = (
            {"uid": _program(cast, "basic", name, state).uid},
            {"uid": _program(cast, "elsewhere", name, state).uid},
        )
    return found


def _program(cast: Any, place: str, code: str, state: str) -> Program:
    return Program.objects.create(
        organization=cast.organizations[place],
        code=f"{code}-{next(_numbers)}",
        name="Visit",
        coverage="hardship",
        kind="hardship",
        settings={"every": "quarter"},
        rule=MEMBERS,
        gives="Rice and oil",
        form="goods",
        value_fen=20_000,
        source="union",
        valid_from=datetime.date(2025, 1, 1),
        state=state,
        written_by=cast.people["county"],
        written_at=cast.at,
    )
