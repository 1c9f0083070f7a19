"""Checking a member's code: it says that this is a member and of which union, and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gonghui.kernel.access.doors import requires
from gonghui.kernel.people import masks
from gonghui.kernel.refusal import Refusal

from ..actions import cards
from ..models import Membership
from .forms import VerifyForm

VERIFY = "membership.verify"


@requires(VERIFY)
def verify(request: HttpRequest) -> HttpResponse:
    """Type in what was read out: the number on the card and six digits, or what a scanner gave."""
    form = VerifyForm(request.POST or None)
    shown = None
    if request.method == "POST" and form.is_valid():
        try:
            shown = _shown(_found(form.cleaned_data["number"], form.cleaned_data["code"]))
        except Refusal as refusal:
            form.add_error("code", str(refusal))
    return render(request, "membership/workbench/verify.html", {"form": form, "shown": shown, "refusal": ""})


@requires(VERIFY)
def scanned(request: HttpRequest, token: str) -> HttpResponse:
    """The address inside the code, opened by an officer's phone."""
    shown, refusal = None, ""
    try:
        shown = _shown(cards.verify(token, timezone.now()))
    except Refusal as refused:
        refusal = str(refused)
    context = {"form": VerifyForm(), "shown": shown, "refusal": refusal}
    return render(request, "membership/workbench/verify.html", context)


def _found(number: str, code: str) -> Membership:
    at = timezone.now()
    return cards.verify_spoken(number, code, at) if number.strip() else cards.verify(code, at)


def _shown(membership: Membership) -> dict[str, str]:
    return {
        "name": masks.name(membership.person.name),
        "union": membership.organization.name,
        "state": membership.get_state_display(),
    }
