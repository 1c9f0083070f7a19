"""What people send to the addresses of the service centre when all is well: every part brings its own."""

from typing import Any

from . import deeds_core, deeds_focus, deeds_knowledge, deeds_rights

PARTS = (deeds_core, deeds_focus, deeds_rights, deeds_knowledge)


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: told for part in PARTS for name, told in part.deeds(cast, made).items()}
