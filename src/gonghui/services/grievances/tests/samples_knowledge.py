"""For the access table: public answers in every state, here and in the other city."""

from typing import Any

from gonghui.services.grievances.models import PublicAnswer

from . import knowing, saying
from .samples_core import clerk_of

STATE = PublicAnswer.State


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = (_made(cast, place) for place in ("basic", "elsewhere"))
    listed = {name: (values, there[name]) for name, values in here.items()}
    shown = _answer(cast, "basic", STATE.PUBLIC)
    from_one = saying.grievance(cast)
    foreign = saying.grievance(cast, "outsider", home=cast.organizations["elsewhere"])
    return listed | {
        "portal-grievances:public-answer": ({"uid": shown.uid}, None),
        "workbench-grievances:knowledge-from": ({"uid": from_one.uid}, {"uid": foreign.uid}),
    }


def _made(cast: Any, place: str) -> dict[str, dict[str, Any]]:
    saying.said(cast)
    draft, other = (_answer(cast, place, STATE.DRAFT) for _each in range(2))
    waiting, shown = (_answer(cast, place, state) for state in (STATE.CHECKING, STATE.PUBLIC))
    found = {"one": draft, "change": draft, "hand-in": other, "check": waiting, "withdraw": shown}
    return {f"workbench-grievances:knowledge-{name}": {"uid": one.uid} for name, one in found.items()}


def _answer(cast: Any, place: str, state: str) -> PublicAnswer:
    """One of somebody who is none of the cast, as if it had been written and checked."""
    told = knowing.written()
    checker = clerk_of(cast) if state == STATE.PUBLIC else None
    return PublicAnswer.objects.create(
        organization=cast.organizations[place],
        question=told.question,
        answer=told.answer,
        source=told.source,
        category=told.category,
        state=state,
        written_by=clerk_of(cast),
        written_at=cast.at,
        checked_by=checker,
        checked_at=cast.at if checker else None,
    )
