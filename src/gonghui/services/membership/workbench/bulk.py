"""One change for many members: picked in the register, or all that its conditions find; confirmed here."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import requires
from gonghui.kernel.actor import Actor
from gonghui.ui.paging import ENOUGH

from .. import queries
from ..actions import together
from ..models import Membership
from ..refusals import OutsideYourUnions, RegisterMoved
from .forms import ChangeForm, PlaceForm
from .life import CHANGE
from .register import filter_form

PICKED, NAMED = 200, 20
DEEDS = {
    "carry": together.CARRY,
    "retain": together.RETAIN,
    "restore": together.RESTORE,
    "leave": together.LEAVE,
}


class CarryForm(PlaceForm, ChangeForm):
    """Where to, from which day, and why."""

    field_order = ("place", "on", "reason")


@requires(CHANGE)
def bulk(request: HttpRequest) -> HttpResponse:
    """How many and who, with a form; sent, it is one transaction."""
    actor = access.actor_for(request)
    given = request.POST if request.method == "POST" else request.GET
    deed, chosen = given.get("deed", ""), _chosen(actor, given)
    count = chosen[: ENOUGH + 1].count()
    if deed not in DEEDS or not count:
        messages.error(request, _("先勾选要一起办的会员，再选要办的事。"))
        return redirect("workbench-membership:register")
    if count > ENOUGH:
        messages.error(request, _("一次最多 {most} 位。请加上工会或别的条件，分几次办。").format(most=ENOUGH))
        return redirect("workbench-membership:register")
    form = (CarryForm if deed == "carry" else ChangeForm)(
        request.POST or None, initial={"on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        says = _("{count} 位会员一起办好了，每个人的经过里都有记录。").format(count=count)
        seen = given.get("seen", "")
        if tried(request, lambda: _carry_out(deed, chosen, form, actor, seen, count), says, form):
            return redirect("workbench-membership:register")
    return render(request, "membership/workbench/bulk.html", _context(given, form, deed, chosen, count))


def _context(given: QueryDict, form: Form, deed: str, chosen: Any, count: int) -> dict[str, Any]:
    titles = {
        "carry": _("转到别的工会"),
        "retain": _("保留会籍"),
        "restore": _("恢复会籍"),
        "leave": _("退会"),
    }
    is_all = given.get("all") == "1"
    return {
        "form": form,
        "deed": deed,
        "title": titles[deed],
        "danger": deed == "leave",
        "count": count,
        "named": chosen[:NAMED] if is_all else chosen,
        "more": max(0, count - NAMED) if is_all else 0,
        "all": is_all,
        "query": given.get("query", ""),
    }


def _chosen(actor: Actor, given: QueryDict) -> QuerySet[Membership]:
    """The picked members, or all that the register's conditions find, where the actor may change them."""
    if given.get("all") == "1":
        filters = filter_form(actor, QueryDict(given.get("query", "")[:1000])).filters()
        return access.visible_to(actor, queries.register(actor, filters), CHANGE).filter(ended_on=None)
    wanted = [uid for uid in given.getlist("picked") if len(uid) == 36][:PICKED]
    found = queries.visible(actor, CHANGE).filter(uid__in=wanted, ended_on=None)
    return found.select_related("person", "organization").order_by("path", "id")


def _carry_out(
    deed: str, chosen: QuerySet[Membership], form: Form, actor: Actor, seen: str, count: int
) -> None:
    at, wanted = timezone.now(), form.cleaned_data
    to = wanted.get("place")
    if seen and seen != str(count):
        raise RegisterMoved(now=count, seen=seen)
    if to and not access.allows(actor, CHANGE, to, at):
        raise OutsideYourUnions(place=to.name)
    together.change_many(
        chosen, DEEDS[deed], on=wanted["on"], reason=wanted["reason"], to=to, by=actor, at=at
    )
