"""Sites: the list with people and temperatures, opening and changing one, and its own page."""

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
from gonghui.kernel.codes import lists
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import sites as deeds
from ..forms.groups import READ_BY, SiteForm
from ..models import Site, SiteReading, SiteVisit, SiteWorker
from ..queries import site_days, unions
from ..queries import sites as seen
from .asking_groups import asked, member_meant

PARTICULARS = ("name", "place", "kind", "since", "until")


@requires(seen.GROUPS)
def listed(request: HttpRequest) -> HttpResponse:
    """Every site with its people and the last temperature, open ones first."""
    today = timezone.localdate()
    found = seen.with_figures(seen.sites(access.actor_for(request)), today)
    page = page_of(request, found.order_by("until", "name", "pk"), 50)
    context = {"page": page, "rows": [_row(site, today) for site in page.object_list]}
    return render(request, "benefits/workbench/sites.html", context)


@requires(seen.GROUPS)
def new(request: HttpRequest) -> HttpResponse:
    """Open a site."""
    actor = access.actor_for(request)
    initial = {"since": timezone.localdate()}
    form = SiteForm(unions.offered(actor, seen.GROUPS), request.POST or None, initial=initial)
    made: list[Site] = []
    if request.method == "POST" and form.is_valid():
        says = _("现场建好了。接着把人加进名册，一个也不漏。")
        if tried(request, lambda: made.append(_keep(None, form, actor)), says, form):
            return redirect("workbench-benefits:site", uid=made[0].uid)
    return asked(request, form, title=_("新建现场"), back_url=reverse("workbench-benefits:sites"))


@requires(seen.GROUPS)
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Change its particulars, or say when it is over."""
    actor = access.actor_for(request)
    site = found_or_404(seen.sites(actor), uid=uid)
    initial = {name: getattr(site, name) for name in PARTICULARS}
    initial |= {"organization": str(site.organization.uid), "keeper": site.keeper.name if site.keeper else ""}
    form = SiteForm([site.organization], request.POST or None, initial=initial)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and tried(request, lambda: _keep(site, form, actor), _("改好了。"), form):
        return redirect("workbench-benefits:site", uid=site.uid)
    back = reverse("workbench-benefits:site", args=[site.uid])
    return asked(request, form, title=_("改现场信息"), back_url=back, sub=site.name)


@requires(seen.GROUPS)
def site(request: HttpRequest, uid: str) -> HttpResponse:
    """One site: what the day asks for, who works there, readings, visits."""
    found = found_or_404(seen.sites(access.actor_for(request)), uid=uid)
    today = timezone.localdate()
    page = page_of(request, seen.roster(found), 50)
    context = {
        "site": found,
        "facts": _facts(found, seen.on_roster(found, today).count()),
        "today": site_days.asked_for(found, today),
        "page": page,
        "workers": [_worker(found, worker, today) for worker in page.object_list],
        "readings": [_reading(reading) for reading in found.readings.all()[:14]],
        "visits": [_visit(visit) for visit in seen.visits(found)[:20]],
    }
    return render(request, "benefits/workbench/site.html", context)


def _keep(site: Site | None, form: SiteForm, actor: Actor) -> Site:
    told = {name: form.cleaned_data[name] for name in PARTICULARS}
    keeper = form.cleaned_data["keeper"]
    if site is not None and site.keeper is not None and keeper == site.keeper.name:
        told["keeper"] = site.keeper
    else:
        told["keeper"] = member_meant(actor, keeper).person if keeper else None
    return deeds.keep_site(site, told, organization=form.union, by=actor, at=timezone.now())


def _row(site: Any, today: datetime.date) -> dict[str, Any]:
    is_open = site.since <= today and (site.until is None or site.until >= today)
    is_recent = site.last_on is not None and (today - site.last_on).days < 7
    return {
        "name": site.name,
        "url": reverse("workbench-benefits:site", args=[site.uid]),
        "union": site.organization.shown_name,
        "kind": site.get_kind_display(),
        "place": site.place,
        "people": site.people,
        "degrees": site_days.plain(site.last_degrees) if is_recent else "",
        "word": _("施工中") if is_open else _("还没开工") if site.since > today else _("已完工"),
        "tone": "ok" if is_open else "",
    }


def _facts(site: Site, people: int) -> list[dict[str, Any]]:
    return [
        {"term": _("所在工会"), "value": site.organization.name},
        {"term": _("现场类别"), "value": site.get_kind_display()},
        {"term": _("地点"), "value": site.place},
        {"term": _("开工日期"), "value": formats.iso(site.since)},
        {"term": _("完工日期"), "value": formats.iso(site.until) if site.until else ""},
        {"term": _("现场联系人"), "value": site.keeper.name if site.keeper else ""},
        {"term": _("今天在册人数"), "value": formats.number(people)},
    ]


def _worker(site: Site, worker: SiteWorker, today: datetime.date) -> dict[str, Any]:
    is_there = worker.until is None or worker.until >= today
    return {
        "name": worker.person.name,
        "since": formats.iso(worker.since),
        "until": formats.iso(worker.until) if worker.until else "",
        "url": reverse("workbench-benefits:site-leaving", args=[site.uid, worker.pk]) if is_there else "",
    }


def _reading(reading: SiteReading) -> list[str]:
    source = dict(READ_BY).get(reading.source, reading.source)
    return [formats.iso(reading.on), f"{site_days.plain(reading.degrees)} ℃", str(source)]


def _visit(visit: SiteVisit) -> list[str]:
    return [
        formats.iso(visit.on),
        visit.get_kind_display(),
        formats.number(visit.due),
        formats.number(visit.reached),
        visit.goods,
        formats.yuan(visit.amount_fen),
        lists.get("money_source").label(visit.source),
        visit.visitor.name,
    ]
