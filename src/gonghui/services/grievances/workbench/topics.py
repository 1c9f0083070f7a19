"""What is talked about in a union and below: hot terms, hard matters, what the union has taken up."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.ui import formats

from ..models import Grievance
from ..permissions import FIGURES
from ..queries import focuses, hard, topics
from . import focus_shown

HALF_A_YEAR = datetime.timedelta(days=182)


@requires(FIGURES)
def lists(request: HttpRequest) -> HttpResponse:
    """One union and all below it; ?place= goes down to a union below or up again."""
    actor, at = access.actor_for(request), timezone.now()
    seen = access.visible_to(actor, Organization.objects.all(), FIGURES)
    place = _place(request, seen)
    today = timezone.localdate(at)
    month = topics.month_shown(place, today)
    context = {
        "place": place,
        "month": _("{year} 年 {month} 月").format(year=month.year, month=month.month),
        "before": topics.BEFORE,
        "way": _way(place, seen),
        "hot": _hot(place, month, actor, at),
        "hard": _hard(place, today, actor, at),
        **_below(place, month, today),
        **_focuses(place, actor, at),
    }
    return render(request, "grievances/workbench/topics.html", context)


def _place(request: HttpRequest, seen: Any) -> Organization:
    if wanted := request.GET.get("place"):
        return found_or_404(seen, code=wanted)
    return seen.order_by("path")[0]


def _way(place: Organization, seen: Any) -> list[dict[str, Any]]:
    """From the highest union in sight down to this one."""
    up = list(seen.filter(pk__in=[each.pk for each in organizations.ancestors(place)]).order_by("path"))
    return [{"name": each.shown_name, "url": _url(each), "current": each == place} for each in [*up, place]]


def _hot(place: Organization, month: datetime.date, actor: Actor, at: datetime.datetime) -> list[dict]:
    found = topics.hot(place, month)
    holding = topics.holding([topic.term for topic in found], place, month, actor, at)
    return [
        {
            "name": topic.term,
            "said": topic.said,
            "usual": formats.number(round(topic.usual)),
            "is_rising": topic.is_rising,
            "cases": _cases(holding[topic.term][:6]),
        }
        for topic in found
    ]


def _hard(place: Organization, on: datetime.date, actor: Actor, at: datetime.datetime) -> list[dict]:
    since = on - HALF_A_YEAR
    return [
        {
            "name": _full_name(each),
            "said": each.said,
            "stuck": each.stuck if each.stuck is not None else _("少于 5"),
            "cases": _cases(hard.of_category(each.category, place, since, actor, at)),
        }
        for each in hard.hard(place, since, on, at)
    ]


def _below(place: Organization, month: datetime.date, on: datetime.date) -> dict[str, Any]:
    rows, total = hard.below(place, month, on)
    parts = [{"name": row.place.shown_name, "url": _url(row.place), "said": row.said} for row in rows]
    return {"parts": parts, "total": total}


def _focuses(place: Organization, actor: Actor, at: datetime.datetime) -> dict[str, Any]:
    found = organizations.within(focuses.visible(actor, at), place).order_by("closed_at", "-opened_at")[:20]
    may = focuses.places(actor, at).filter(pk=place.pk).exists()
    url = reverse("workbench-grievances:focus-new", args=[place.code]) if may else ""
    return {"focuses": [focus_shown.row(focus) for focus in found], "new_url": url}


def _full_name(each: hard.Hard) -> str:
    parent = each.category.parent
    name = each.category.shown_name
    return f"{parent.shown_name} · {name}" if parent else name


def _cases(found: list[Grievance]) -> list[dict[str, str]]:
    return [
        {
            "url": reverse("workbench:case", args=[each.case.uid]),
            "number": each.case.number,
            "word": str(each.case.standing.name),
        }
        for each in found
    ]


def _url(place: Organization) -> str:
    return f"{reverse('workbench-grievances:topics')}?place={place.code}"
