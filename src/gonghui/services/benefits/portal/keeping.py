"""For who keeps a site: the day's temperature, and what it asks for."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, person_of, signed_in
from gonghui.kernel.people.models import Person

from ..actions import sites as deeds
from ..forms.groups import ReadingForm
from ..models import Site
from ..queries import site_days
from ..queries import sites as seen


def own_sites(person: Person | None) -> QuerySet[Site]:
    """Those for which to offer the page at all."""
    return seen.kept_by(person, timezone.localdate())


@signed_in
def kept(request: HttpRequest) -> HttpResponse:
    """The sites that this person keeps, with what today asks for."""
    today = timezone.localdate()
    sites = [
        {"site": site, "today": site_days.asked_for(site, today)}
        for site in seen.kept_by(person_of(request), today)
    ]
    return render(request, "benefits/portal/sites_kept.html", {"sites": sites})


@signed_in
def reading(request: HttpRequest, uid: str) -> HttpResponse:
    """Enter a day's temperature for a site of one's own keeping."""
    today = timezone.localdate()
    site = found_or_404(seen.kept_by(person_of(request), today), uid=uid)
    form = ReadingForm(request.POST or None, initial={"on": today, "source": "gauge"})
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {**form.cleaned_data, "by": access.actor_for(request), "at": timezone.now()}
        says = _("气温记下了，工会也看得到。")
        if tried(request, lambda: deeds.read_temperature(site, **told), says, form):
            return redirect("portal-benefits:sites-kept")
    return render(request, "benefits/portal/site_reading.html", {"form": form, "site": site})
