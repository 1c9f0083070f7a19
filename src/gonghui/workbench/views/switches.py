"""Services on and off for a union and everything under it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access import actions
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.organizations.models import Organization

from .. import queries

SWITCH = "services.switch"
OFFERED = 200


@requires(SWITCH)
def switches(request: HttpRequest) -> HttpResponse:
    """The services of one union; a switch of an upper union stands above."""
    managed = queries.organizations_for(access.actor_for(request), SWITCH).order_by("path")
    chosen = request.POST.get("organization") or request.GET.get("organization")
    place = found_or_404(managed, uid=chosen) if chosen else managed.first()
    if place is None:
        raise Http404
    if request.method == "POST":
        _switch(request, place)
        return redirect(f"{reverse('workbench:switches')}?organization={place.uid}")
    offered = {each.pk: each for each in [*managed[:OFFERED], place]}
    context = {"union": place, "offered": list(offered.values()), "rows": _rows(place)}
    return render(request, "workbench/switches.html", context)


def _switch(request: HttpRequest, place: Organization) -> None:
    code, on = request.POST.get("service", ""), request.POST.get("on") == "1"
    if code not in {service.code for service in registry.services()}:
        raise Http404
    name = registry.service(code).name
    says = (
        _("“{name}”打开了，会员现在看得到。") if on else _("“{name}”关了，这个工会和下级的会员都看不到了。")
    )
    given: dict[str, Any] = {"on": on, "by": access.actor_for(request), "at": timezone.now()}
    tried(request, lambda: actions.switch_service(place, code, **given), says.format(name=name))


def _rows(place: Organization) -> list[dict[str, Any]]:
    off, own = queries.switched_off(place), queries.own_switches(place)
    return [
        {
            "service": service,
            "is_on": service.code not in off,
            "is_above": service.code in off and service.code not in own,
        }
        for service in registry.services()
    ]
