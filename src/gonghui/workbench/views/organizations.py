"""The tree of unions: breadcrumbs up, a table down, who serves, when the term ends."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.paging import page_of

from .. import organization_facts, queries


@officers_only
def organizations(request: HttpRequest) -> HttpResponse:
    """Search among the unions in sight; without words, straight to the own union."""
    actor = access.actor_for(request)
    text = request.GET.get("q", "").strip()[:60]
    seen = queries.organizations_in_sight(actor)
    if not text:
        own = queries.positions_of(actor, timezone.localdate()).first()
        if own:
            return redirect("workbench:organization", uid=own.organization.uid)
    page = page_of(request, seen.filter(pk__in=tree.search(text).order_by().values("pk")).order_by("path"))
    return render(request, "workbench/organizations.html", {"text": text, "page": page})


@officers_only
def organization(request: HttpRequest, uid: str) -> HttpResponse:
    """One union with its parts."""
    actor = access.actor_for(request)
    seen = queries.organizations_in_sight(actor)
    found = found_or_404(seen.select_related("parent", "closed_into"), uid=uid)
    page = page_of(request, queries.children_with_parts(found), 50)
    context = {
        "organization": found,
        "crumbs": _crumbs(found, seen),
        "facts": organization_facts.facts(found),
        "page": page,
        "parts": [(part, queries.headcount(part)) for part in page.object_list],
        "count": queries.headcount(found),
        "serving": access.serving_in(found, timezone.localdate()),
        "history": organization_facts.history(found),
        "deeds": _deeds(found, actor),
        "term_soon": bool(
            found.term_ends_on and found.term_ends_on < timezone.localdate() + queries.TERM_SOON
        ),
    }
    return render(request, "workbench/organization.html", context)


@officers_only
def terms(request: HttpRequest) -> HttpResponse:
    """Unions whose term of office ends within half a year, or has ended."""
    ending = queries.terms_in_sight(access.actor_for(request), timezone.localdate())
    page = page_of(request, ending)
    return render(request, "workbench/terms.html", {"page": page, "today": timezone.localdate()})


def _crumbs(found: Organization, seen: Any) -> list[dict[str, str]]:
    above = tree.ancestors(found)
    linked = set(seen.filter(pk__in=[each.pk for each in above]).values_list("pk", flat=True))
    crumbs = [
        {
            "name": each.shown_name,
            "url": reverse("workbench:organization", args=[each.uid]) if each.pk in linked else "",
        }
        for each in above
        if each.pk in linked
    ]
    return [*crumbs, {"name": found.shown_name, "url": ""}]


def _deeds(found: Organization, actor: Actor) -> list[dict[str, str]]:
    if found.closed_on or not access.allows(actor, queries.MANAGE, found.path):
        return []
    return organization_facts.deeds(found)
