"""The pages of /ui/: every component in all its states, with invented people and long names."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from . import member, work

MEMBER = {
    "index": member.index,
    "step": member.step,
    "case": member.case,
    "done": member.done,
    "code": member.code,
    "states": member.states,
}
WORK = {
    "inbox": work.inbox,
    "register": work.register,
    "decision": work.decision,
    "figures": work.figures,
}
PAGES: dict[str, Callable[[HttpRequest], dict[str, Any]]] = {**MEMBER, **WORK}


def page(name: str, request: HttpRequest) -> dict[str, Any]:
    """What the page of that name shows. KeyError for another name."""
    frame = work.frame(request, name) if name in WORK else member.frame(request)
    links = [{"name": key, "url": reverse("ui:pattern", args=[key]), "current": key == name} for key in PAGES]
    return {**frame, **PAGES[name](request), "pages": links}
