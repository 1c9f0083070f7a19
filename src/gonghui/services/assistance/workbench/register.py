"""The register of household files: filters, pinyin search, never counted to the end."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires
from gonghui.kernel.codes import lists
from gonghui.ui.paging import address_with, filter_of, page_of

from ..forms.register import RegisterFilter
from ..models import Household
from ..queries import households, naming
from . import places

TONES = {"open": "info", "on_file": "ok", "observed": "gold"}


@requires(households.VIEW)
def register(request: HttpRequest) -> HttpResponse:
    """The list with its filters; the same query serves list, count and export."""
    actor, today = access.actor_for(request), timezone.localdate()
    offered = places.offered(actor, households.VIEW)
    form = filter_of(request, lambda query: RegisterFilter(offered, query))
    page = page_of(request, households.register(actor, form.filters(), today))
    names = naming.category_names()
    context = {
        "form": form,
        "page": page,
        "rows": [_row(household, names, today) for household in page.object_list],
        "chips": _chips(request, form),
        "may_file": bool(access.paths_for(actor, households.FILE)),
        "export_url": f"{reverse('workbench-assistance:exports')}?{request.GET.urlencode()}",
    }
    return render(request, "assistance/workbench/register.html", context)


def _row(household: Household, names: dict[str, str], today: Any) -> dict[str, Any]:
    due = household.check_due_on
    return {
        "url": reverse("workbench-assistance:household", args=[household.uid]),
        "name": household.head.name,
        "number": household.number,
        "place": household.organization.shown_name,
        "category": names.get(household.facts.category, household.facts.category),
        "cause": lists.get("hardship_cause").label(household.main_cause) if household.main_cause else "",
        "members": household.facts.members,
        "state": household.get_state_display(),
        "tone": TONES.get(household.state, ""),
        "is_due": bool(due and due <= today and household.is_helped),
        "flagged": bool(household.flags),
    }


def _chips(request: HttpRequest, form: RegisterFilter) -> list[dict[str, str]]:
    chips = []
    for name, value in form.filters().items():
        field = "q" if name == "text" else name
        choices = dict(getattr(form.fields[field], "choices", []))
        shown = value.name if name == "organization" else choices.get(value, value)
        chips.append({"name": str(shown), "url": address_with(request, **{field: ""})})
    return chips
