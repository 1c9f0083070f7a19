"""The inbox: what waits for me, for anyone, for all of us; by deadline, never by kind."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.notices.terms import LEADING
from gonghui.ui.paging import address_with, page_of

from .. import case_rows, queries
from ..context import waiting

WHOSE = ("mine", "unclaimed", "all")
LATER = "later"
COUNTED = 200


@officers_only
def inbox(request: HttpRequest) -> HttpResponse:
    """Work items of the actor's seats; the first visit shows mine, or the unclaimed when I have none."""
    actor, at = access.actor_for(request), timezone.now()
    counts = waiting(actor, WHOSE)
    whose = request.GET.get("whose", "mine" if counts["mine"] else "unclaimed")
    whose = whose if whose in WHOSE else "mine"
    items = cases.inbox(actor, at, whose)
    flows = cases.flow_counts(items)
    flow = request.GET.get("flow", "")
    page = page_of(request, items.filter(flow=flow) if flow in registry.flows() else items, 50)
    context = {
        "whose": _segments(request, counts, whose),
        "kinds": _kinds(request, flows, flow),
        "groups": [_group(group, at) for group in cases.by_deadline(page.object_list, at)],
        "page": page,
        "signs": [_sign(asked) for asked in cases.co_signs_for(actor, at)[:20]],
        "terms": None if request.GET else _terms(actor),
        "counts": counts,
        "shown_whose": whose,
    }
    return render(request, "workbench/inbox.html", context)


def _terms(actor: Actor) -> dict[str, Any] | None:
    """Re-elections that come near among the unions the actor leads, on the desk as it is first opened."""
    places = [standing.path for standing in access.standings(actor) if standing.role in LEADING]
    ending = list(queries.terms_ending_at(places, timezone.localdate())[:COUNTED]) if places else []
    return {"first": ending[0], "count": len(ending)} if ending else None


def _segments(request: HttpRequest, counts: dict[str, int], whose: str) -> list[dict[str, Any]]:
    names = (_("我的"), _("没人认领"), _("全部"))
    return [
        {
            "name": name,
            "url": address_with(request, whose=code, flow=""),
            "count": counts[code],
            "current": code == whose,
        }
        for code, name in zip(WHOSE, names, strict=True)
    ]


def _kinds(request: HttpRequest, flows: dict[str, int], flow: str) -> list[dict[str, Any]]:
    everything = {"name": _("全部事项"), "url": address_with(request, flow=""), "current": not flow}
    return [everything] + [
        {
            "name": registry.flow(code).name,
            "url": address_with(request, flow=code),
            "count": count,
            "current": code == flow,
        }
        for code, count in sorted(flows.items())
    ]


def _group(group: Any, at: Any) -> dict[str, Any]:
    return {
        "id": f"g-{group.code}",
        "title": group.name,
        "icon": case_rows.ICONS[group.code],
        "count": len(group.items),
        "late": group.code == "late",
        "later": group.code == LATER,
        "items": [case_rows.todo(item, at) for item in group.items],
    }


def _sign(asked: Any) -> dict[str, Any]:
    return {
        "title": case_rows.title(asked.case),
        "uid": asked.case.uid,
        "by": asked.asked_by.name,
        "question": asked.question,
    }
