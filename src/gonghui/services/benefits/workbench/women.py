"""Women's records for the women's officer: masked until a reason is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_after_many_looks, found_or_404, requires
from gonghui.kernel.access.reveal import reveal
from gonghui.kernel.actor import Actor
from gonghui.kernel.people import masks
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import women as deeds
from ..forms.women import KeepForm, ReasonForm
from ..models import WomensRecord
from ..queries import protection
from ..queries import women as seen
from ..revealing_women import FIELD
from .asking_groups import asked, member_meant


@requires(seen.WOMEN)
def listed(request: HttpRequest) -> HttpResponse:
    """Who told something, with masked names; stage and dates stand behind a reason."""
    found = seen.visible(access.actor_for(request)).order_by("closed_at", "-kept_at", "pk")
    page = page_of(request, found, 50)
    rows = [_row(record) for record in page.object_list]
    return render(request, "benefits/workbench/women.html", {"page": page, "rows": rows})


@requires(seen.WOMEN)
def new(request: HttpRequest) -> HttpResponse:
    """Write down what a woman said, with her consent."""
    actor = access.actor_for(request)
    form = KeepForm(request.POST or None, initial={"infants": 1})
    if request.method == "POST" and form.is_valid():
        says = _("登记好了。她自己登录后看得到，也可以随时撤回。")
        if tried(request, lambda: _keep(form, actor), says, form):
            return redirect("workbench-benefits:women")
    back = reverse("workbench-benefits:women")
    hint = _("本人愿意才登记。她也可以自己在手机上填。")
    return asked(request, form, title=_("登记特殊保护"), back_url=back, hint=hint)


@requires(seen.WOMEN)
@confirmed_after_many_looks
def record(request: HttpRequest, uid: str) -> HttpResponse:
    """What she told and what she is entitled to, once, after a reason; she sees who looked and why."""
    actor = access.actor_for(request)
    found = found_or_404(seen.visible(actor).filter(closed_at=None), uid=uid)
    form = ReasonForm(request.POST or None)
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": actor, "at": timezone.now(), "reason": form.cleaned_data["reason"]}
        try:
            reveal(found, FIELD, place=found.path, **told)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            shown = {"name": found.person.name, **protection.shown(found, timezone.localdate())}
    context = {"form": form, "record": found, "masked": masks.name(found.person.name), "shown": shown}
    return render(request, "benefits/workbench/womens_record.html", context)


@requires(seen.WOMEN)
def ending(request: HttpRequest, uid: str) -> HttpResponse:
    """The stage is over."""
    actor = access.actor_for(request)
    found = found_or_404(seen.visible(actor).filter(closed_at=None), uid=uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": actor, "at": timezone.now(), "reason": form.cleaned_data["reason"]}
        if tried(request, lambda: deeds.end(found, **told), _("这条登记结束了。"), form):
            return redirect("workbench-benefits:women")
    back, sub = reverse("workbench-benefits:women"), masks.name(found.person.name)
    return asked(request, form, title=_("结束登记"), back_url=back, sub=sub, button=_("结束"))


def _keep(form: KeepForm, actor: Actor) -> WomensRecord:
    row = member_meant(actor, form.cleaned_data["who"], seen.WOMEN)
    return deeds.keep(row.person, row.organization, form.told(), by=actor, at=timezone.now())


def _row(record: WomensRecord) -> dict[str, Any]:
    is_open = record.closed_at is None
    return {
        "name": masks.name(record.person.name),
        "union": record.organization.shown_name,
        "kept": formats.iso(timezone.localtime(record.kept_at)),
        "word": _("保护中") if is_open else _("已结束"),
        "tone": "ok" if is_open else "",
        "url": reverse("workbench-benefits:womens-record", args=[record.uid]) if is_open else "",
        "end_url": reverse("workbench-benefits:womens-ending", args=[record.uid]) if is_open else "",
    }
