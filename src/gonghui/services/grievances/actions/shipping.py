"""The categories that come with the program (`data/categories.json`), put into the database once."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from ..models import Category
from ..queries import categories

FILE = Path(__file__).parents[1] / "data" / "categories.json"


@transaction.atomic
def ship(*, at: datetime.datetime) -> int:
    """Put in what is not there yet; what unions changed stays. Gives how many were new."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    given = {"document": told["document"], "valid_from": datetime.date.fromisoformat(told["valid_from"])}
    known, fresh = categories.known_codes(), 0
    for order, (one, parent) in enumerate(_flat(told["categories"])):
        if one["code"] not in known:
            above = categories.find(parent) if parent else None
            Category.objects.create(order=order, parent=above, **one, **given)
            fresh += 1
    return fresh


def _flat(tree: list[dict[str, Any]], parent: str = "") -> Iterator[tuple[dict[str, Any], str]]:
    for told in tree:
        one = dict(told)
        parts = one.pop("parts", [])
        yield one, parent
        yield from _flat(parts, one["code"])
