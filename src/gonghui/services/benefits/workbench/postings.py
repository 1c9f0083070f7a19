"""Who is away for long: the list, a new stay, the day of return."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.ui import formats
from gonghui.ui.paging import address_with, filter_of, page_of

from ..actions import postings as away
from ..forms.groups import ListFilter, PostingForm, UntilForm
from ..models import Posting
from ..queries import groups
from ..queries import sites as seen
from .asking_groups import asked, member_meant


@requires(seen.GROUPS)
def listed(request: HttpRequest) -> HttpResponse:
    """Who is away now, or everybody who was; how many days, and whether that is long."""
    actor, today = access.actor_for(request), timezone.localdate()
    form = filter_of(request, ListFilter)
    everybody = request.GET.get("all") == "1"
    found = seen.postings(actor, form.cleaned_data["q"], None if everybody else today)
    page, least = page_of(request, found, 50), groups.away_days(today)
    context = {
        "form": form,
        "page": page,
        "least": least,
        "rows": [_row(posting, today, least) for posting in page.object_list],
        "tabs": [
            {"name": _("现在在外的"), "url": address_with(request, all=""), "current": not everybody},
            {"name": _("全部记录"), "url": address_with(request, all="1"), "current": everybody},
        ],
    }
    return render(request, "benefits/workbench/postings.html", context)


@requires(seen.GROUPS)
def new(request: HttpRequest) -> HttpResponse:
    """Note somebody's stay away."""
    form = PostingForm(request.POST or None)
    actor = access.actor_for(request)
    if request.method == "POST" and form.is_valid():
        says = _("记下了。满天数以后，会自动列入出差驻外慰问。")
        if tried(request, lambda: _note(form.cleaned_data, actor), says, form):
            return redirect("workbench-benefits:postings")
    return asked(request, form, title=_("登记出差驻外"), back_url=reverse("workbench-benefits:postings"))


@requires(seen.GROUPS)
def ending(request: HttpRequest, uid: str) -> HttpResponse:
    """Note the last day away."""
    actor = access.actor_for(request)
    posting = found_or_404(seen.postings(actor), uid=uid)
    form = UntilForm(request.POST or None, initial={"until": posting.until or timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"until": form.cleaned_data["until"], "by": actor, "at": timezone.now()}
        if tried(request, lambda: away.bring_home(posting, **told), _("返回日期记下了。"), form):
            return redirect("workbench-benefits:postings")
    back, sub = reverse("workbench-benefits:postings"), f"{posting.person.name} · {posting.place}"
    return asked(request, form, title=_("登记返回"), back_url=back, sub=sub)


def _note(told: dict[str, Any], actor: Actor) -> Posting:
    row = member_meant(actor, told["who"])
    given = {name: told[name] for name in ("kind", "place", "since", "until")}
    return away.post(row.person, row.organization, **given, by=actor, at=timezone.now())


def _row(posting: Posting, today: datetime.date, least: int) -> dict[str, Any]:
    last = min(posting.until, today) if posting.until else today
    days = max((last - posting.since).days + 1, 0)
    return {
        "name": posting.person.name,
        "union": posting.organization.shown_name,
        "kind": posting.get_kind_display(),
        "place": posting.place,
        "since": formats.iso(posting.since),
        "until": formats.iso(posting.until) if posting.until else "",
        "days": days,
        "is_long": days >= least,
        "url": reverse("workbench-benefits:posting-ending", args=[posting.uid]),
    }
