"""One change for several members: picked in the register, confirmed here, done all or none."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization

from .. import queries
from ..actions import life
from ..models import Membership
from ..refusals import OutsideYourUnions, TransferRunning
from .deeds import tried
from .forms import ChangeForm, PlaceForm
from .life import CHANGE

AT_ONCE = 200
DEEDS = ("carry", "retain")


class CarryForm(PlaceForm, ChangeForm):
    """Where to, from which day, and why."""

    field_order = ("place", "on", "reason")


@requires(CHANGE)
def bulk(request: HttpRequest) -> HttpResponse:
    """The picked members with a form; sent, it is one transaction."""
    actor = access.actor_for(request)
    given = request.POST if request.method == "POST" else request.GET
    deed = given.get("deed", "")
    picked = _picked(actor, given.getlist("picked"))
    if deed not in DEEDS or not picked:
        messages.error(request, _("先勾选要一起办的会员，再选要办的事。"))
        return redirect("workbench-membership:register")
    form_class = CarryForm if deed == "carry" else ChangeForm
    form = form_class(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        says = _("{count} 位会员一起办好了，每个人的经过里都有记录。").format(count=len(picked))
        if tried(request, lambda: _carry_out(deed, picked, form.cleaned_data, actor), says, form):
            return redirect("workbench-membership:register")
    title = _("转到别的工会") if deed == "carry" else _("保留会籍")
    context = {"form": form, "picked": picked, "deed": deed, "title": title}
    return render(request, "membership/workbench/bulk.html", context)


def _picked(actor: Actor, uids: list[str]) -> list[Membership]:
    wanted = [uid for uid in uids if len(uid) == 36][:AT_ONCE]
    found = queries.visible(actor, CHANGE).filter(uid__in=wanted, ended_on=None)
    return list(found.select_related("person", "organization").order_by("path", "id"))


@transaction.atomic
def _carry_out(deed: str, picked: list[Membership], wanted: dict[str, Any], actor: Actor) -> None:
    at = timezone.now()
    if deed == "carry" and not access.allows(actor, CHANGE, wanted["place"], at):
        raise OutsideYourUnions(place=wanted["place"].name)
    for membership in picked:
        if deed == "retain":
            life.retain(membership, on=wanted["on"], reason=wanted["reason"], by=actor, at=at)
        else:
            _carry(membership, wanted["place"], wanted["on"], actor, at)


def _carry(membership: Membership, to: Organization, on: Any, actor: Actor, at: Any) -> None:
    running = queries.running_transfer(membership)
    if running:
        raise TransferRunning(number=running.case.number)
    if membership.organization_id != to.pk:
        life.carry_over(membership, to, on=on, by=actor, at=at, case=None)
