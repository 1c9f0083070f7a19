"""高温怎么办: the rule by temperature for every member; at home for who works on a site in summer."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.access.doors import person_of, signed_in
from gonghui.kernel.people.models import Person

from ..models import Site
from ..queries import heat, own
from ..queries import sites as site_list
from ..rules import seasons
from . import own_words

UNIT = re.compile(r"[^\d.]+$")


@signed_in
def card(request: HttpRequest) -> HttpResponse:
    """The rule; with a temperature, what holds today: the one asked about, else that of one's own site."""
    person, today = person_of(request), own_words.today()
    place = own.place_of(person)
    region = place.region if place else ""
    asked = _degrees(request.GET.get("degrees", ""))
    here = heat.hottest(heat.sites_of(person, today), today)
    degrees = here if asked is None else asked
    context = {
        "now": _now(degrees, asked is None),
        "degrees": request.GET.get("degrees", "")[:6],
        "unread": bool(request.GET.get("degrees")) and asked is None,
        "tiers": _tiers(degrees),
        "allowance": heat.allowance(today, region),
        "document": seasons.DOCUMENT,
        "back_url": reverse("portal-benefits:mine"),
    }
    return render(request, "benefits/portal/heat.html", context)


def works_outside(person: Person | None) -> QuerySet[Site]:
    """Those for which the home page looks at the heat."""
    return site_list.worked_on(person, own_words.today())


def home(person: Person) -> dict[str, Any]:
    """For who stands on a site's roster in the hot season: what holds today, or where the rule is."""
    today = own_words.today()
    sites = heat.sites_of(person, today)
    if not sites or not heat.in_season(today, sites[0].region):
        return {}
    told = _now(heat.hottest(sites, today), True)
    return told or {"title": _("天热，照规定来"), "text": _("多少度该停工、该歇多久、有没有津贴，看这一张。")}


def _now(degrees: Decimal | None, measured: bool) -> dict[str, str]:
    """What holds at a temperature, in words; nothing without one."""
    if degrees is None:
        return {}
    shown = f"{degrees.normalize():f}"
    title = _("今天现场最高 {degrees} ℃") if measured else _("{degrees} ℃ 的时候")
    tier = seasons.heat(degrees)
    text = str(tier.says) if tier else _("没到 35 ℃，照常作业，注意补水。")
    return {"title": title.format(degrees=shown), "text": text}


def _tiers(degrees: Decimal | None) -> list[dict[str, Any]]:
    """From the hottest down, the one that holds marked."""
    holds = seasons.heat(degrees) if degrees is not None else None
    upper, rows = None, []
    for tier in seasons.HEAT:
        low = f"{tier.degrees:f}"
        name = _("{low} ℃ 以上") if upper is None else _("{low} 到 {high} ℃")
        named = name.format(low=low, high=upper)
        rows.append({"name": named, "says": tier.says, "clause": tier.clause, "holds": tier == holds})
        upper = low
    return rows


def _degrees(text: str) -> Decimal | None:
    """A temperature as it is typed; None for anything else."""
    try:
        degrees = Decimal(UNIT.sub("", text.strip()))
    except InvalidOperation:
        return None
    return degrees if degrees.is_finite() and -60 <= degrees <= 60 else None
