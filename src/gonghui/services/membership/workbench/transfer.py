"""An officer starts a transfer for a member: the case then waits for both sides."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import requires

from .. import queries
from ..actions import transferring
from .forms import PlaceForm
from .member import seen_or_404

TRANSFER = "membership.transfer"


@requires(TRANSFER)
def transfer(request: HttpRequest, uid: str) -> HttpResponse:
    """Where to; the decision of the own side is made on the case page, like any other."""
    actor = access.actor_for(request)
    membership = seen_or_404(actor, uid, TRANSFER)
    if not membership.is_lasting:
        raise Http404
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["place"]
        says = _("转接开始了，先等本工会同意转出，再由“{place}”接收。").format(place=to.name)
        asked: dict[str, Any] = {"by": actor, "at": timezone.now(), "channel": "counter"}
        if tried(request, lambda: transferring.ask(membership, to, **asked), says, form):
            running = queries.running_transfer(membership)
            if running:
                return redirect("workbench:case", uid=running.case.uid)
    return render(request, "membership/workbench/transfer.html", {"membership": membership, "form": form})
