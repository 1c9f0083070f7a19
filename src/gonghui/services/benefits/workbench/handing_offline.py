"""Handing out where there is no network: names taken along, records brought in later, each counted once."""

import uuid
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gonghui.kernel.access.doors import found_or_404, officers_only
from gonghui.kernel.refusal import Refusal

from ..actions import handing
from ..forms.handing import BroughtForm
from ..models import Handout
from ..queries import entitlements, lists
from ..reasons import Proof
from ..refusals_handing import AlreadySettled
from . import handing_desk as desk

EXAMPLE = uuid.UUID(int=0)
TAKEN = 500
# What the page imports; the telephone keeps it beside the empty page.
PARTS = (
    "benefits/hand-store.js",
    "benefits/hand-sender.js",
    "benefits/hand-list.js",
    "ui/icons.svg",
)


@officers_only
def offline(request: HttpRequest) -> HttpResponse:
    """The empty page that the telephone keeps; the names are filled in from the telephone itself."""
    desk.hands_out(request)
    context = {"example": EXAMPLE, "parts": [static(part) for part in PARTS]}
    return render(request, "benefits/workbench/offline.html", context)


@officers_only
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the empty page; it reaches no further than this page."""
    desk.hands_out(request)
    path = finders.find("benefits/hand-worker.js")
    if path is None:
        raise Http404
    return HttpResponse(Path(path).read_bytes(), content_type="text/javascript")


@officers_only
def names(request: HttpRequest, uid: str) -> JsonResponse:
    """Who waits at an occasion: name and branch, nothing else; private ones never leave the house."""
    actor = desk.hands_out(request)
    occasion = found_or_404(lists.occasion(actor, uid))
    waiting = lists.taken_along(actor, occasion)[:TAKEN]
    rows = [
        {"entitlement": each.uid, "name": each.person.name, "place": each.organization.shown_name}
        for each in waiting
    ]
    return JsonResponse({"name": occasion.title, "officer": _mark(request), "rows": rows})


@officers_only
def records(request: HttpRequest) -> JsonResponse:
    """Asked: whose session it is. Sent: one record; the same number again is the same record.

    200 taken in, 409 somebody else was first (told when and by whom), 422 not taken in, 404 not this
    officer's any more.
    """
    actor = desk.hands_out(request)
    if request.method != "POST":
        return JsonResponse({"token": get_token(request), "officer": _mark(request)})
    form = BroughtForm(request.POST)
    if not form.is_valid():
        says = [str(fault) for faults in form.errors.values() for fault in faults]
        return JsonResponse({"says": " ".join(says)}, status=422)
    told = form.cleaned_data
    found = found_or_404(entitlements.deliverable(actor), uid=told["entitlement"])
    given = handing.Given(Handout.Way.SITE, Proof.PAPER, at=told["at"], device_key=told["key"])
    try:
        handing.hand_out(found, given, by=actor, at=timezone.now())
    except AlreadySettled as refusal:
        return JsonResponse({"says": str(refusal)}, status=409)
    except Refusal as refusal:
        return JsonResponse({"says": str(refusal)}, status=422)
    return JsonResponse({"taken": True})


def _mark(request: HttpRequest) -> str:
    """Whose telephone it is, told to nobody: a record is only sent by the officer who wrote it."""
    return salted_hmac("benefits.handing", str(request.user.pk)).hexdigest()[:32]
