"""People whom the night found: called by their own officer, who writes down what came of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import confirmed_after_many_looks, found_or_404, requires
from gonghui.kernel.access.reveal import reveal as reveal_value
from gonghui.kernel.people import masks
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from ..actions import finding
from ..forms.calling import CallForm, LookForm
from ..models import Proposal
from ..queries import proposals

SHOWN = 200


@requires(proposals.VERIFY)
def listed(request: HttpRequest) -> HttpResponse:
    """Whom to call, the newest first."""
    found = proposals.own(access.actor_for(request))
    rows = [_row(proposal) for proposal in found[:SHOWN]]
    return render(request, "assistance/workbench/proposals.html", {"rows": rows})


@requires(proposals.VERIFY)
def proposal(request: HttpRequest, uid: str) -> HttpResponse:
    """One person, the reasons, and what the call brought."""
    actor = access.actor_for(request)
    found = found_or_404(proposals.own(actor), uid=uid)
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _settled(request, form, found):
        return redirect("workbench-assistance:proposals")
    context = {"proposal": found, "row": _row(found), "form": form}
    return render(request, "assistance/workbench/proposal.html", context)


@requires(proposals.VERIFY)
@confirmed_after_many_looks
def phone(request: HttpRequest, uid: str) -> HttpResponse:
    """The telephone number, once, after a reason; the person sees who looked and why."""
    actor = access.actor_for(request)
    found = found_or_404(proposals.own(actor), uid=uid)
    form, value = LookForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        given = {"by": actor, "at": timezone.now(), "reason": form.cleaned_data["reason"]}
        try:
            value = reveal_value(found.person, "phone", place=found.organization, **given)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"proposal": found, "row": _row(found), "form": form, "value": value}
    return render(request, "assistance/workbench/proposal_phone.html", context)


def _settled(request: HttpRequest, form: CallForm, found: Proposal) -> bool:
    given = {"by": access.actor_for(request), "at": timezone.now(), "reason": form.cleaned_data["reason"]}
    wants = form.cleaned_data["outcome"] == CallForm.WANTS
    try:
        (finding.confirm if wants else finding.dismiss)(found, **given)
    except Refusal as refusal:
        form.add_error("reason", str(refusal))
        return False
    says = _("记下了：愿意申请。申请表已经开好，对方在手机上接着填；不方便的来工会，您帮着填。")
    messages.success(request, says if wants else _("记下了：现在不需要。一段时间内不会再提出来。"))
    return True


def _row(found: Proposal) -> dict[str, Any]:
    return {
        "uid": found.uid,
        "name": found.person.name,
        "phone": masks.phone(found.person.phone) if found.person.phone else "",
        "place": found.organization.shown_name,
        "reasons": proposals.words(found.reasons),
        "day": formats.day(found.proposed_on),
    }
