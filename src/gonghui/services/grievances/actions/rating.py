"""What the worker does in the own grievance: adds a word, answers a question, rates, withdraws."""

import datetime

from django.db import transaction

from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.seats import holders
from gonghui.kernel.text import tidy_prose

from ..models import Grievance, Message, Reached, Solved
from ..permissions import HANDLE
from ..queries import grievances, routing
from ..refusals import NothingSaid, NotOpenForWords, NotToBeRated
from . import saying

TO_RATE = ("answered", "answered_again")


@transaction.atomic
def add_word(grievance: Grievance, text: str, *, at: datetime.datetime) -> Message:
    """Add a word; when a question waits for it, the case goes on. Raises NothingSaid, NotOpenForWords."""
    grievance = grievances.locked(grievance)
    words = tidy_prose(text)
    if not words:
        raise NothingSaid
    case = grievance.case
    if case.has_ended:
        raise NotOpenForWords
    message = saying.keep(grievance, Message.Kind.SAID, {"words": words}, at=at)
    by = saying.speaker_as_actor(grievance)
    saying.write_down("word", grievance, by=by, at=at)
    if case.stage == "asked":
        cases.move(case, "reply", by=by, at=at)
    elif case.handler is not None:
        saying.tell_officers(grievance, [case.handler], "grievances.word_added", by=by, at=at)
    return message


@transaction.atomic
def rate(
    grievance: Grievance, *, solved: str, satisfied: int | None = None, words: str = "", at: datetime.datetime
) -> Grievance:
    """Say whether it is solved. "No" goes once to the next union above; the second time it is kept as said.

    Raises NotToBeRated.
    """
    grievance = grievances.locked(grievance)
    case = grievance.case
    if case.stage not in TO_RATE:
        raise NotToBeRated
    by = saying.speaker_as_actor(grievance)
    grievance.solved, grievance.satisfied, grievance.rated_at = Solved(solved).value, satisfied, at
    if solved == Solved.NO and case.stage == "answered":
        _reopen(grievance, at)
    else:
        cases.move(case, "settle", by=by, at=at)
    grievance.save()
    said = tidy_prose(words)
    saying.keep(grievance, Message.Kind.RATING, {"words": said, "solved": solved}, at=at)
    return grievance


@transaction.atomic
def withdraw(grievance: Grievance, *, at: datetime.datetime) -> None:
    """Take it back. Raises MoveNotOpen when it has been answered or has ended."""
    cases.move(grievance.case, "withdraw", by=saying.speaker_as_actor(grievance), at=at)


def _reopen(grievance: Grievance, at: datetime.datetime) -> None:
    case, by = grievance.case, saying.speaker_as_actor(grievance)
    upper = routing.above(case.organization, at)
    cases.move(case, "reopen", by=by, at=at, to_organization=upper)
    grievance.reopened_at = at
    if upper is not None:
        saying.reached(grievance, upper, Reached.How.REOPENED, at=at)
    told = holders(HANDLE, case.organization.path, at, case=case)
    saying.tell_officers(grievance, told, "grievances.reopened", by=by, at=at)
