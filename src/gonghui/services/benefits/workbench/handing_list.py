"""The names of one occasion: find, tick, hand out to many at once, print."""

import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access.doors import found_or_404, officers_only
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import handing
from ..forms.handing import NamesFilter
from ..models import Entitlement, Handout, Occasion
from ..queries import lists
from ..reasons import Proof
from . import handing_desk as desk

PRINTED = 1000
NAMED = 10


@officers_only
def names(request: HttpRequest, uid: str) -> HttpResponse:
    """Everybody due at the occasion whom this officer may see."""
    actor = desk.sees(request)
    occasion = found_or_404(lists.occasion(actor, uid))
    form = NamesFilter(lists.places_of(actor, occasion), request.GET)
    page = page_of(request, lists.names(actor, occasion, form.filters()))
    counts = lists.counts(actor, occasion)
    context = {
        "occasion": occasion,
        "form": form,
        "page": page,
        "rows": [desk.row(found) for found in page.object_list],
        "sums": [(str(label), counts.get(code, 0)) for code, label in Entitlement.State.choices],
        "may_hand_out": desk.may_hand_out(actor),
        "may_issue": desk.may_hand_out(actor) and not occasion.program.is_private,
        "query": request.GET.urlencode(),
        "on": formats.day(occasion.on),
        "until": formats.day(occasion.closes_on),
    }
    return render(request, "benefits/workbench/handing.html", context)


@officers_only
def printed(request: HttpRequest, uid: str) -> HttpResponse:
    """The list on paper, with a place to sign; what is ticked on it comes back through the batch."""
    actor = desk.sees(request)
    occasion = found_or_404(lists.occasion(actor, uid))
    form = NamesFilter(lists.places_of(actor, occasion), request.GET)
    found = lists.names(actor, occasion, {"state": "open", **form.filters()})
    rows = [desk.row(entitlement) for entitlement in found[:PRINTED]]
    context = {"occasion": occasion, "rows": rows, "on": formats.day(occasion.on), "today": _today()}
    return render(request, "benefits/workbench/handing_print.html", context)


@officers_only
@require_POST
def batch(request: HttpRequest, uid: str) -> HttpResponse:
    """All that are ticked were handed out and signed for on paper."""
    actor = desk.hands_out(request)
    occasion = found_or_404(lists.occasion(actor, uid))
    picked = desk.picked(request)
    if not picked or request.POST.get("signed") != "1":
        messages.error(request, _("先勾选领到的人，再勾“都已在纸质发放表上签字”，最后按“登记发放”。"))
        return _back(request, occasion)
    given = handing.Given(Handout.Way.BATCH, Proof.PAPER)
    try:
        rows = lists.chosen(actor, occasion, picked)
        done = handing.hand_out_many(rows, given, by=actor, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return _back(request, occasion)
    _say(request, done)
    return _back(request, occasion)


def _say(request: HttpRequest, batch: handing.Batch) -> None:
    if batch.done:
        messages.success(request, _("{count} 份登记好了，本人会收到消息。").format(count=batch.done))
    for name, told in batch.already[:NAMED]:
        messages.warning(request, f"{name}：{told}")
    if not batch.done and not batch.already:
        messages.error(request, _("勾选的人里没有您能发的。您本人的那一份要由别的干部登记。"))


def _back(request: HttpRequest, occasion: Occasion) -> HttpResponse:
    query = request.POST.get("query", "")[:400]
    address = reverse("workbench-benefits:handing", args=[occasion.uid])
    return redirect(f"{address}?{query}" if query else address)


def _today() -> datetime.date:
    return timezone.localdate()
