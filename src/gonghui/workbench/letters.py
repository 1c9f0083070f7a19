"""What a decision would send to the applicant: shown before it is sent, and sent as it was shown."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.models import Case
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.refusal import Refusal


class LetterEmpty(Refusal):
    says = _("要发给申请人的话是空的，没有送出。请把理由写清楚再送。")


@dataclass(frozen=True)
class Letters:
    """The messages of one decision, each a title and a text; `seen` names exactly these words."""

    found: tuple[tuple[str, str], ...]

    @property
    def seen(self) -> str:
        told = json.dumps(self.found, ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest() if self.found else ""


def decide_as_shown(
    case: Case, decide: Callable[..., Any], move: str, *, seen: str | None, **given: Any
) -> Letters | None:
    """Decide, when the applicant will read exactly what was `seen`; then None is given.

    Otherwise nothing is done, and the letters are given to be shown first; with `seen` None they are only
    shown. The deed itself writes them, so that no second text can differ. Raises LetterEmpty and whatever
    the deed raises.
    """
    with transaction.atomic():
        last = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        decide(case, move, **given)
        letters = _written(case, last)
        if any(not title.strip() or not body.strip() for title, body in letters.found):
            raise LetterEmpty
        if seen == letters.seen:
            return None
        transaction.set_rollback(True)
    return letters


def _written(case: Case, last: int) -> Letters:
    mine = Notice.objects.filter(pk__gt=last, person=case.applicant_id).order_by("pk")
    return Letters(tuple(mine.values_list("title", "body")))
