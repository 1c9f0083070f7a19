"""What has to be brought to whom in the coming days, by occasion and branch; who was missed, and why."""

import itertools
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access.doors import officers_only
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import settling
from ..forms.handing import MendForm
from ..queries import entitlements, lists
from . import handing_desk as desk

AHEAD = (7, 30, 90)
USUAL = 30


@officers_only
def todo(request: HttpRequest) -> HttpResponse:
    """Open ones of the next 30 days, the nearest occasion first, one line for each branch."""
    actor = desk.sees(request)
    today = timezone.localdate()
    days = int(request.GET.get("days", "0")) if request.GET.get("days", "").isdigit() else USUAL
    days = days if days in AHEAD else USUAL
    sums = lists.coming(actor, today, days)
    grouped = itertools.groupby(sums, key=lambda each: each.occasion)
    context = {
        "groups": [_group(occasion, list(rows), today) for occasion, rows in grouped],
        "spans": [
            {"name": _("{days} 天内").format(days=each), "url": f"?days={each}", "current": each == days}
            for each in AHEAD
        ],
        "may_hand_out": desk.may_hand_out(actor),
        "unexplained": lists.unexplained_count(actor),
        "capped": len(sums) >= lists.BRANCHES,
    }
    return render(request, "benefits/workbench/todo.html", context)


@officers_only
def missed(request: HttpRequest) -> HttpResponse:
    """Everybody who was missed, by name; the ticked ones get one reason."""
    actor = desk.sees(request)
    may_mend = desk.may_hand_out(actor)
    form = MendForm(request.POST or None)
    if request.method == "POST":
        desk.hands_out(request)
        if form.is_valid():
            _mend(request, form)
            return redirect("workbench-benefits:missed")
    page = page_of(request, lists.missed(actor))
    rows = [desk.row(found) | {"what": found.title} for found in page.object_list]
    context = {"page": page, "rows": rows, "form": form, "may_mend": may_mend}
    return render(request, "benefits/workbench/missed.html", context)


def _group(occasion: Any, rows: list[lists.Sum], today: Any) -> dict[str, Any]:
    address = reverse("workbench-benefits:handing", args=[occasion.uid])
    days = (occasion.on - today).days
    return {
        "title": occasion.title,
        "gives": occasion.program.gives,
        "on": formats.day(occasion.on, today),
        "until": formats.day(occasion.closes_on, today),
        "word": _when(days, (occasion.closes_on - today).days),
        "tone": "warn" if days < 0 else "",
        "url": address,
        "print_url": reverse("workbench-benefits:handing-print", args=[occasion.uid]),
        "open": sum(row.open for row in rows),
        "due": sum(row.due for row in rows),
        "rows": [
            {
                "place": row.place.shown_name,
                "open": row.open,
                "due": row.due,
                "url": f"{address}?state=open&organization={row.place.uid}",
            }
            for row in rows
        ],
    }


def _when(days: int, left: int) -> str:
    if days > 0:
        return _("还有 {days} 天").format(days=days)
    if days == 0:
        return _("就是今天")
    return _("到了日子，{days} 天后收尾").format(days=left) if left >= 0 else _("过了期")


def _mend(request: HttpRequest, form: MendForm) -> None:
    actor, at, done = desk.hands_out(request), timezone.now(), 0
    for entitlement in lists.chosen(actor, None, desk.picked(request)):
        try:
            told = form.cleaned_data
            settling.explain(entitlement, told["reason"], by=actor, at=at, words=told["words"])
            done += 1
        except Refusal as refusal:
            messages.error(request, f"{entitlements.name_of(entitlement.person_id)}：{refusal}")
    if done:
        messages.success(request, _("{count} 份写明了原因，覆盖数字里看得到。").format(count=done))
    else:
        messages.error(request, _("先勾选要写原因的人，再选原因。"))
