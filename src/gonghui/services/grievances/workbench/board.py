"""The quality board: five measures with what each is of, by union, category and grade."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.organizations.models import Organization
from gonghui.ui import formats

from ..permissions import FIGURES
from ..queries import quality
from ..queries.quality import MEASURES, Row

SPANS = {"month": 30, "quarter": 91, "year": 365}


@requires(FIGURES)
def board(request: HttpRequest) -> HttpResponse:
    """A union and all below it, over a month, a quarter or a year."""
    actor, at = access.actor_for(request), timezone.now()
    place = _place(request, actor)
    span = request.GET.get("span", "year")
    days = SPANS.get(span, 365)
    today = timezone.localdate()
    found = quality.of(place.path, today - datetime.timedelta(days=days), today)
    total, categories, grades = quality.in_one(found, at)
    context = {
        "place": place,
        "total": total,
        "stats": _stats(total),
        "spans": _spans(place, span),
        "tables": [
            _table("union", _("按工会"), quality.by_union(found, place, at), place),
            _table("category", _("按类别"), categories),
            _table("grade", _("按级别"), grades),
        ],
    }
    return render(request, "grievances/workbench/quality.html", context)


def _place(request: HttpRequest, actor: Any) -> Organization:
    seen = access.visible_to(actor, Organization.objects.all(), FIGURES)
    if wanted := request.GET.get("place"):
        return found_or_404(seen, code=wanted)
    return seen.order_by("path")[0]


def _stats(total: Row) -> list[dict[str, Any]]:
    return [
        {"label": name, "value": _percent(total.share(code)), "note": about}
        for code, (name, about) in MEASURES.items()
    ]


def _spans(place: Organization, chosen: str) -> list[dict[str, Any]]:
    names = {"month": _("近一个月"), "quarter": _("近三个月"), "year": _("近一年")}
    base = reverse("workbench-grievances:quality")
    return [
        {"name": names[code], "url": f"{base}?place={place.code}&span={code}", "current": code == chosen}
        for code in SPANS
    ]


def _table(code: str, title: str, rows: list[Row], place: Organization | None = None) -> dict[str, Any]:
    base = reverse("workbench-grievances:quality")
    return {
        "id": f"by-{code}",
        "title": title,
        "rows": [
            {
                "name": row.name,
                "url": f"{base}?place={row.code}" if place and row.code != place.code else "",
                "said": formats.number(row.said) if row.is_shown else _("少于 5"),
                "cells": [_percent(row.share(measure)) if row.is_shown else "–" for measure in MEASURES],
            }
            for row in rows
        ],
    }


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.1f}%"
