"""Asking for help at a counter or at home: an officer writes down what the worker says; the same record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import requires
from gonghui.kernel.cases.models import Case

from ..actions import counter as deeds
from ..forms.counter import CounterForm
from ..queries import households
from . import places


@requires(households.FILE)
def counter(request: HttpRequest) -> HttpResponse:
    """One page for everything; afterwards the case waits like any other application."""
    actor = access.actor_for(request)
    posted = request.POST if request.method == "POST" else None
    form = CounterForm(places.offered(actor, households.FILE), posted)
    if posted is not None and form.is_valid():
        made: list[Case] = []
        who = {name: form.cleaned_data[name] for name in ("name", "id_number", "phone")}

        def enter() -> None:
            at = timezone.now()
            made.append(deeds.enter(who, form.answers, organization=form.place, by=actor, at=at))

        if tried(request, enter, _("记下了。接下来约时间上门核实。"), form):
            return redirect("workbench:case", uid=made[0].uid)
    return render(request, "assistance/workbench/counter.html", {"form": form})
