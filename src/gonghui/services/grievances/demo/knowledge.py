"""Public answers of the demonstration: from what was answered in the year, one still waiting for a check."""

import datetime
import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from gonghui.kernel.organizations import queries as organizations

from ..actions import knowledge as deeds
from ..queries import categories
from .hands import DAY, UNION, moment

FILE = Path(__file__).parents[1] / "data" / "public_answers.json"


def fill(stage: Any) -> None:
    """Written by the officer, checked by the chair a day later; the last one waits."""
    union = organizations.find(UNION)
    assert union is not None, "the demonstration plants its unions first"
    told = json.loads(FILE.read_text(encoding="utf-8"))
    for number, each in enumerate(told):
        at = moment(timezone.localdate(stage.at) - (3 * (len(told) - number)) * DAY, 10)
        category = categories.find(each.pop("category"))
        assert category is not None, "the categories are shipped before"
        written = deeds.Written(category=category, **each)
        one = deeds.write(written, organization=union, by=stage.officer(), at=at)
        deeds.hand_in(one, by=stage.officer(), at=at)
        if number + 1 < len(told):
            chair = stage.officer("工会主席")
            deeds.check(one, is_fit=True, by=chair, at=at + datetime.timedelta(days=1))
