"""Lines and their documents; a change tried before anybody is affected."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import divisions, lists
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.ui import formats

from ..actions import judging, lining
from ..forms.policies import DraftForm, LineForm
from ..models import Line
from ..queries import households, lines, naming, policies, simulating
from ..queries.simulating import MISSING, Simulation

POLICY = simulating.POLICY


@requires(POLICY)
def listed(request: HttpRequest) -> HttpResponse:
    """Which lines hold, which are missing, and a form for the next document."""
    actor, today = access.actor_for(request), timezone.localdate()
    place = own_place(actor)
    form = LineForm(
        request.POST or None, initial={"region": households.region_of(place), "valid_from": today}
    )
    if request.method == "POST" and form.is_valid() and _entered(request, form, place, actor):
        return redirect("workbench-assistance:lines")
    context = {
        "form": form,
        "lines": [_line(line, today) for line in lines.in_force(today)[:300]],
        "missing": lines.missing(actor, today),
    }
    return render(request, "assistance/workbench/lines.html", context)


@requires(POLICY)
def simulation(request: HttpRequest) -> HttpResponse:
    """Who would move and what it would cost; an address that may be kept, and nothing written."""
    actor, today = access.actor_for(request), timezone.localdate()
    place = own_place(actor)
    form = draft_form(request.GET, place)
    found = None
    if request.GET and form.is_valid():
        draft = simulating.draft_of(form.cleaned_data, households.region_of(place))
        found = simulating.simulate(actor, place, draft, today)
    context = {"form": form, "place": place, "shown": _shown(found) if found else None}
    context["export_url"] = f"{reverse('workbench-assistance:exports')}?{request.GET.urlencode()}"
    return render(request, "assistance/workbench/simulation.html", context)


def draft_form(asked: Any, place: Organization) -> DraftForm:
    """The form for the policy that is asked about, with its own multiples."""
    today = timezone.localdate()
    known = [policy for policy in policies.known() if policy.holds_on(today)]
    code = asked.get("policy") or judging.policy_code_in(households.region_of(place), today)
    policy = next((one for one in known if one.code == code), known[0])
    return DraftForm(known, simulating.comparisons(policy), asked or None, initial={"policy": policy.code})


def own_place(actor: Actor) -> Organization:
    """The union for which this officer keeps lines and policies."""
    return found_or_404(tree.open_organizations(), pk=access.places_for(actor, POLICY)[0])


def _entered(request: HttpRequest, form: LineForm, place: Organization, actor: Actor) -> bool:
    def enter() -> None:
        lining.enter_line(place=place, by=actor, at=timezone.now(), **form.told())

    return tried(request, enter, _("标准记下了。到了生效那天，认定就按它算。"), form)


def _line(line: Line, today: Any) -> dict[str, Any]:
    return {
        "region": divisions.name(line.region[:6]) if line.region else _("全部地区"),
        "residence": line.get_residence_display(),
        "amount": formats.yuan(line.amount_fen),
        "unit": line.get_unit_display(),
        "from": formats.iso(line.valid_from),
        "is_later": line.valid_from > today,
        "document": line.document,
        "demonstration": line.demonstration,
    }


def _shown(found: Simulation) -> dict[str, Any]:
    names = naming.category_names() | {MISSING: _("没有标准")}
    used = [code for code in found.categories if found.count(code, 0) or found.count(code, 1)]
    most = max([found.count(code, side) for code in used for side in (0, 1)], default=0) or 1
    sources = lists.get("money_source")
    return {
        "title": _("这样改，有 {count} 户会换类别").format(count=formats.number(found.moving))
        if found.moving
        else _("这样改，没有一户换类别"),
        "names": [names[code] for code in used],
        "matrix": [
            {"name": names[old], "cells": [found.matrix.get((old, new), 0) for new in used]} for old in used
        ],
        "before": [_bar(names[code], found.count(code, 0), most) for code in used],
        "after": [_bar(names[code], found.count(code, 1), most) for code in used],
        "regions": found.by_region(),
        "costs": [
            {
                "name": sources.label(cost.source),
                "before": cost.before,
                "after": cost.after,
                "more": cost.more,
            }
            for cost in found.costs
        ],
        "more": sum(cost.more for cost in found.costs),
    }


def _bar(name: str, count: int, most: int) -> dict[str, Any]:
    return {"name": name, "value": formats.number(count), "share": count / most}
