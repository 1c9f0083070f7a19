"""For the access table: every part of benefits brings its own."""

from typing import Any

from . import samples_caps, samples_engine, samples_groups, samples_handing, samples_member, samples_women

PARTS = (samples_caps, samples_engine, samples_groups, samples_handing, samples_member, samples_women)


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    return {name: pair for part in PARTS for name, pair in part.samples(cast).items()}
