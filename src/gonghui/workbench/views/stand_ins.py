"""Who acts for me while I am away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, officers_only, person_of
from gonghui.kernel.cases import actions

from .. import queries
from ..forms import StandInForm


@officers_only
def stand_ins(request: HttpRequest) -> HttpResponse:
    """Absences that are not over, and a form for the next one."""
    actor, today = access.actor_for(request), timezone.localdate()
    places = [position.organization for position in queries.positions_of(actor, today)]
    colleagues = queries.serving_near([place.path for place in places], actor, today)
    form = StandInForm(places, colleagues, request.POST or None, initial={"valid_from": today})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        says = _("说好了，这几天的事由 {name} 代办，记录里写明是代您办的。").format(name=form.chosen.name)
        given = {
            "organization": form.place,
            "from_": wanted["valid_from"],
            "to": wanted["valid_to"],
            "reason": wanted["reason"],
            "by": actor,
            "at": timezone.now(),
        }
        if tried(request, lambda: actions.set_stand_in(person_of(request), form.chosen, **given), says, form):
            return redirect("workbench:stand-ins")
    context = {"form": form, "absences": queries.stand_ins_of(actor, today)}
    return render(request, "workbench/stand_ins.html", context)


@officers_only
@require_POST
def end_stand_in(request: HttpRequest, uid: str) -> HttpResponse:
    actor = access.actor_for(request)
    absence = found_or_404(queries.stand_ins_of(actor, timezone.localdate()), uid=uid)
    says = _("代办结束了，从现在起由 {name} 自己办。").format(name=absence.person.name)
    tried(request, lambda: actions.end_stand_in(absence, by=actor, at=timezone.now()), says)
    return redirect("workbench:stand-ins")
