"""What people send to the addresses of benefits when all is well: every part brings its own."""

from typing import Any

from . import deeds_board, deeds_caps, deeds_engine, deeds_groups, deeds_handing, deeds_member, deeds_women

PARTS = (deeds_board, deeds_caps, deeds_engine, deeds_groups, deeds_handing, deeds_member, deeds_women)


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: told for part in PARTS for name, told in part.deeds(cast, made).items()}
