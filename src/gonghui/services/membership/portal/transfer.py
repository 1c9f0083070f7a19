"""Asking for a transfer to another union."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import person_of, signed_in
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.refusal import Refusal

from .. import queries
from ..actions import transferring


@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """Search the new union, choose it: one step, both unions are asked by the system."""
    membership = queries.lasting_of(person_of(request))
    if membership is None:
        raise Http404
    if request.method == "POST":
        to = organizations.find(request.POST.get("choice", ""))
        if to is None or to.closed_on or not to.joins_open:
            raise Http404
        try:
            made = transferring.ask(membership, to, by=access.actor_for(request), at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("转会申请交上去了，两边工会各有 3 个工作日。"))
            return redirect("portal:case", uid=made.case.uid)
    text = request.GET.get("organization", "").strip()[:60]
    found = organizations.open_to_joiners(text).exclude(pk=membership.organization_id)[:20] if text else []
    context = {"membership": membership, "text": text, "found": found}
    return render(request, "membership/portal/transfer.html", context)
