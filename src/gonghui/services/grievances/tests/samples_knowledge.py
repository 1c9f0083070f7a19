"""For the access table: public answers in every state, here and in the other city."""

from typing import Any

from . import knowing, saying
from .samples_core import clerk_of


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = (
        _made(cast, place, city) for place, city in (("basic", "city"), ("elsewhere", "other city"))
    )
    listed = {name: (values, there[name]) for name, values in here.items()}
    shown = knowing.public(cast, question="高温津贴怎么发")
    from_one = saying.grievance(cast)
    foreign = saying.grievance(cast, "outsider", home=cast.organizations["elsewhere"])
    return listed | {
        "portal-grievances:public-answer": ({"uid": shown.uid}, None),
        "workbench-grievances:knowledge-from": ({"uid": from_one.uid}, {"uid": foreign.uid}),
    }


def _made(cast: Any, place: str, city: str) -> dict[str, dict[str, Any]]:
    writer, checker = clerk_of(cast, city), clerk_of(cast, city)
    draft = knowing.draft(cast, place, writer)
    other = knowing.draft(cast, place, writer)
    waiting = knowing.waiting(cast, place, writer)
    shown = knowing.public(cast, place, writer, checker)
    found = {"one": draft, "change": draft, "hand-in": other, "check": waiting, "withdraw": shown}
    return {f"workbench-grievances:knowledge-{name}": {"uid": one.uid} for name, one in found.items()}
