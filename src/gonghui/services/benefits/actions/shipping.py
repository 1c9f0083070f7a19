"""The rule cards that come with the program (`data/rule_cards.json`), put into the database once."""

import datetime
import json
from pathlib import Path
from typing import Any

from django.db import transaction

from gonghui.kernel.actor import SYSTEM

from ..models import RuleCard
from ..queries import cards

FILE = Path(__file__).parents[1] / "data" / "rule_cards.json"


def shipped() -> list[RuleCard]:
    """The cards of the file in its order, not saved. Amounts stand there in yuan, here in fen."""
    return [_read(told) for told in json.loads(FILE.read_text(encoding="utf-8"))["cards"]]


@transaction.atomic
def ship(*, at: datetime.datetime) -> int:
    """Put in what is not there yet; what unions entered stays. Gives how many were new."""
    known = cards.keys()
    fresh = [card for card in shipped() if cards.key_of(card) not in known]
    for card in fresh:
        card.entered_by, card.entered_at = SYSTEM.name, at
    RuleCard.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def _read(told: dict[str, Any]) -> RuleCard:
    told = dict(told)
    yuan, share = told.pop("yuan", None), told.pop("share", (None, None))
    told["valid_from"] = datetime.date.fromisoformat(told["valid_from"])
    cap = None if yuan is None else yuan * 100
    return RuleCard(cap_fen=cap, share_part=share[0], share_whole=share[1], **told)
