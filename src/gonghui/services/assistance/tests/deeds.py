"""What people send to assistance's addresses when all is well; `tests/trust/deeds.py` says who reads this."""

import uuid
from typing import Any

from django.utils import timezone


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    words = {"words": "他家去年在城里买了房"}
    seen = {
        "key": uuid.uuid4(),
        "visited_on": timezone.localdate(cast.at).isoformat(),
        "seen": "两间平房，老人卧床",
        "agrees": "yes",
        "differs": "",
        "authorized": "on",
    }
    return {
        "portal-assistance:objection": {"kind": "member", "data": words},
        "portal-assistance:refusal-objection": {"kind": "member", "data": words},
        "workbench-assistance:visit": {"kind": "officer", "data": seen},
    }
