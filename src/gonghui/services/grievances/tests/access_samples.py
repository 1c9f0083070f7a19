"""For the access table: every part of the service centre brings its own."""

from typing import Any

from . import samples_core, samples_focus, samples_interface, samples_knowledge, samples_rights

PARTS = (samples_core, samples_focus, samples_interface, samples_rights, samples_knowledge)


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    return {name: pair for part in PARTS for name, pair in part.samples(cast).items()}
