"""What members do with their benefits."""

from typing import Any


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {}
