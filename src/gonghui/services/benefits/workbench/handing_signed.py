"""A signed list comes back from a branch: all on it have it, but those who did not sign."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access.doors import found_or_404, officers_only
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal

from ..actions import listing
from ..models import Entitlement, Occasion
from ..queries import lists
from ..refusals_handing import ListChanged, ListTooLong
from . import handing_desk as desk

MOST = 500


@officers_only
def signed(request: HttpRequest, uid: str) -> HttpResponse:
    """Tick who did not sign; the rest is handed out at once, if the list is still the one that was shown."""
    actor = desk.hands_out(request)
    occasion = found_or_404(lists.occasion(actor, uid))
    if occasion.program.is_private:
        raise Http404
    places = lists.places_of(actor, occasion)
    place = _place(request, places)
    found = list(lists.to_sign(actor, occasion, place)[: MOST + 1])
    if request.method == "POST" and _done(request, occasion, place, found):
        return redirect("workbench-benefits:handing", uid=occasion.uid)
    unsigned = set(desk.picked(request))
    context = {
        "occasion": occasion,
        "places": places,
        "place": place,
        "rows": [{**desk.row(each), "unsigned": each.uid in unsigned} for each in found[:MOST]],
        "count": len(found),
        "is_long": len(found) > MOST,
        "version": _version(found),
        "most": MOST,
    }
    return render(request, "benefits/workbench/handing_signed.html", context)


def _place(request: HttpRequest, places: list[Organization]) -> Organization | None:
    asked = request.POST.get("organization") or request.GET.get("organization", "")
    return next((each for each in places if str(each.uid) == asked), None)


def _version(found: list[Entitlement]) -> str:
    """What tells one list from another: who stands on it."""
    return f"{len(found)}-{max((each.pk for each in found), default=0)}"


def _done(request: HttpRequest, occasion: Occasion, place: Any, found: list[Entitlement]) -> bool:
    actor = desk.hands_out(request)
    picked = set(desk.picked(request))
    try:
        if len(found) > MOST:
            raise ListTooLong(most=MOST)
        if request.POST.get("version") != _version(found):
            raise ListChanged
        done = listing.hand_out_list(
            occasion,
            place or occasion.organization,
            by=actor,
            at=timezone.now(),
            rows=lists.to_sign(actor, occasion, place),
            unsigned=[each.person_id for each in found if each.uid in picked],
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("{count} 份登记好了，本人会收到消息。").format(count=done))
    return True
