"""Words by which public answers are cut and read for names."""

import functools
import json
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "public_words.json"


@functools.cache
def listed(name: str) -> tuple[str, ...]:
    """The words of one list: digits_in_words, passing, after_a_name, before_a_name."""
    return tuple(json.loads(FILE.read_text(encoding="utf-8"))[name])
