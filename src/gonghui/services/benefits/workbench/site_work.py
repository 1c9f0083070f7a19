"""What is done on a site: people come and go, the day's temperature, a visit."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, person_of, requires
from gonghui.kernel.actor import Actor

from ..actions import sites as deeds
from ..forms.groups import ReadingForm, UntilForm, VisitForm, WorkerForm
from ..models import Site, SiteWorker
from ..queries import sites as seen
from .asking_groups import asked, member_meant


@requires(seen.GROUPS)
def joining(request: HttpRequest, uid: str) -> HttpResponse:
    """Put somebody on the roster."""
    actor, site = _found(request, uid)
    form = WorkerForm(request.POST or None, initial={"since": max(site.since, timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        says = _("加进名册了。还有人就接着加。")
        if tried(request, lambda: _put_on(site, form.cleaned_data, actor), says, form):
            return redirect("workbench-benefits:site-joining", uid=site.uid)
    return _asked(request, form, site, _("加进名册"))


@requires(seen.GROUPS)
def leaving(request: HttpRequest, uid: str, pk: int) -> HttpResponse:
    """Somebody's last day on the site."""
    actor, site = _found(request, uid)
    worker = found_or_404(SiteWorker.objects.filter(site=site).select_related("person", "site"), pk=pk)
    form = UntilForm(request.POST or None, initial={"until": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"until": form.cleaned_data["until"], "by": actor, "at": timezone.now()}
        if tried(request, lambda: deeds.take_off(worker, **told), _("记下了。"), form):
            return redirect("workbench-benefits:site", uid=site.uid)
    return _asked(request, form, site, _("离开现场"), worker.person.name)


@requires(seen.GROUPS)
def reading(request: HttpRequest, uid: str) -> HttpResponse:
    """How hot or cold a day is."""
    actor, site = _found(request, uid)
    form = ReadingForm(request.POST or None, initial={"on": timezone.localdate(), "source": "gauge"})
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {**form.cleaned_data, "by": actor, "at": timezone.now()}
        says = _("气温记下了。到了标准，名册上的人会自动列入慰问。")
        if tried(request, lambda: deeds.read_temperature(site, **told), says, form):
            return redirect("workbench-benefits:site", uid=site.uid)
    return _asked(request, form, site, _("记当天气温"))


@requires(seen.GROUPS)
def visiting(request: HttpRequest, uid: str) -> HttpResponse:
    """Who went there, with what."""
    actor, site = _found(request, uid)
    today = timezone.localdate()
    due = seen.on_roster(site, today).count()
    form = VisitForm(request.POST or None, initial={"on": today, "reached": due, "source": "union"})
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"visitor": person_of(request), "by": actor, "at": timezone.now()}
        if tried(request, lambda: deeds.visit(site, form.told(), **told), _("慰问记下了。"), form):
            return redirect("workbench-benefits:site", uid=site.uid)
    hint = _("名册上今天有 {count} 人，都算应慰问。少慰问到的，请在发放名单上写明原因。").format(count=due)
    return _asked(request, form, site, _("记一次现场慰问"), hint=hint)


def _found(request: HttpRequest, uid: str) -> tuple[Actor, Site]:
    actor = access.actor_for(request)
    return actor, found_or_404(seen.sites(actor), uid=uid)


def _put_on(site: Site, told: dict[str, Any], actor: Actor) -> SiteWorker:
    dates: dict[str, Any] = {name: told[name] for name in ("since", "until")}
    person = member_meant(actor, told["who"]).person
    return deeds.put_on(site, person, **dates, by=actor, at=timezone.now())


def _asked(
    request: HttpRequest, form: Any, site: Site, title: str, sub: str = "", hint: str = ""
) -> HttpResponse:
    back = reverse("workbench-benefits:site", args=[site.uid])
    return asked(request, form, title=title, back_url=back, sub=sub or site.name, hint=hint)
