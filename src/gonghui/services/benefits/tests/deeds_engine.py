"""What officers send about programs when all is well."""

from typing import Any

PROGRAM = {
    "name": "春秋慰问",
    "code": "spring-and-autumn",
    "coverage": "hardship",
    "kind": "hardship",
    "every": "half",
    "population": "membership.members",
    "gives": "米面油一份",
    "form": "goods",
    "yuan": "200",
    "source": "union",
    "lead_days": "7",
    "stays_days": "14",
    "valid_from": "2026-01-01",
}


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    written = {**PROGRAM, "organization": str(cast.organizations["basic"].uid)}
    return {
        "workbench-benefits:program-new": {"kind": "officer", "data": written},
        "workbench-benefits:program-change": {"kind": "officer", "data": {**written, "code": "changed"}},
        "workbench-benefits:program-force": {"kind": "chair"},
        "workbench-benefits:program-end": {
            "kind": "chair",
            "data": {"on": "2030-01-01", "reason": "换成别的慰问"},
        },
        "workbench-benefits:program-removal": {"kind": "officer"},
    }
