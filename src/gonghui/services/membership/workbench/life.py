"""Changing a membership: retain, restore, leave, remove, death. Each on its own page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.actor import Actor

from .. import queries
from ..actions import life
from ..models import Membership
from .forms import ChangeForm

CHANGE = "membership.change"
ENDINGS = {"leave": life.LEFT, "remove": life.REMOVED, "death": life.DIED}


@requires(CHANGE)
def change(request: HttpRequest, uid: str, kind: str) -> HttpResponse:
    """One change with its day and reason."""
    actor = access.actor_for(request)
    seen = queries.visible(actor, CHANGE).select_related("person", "organization")
    membership = found_or_404(seen, uid=uid)
    words = next((each for each in open_to(membership, actor) if each["kind"] == kind), None)
    if words is None:
        raise Http404
    form = ChangeForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        says = _("{name}的会籍：{deed}，已经记下。").format(name=membership.person.name, deed=words["name"])
        if tried(request, lambda: _carry_out(membership, kind, form.cleaned_data, actor), says, form):
            return redirect("workbench-membership:member", uid=uid)
    context = {"membership": membership, "form": form, "words": words}
    return render(request, "membership/workbench/change.html", context)


def open_to(membership: Membership, actor: Actor) -> list[dict[str, Any]]:
    """The changes this officer may make now, each with what it means."""
    if not membership.is_lasting or not access.allows(actor, CHANGE, membership.path):
        return []
    retained = membership.state == Membership.State.RETAINED
    first = (
        ("restore", _("恢复会籍"), _("重新上岗了：从这天起按在册会员办。"), "")
        if retained
        else ("retain", _("保留会籍"), _("退休、失业的会员：会籍留着，会员号不变，以后可以恢复。"), "")
    )
    rows = (
        first,
        ("leave", _("退会"), _("本人提出退会。会籍到这天为止，以后要回来得重新申请。"), "bad"),
        ("remove", _("除名"), _("按章程除名。会籍到这天为止，原因要写清楚。"), "bad"),
        ("death", _("去世"), _("登记去世的日期。会籍到这天为止，不再发任何通知。"), "bad"),
    )
    return [
        {
            "kind": kind,
            "name": name,
            "about": about,
            "danger": bool(tone),
            "url": reverse("workbench-membership:change", args=[membership.uid, kind]),
        }
        for kind, name, about, tone in rows
    ]


def _carry_out(membership: Membership, kind: str, wanted: dict[str, Any], actor: Actor) -> None:
    given = {"on": wanted["on"], "reason": wanted["reason"], "by": actor, "at": timezone.now()}
    if kind == "retain":
        life.retain(membership, **given)
    elif kind == "restore":
        life.restore(membership, **given)
    else:
        life.end(membership, ENDINGS[kind], **given)
