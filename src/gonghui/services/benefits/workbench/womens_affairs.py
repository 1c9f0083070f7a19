"""What is not private of women's work: nursing rooms, special contracts, is a job allowed in a stage."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import womens_affairs as deeds
from ..forms.women import ContractForm, RoomForm, WorkCheckForm
from ..models import WomensContract
from ..queries import unions
from ..queries import women as seen
from ..rules import forbidden_work, womens
from .asking_groups import asked


@requires(seen.AFFAIRS)
def rooms(request: HttpRequest) -> HttpResponse:
    """The nursing rooms of the officer's unions, open ones first."""
    page = page_of(request, seen.rooms(access.actor_for(request)).order_by("closed_on", "path", "name"), 50)
    return render(request, "benefits/workbench/nursing_rooms.html", {"page": page})


@requires(seen.AFFAIRS)
def new_room(request: HttpRequest) -> HttpResponse:
    """Add one."""
    actor = access.actor_for(request)
    form = RoomForm(unions.offered(actor, seen.AFFAIRS), request.POST or None)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": actor, "at": timezone.now()}
        says = _("母婴室加好了，会员在手机上看得到。")
        if tried(request, lambda: deeds.open_room(form.union, form.told(), **told), says, form):
            return redirect("workbench-benefits:nursing-rooms")
    back = reverse("workbench-benefits:nursing-rooms")
    return asked(request, form, title=_("新建母婴室"), back_url=back)


@requires(seen.AFFAIRS)
@require_POST
def close_room(request: HttpRequest, uid: str) -> HttpResponse:
    """It is there no more."""
    actor = access.actor_for(request)
    room = found_or_404(seen.rooms(actor).filter(closed_on=None), uid=uid)
    tried(request, lambda: deeds.close_room(room, by=actor, at=timezone.now()), _("已经停用，会员不再看到。"))
    return redirect("workbench-benefits:nursing-rooms")


@requires(seen.AFFAIRS)
def contracts(request: HttpRequest) -> HttpResponse:
    """The special contracts with their ends; what is to be renewed stands out."""
    today = timezone.localdate()
    page = page_of(request, seen.contracts(access.actor_for(request)), 50)
    rows = [_contract(each, today) for each in page.object_list]
    return render(request, "benefits/workbench/womens_contracts.html", {"page": page, "rows": rows})


@requires(seen.AFFAIRS)
def new_contract(request: HttpRequest) -> HttpResponse:
    """Keep one."""
    actor = access.actor_for(request)
    form = ContractForm(unions.offered(actor, seen.AFFAIRS), request.POST or None)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": actor, "at": timezone.now()}
        says = _("登记好了。到期前会提醒续签。")
        if tried(request, lambda: deeds.keep_contract(form.union, form.told(), **told), says, form):
            return redirect("workbench-benefits:womens-contracts")
    back = reverse("workbench-benefits:womens-contracts")
    return asked(request, form, title=_("登记专项合同"), back_url=back)


@requires(seen.AFFAIRS)
def work_check(request: HttpRequest) -> HttpResponse:
    """Whether a job may be given in a stage; nobody is named."""
    form = WorkCheckForm(request.GET or None)
    found = None
    if form.is_bound and form.is_valid():
        found = forbidden_work.forbidden(form.cleaned_data["stage"], form.cleaned_data["tags"])
    context = {"form": form, "found": found, "document": womens.LAWS[-1].document}
    return render(request, "benefits/workbench/work_check.html", context)


def _contract(contract: WomensContract, today: datetime.date) -> dict[str, Any]:
    if contract.valid_to < today:
        word, tone = _("已到期"), "bad"
    elif contract.valid_to <= today + deeds.days_before(contract, today):
        word, tone = _("该续签了"), "warn"
    else:
        word, tone = _("有效"), "ok"
    return {
        "title": contract.title,
        "union": contract.organization.shown_name,
        "document": contract.document,
        "since": formats.iso(contract.valid_from),
        "until": formats.iso(contract.valid_to),
        "word": word,
        "tone": tone,
    }
