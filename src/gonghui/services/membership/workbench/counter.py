"""Joining at a counter: an officer writes down what the worker says; the same record, marked offline."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case

from .. import flows
from ..actions import joining
from . import places
from .forms import CounterForm

CHANNEL = "counter"


@requires(flows.REVIEW)
def counter(request: HttpRequest) -> HttpResponse:
    """One page for everything; afterwards the case waits like any other application."""
    actor = access.actor_for(request)
    offered = places.offered(actor, flows.REVIEW, request.POST.get("organization", ""))
    form = CounterForm(offered, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: list[Case] = []
        says = _("记下了。核对过身份证原件，就可以在这一页办理。")
        if tried(request, lambda: made.append(_enter(form, actor)), says, form):
            return redirect("workbench:case", uid=made[0].uid)
    return render(request, "membership/workbench/counter.html", {"form": form})


@transaction.atomic
def _enter(form: CounterForm, actor: Actor) -> Case:
    at = timezone.now()
    application = joining.begin(organization=places.record(form.place), channel=CHANNEL, at=at)
    joining.save_answers(application, form.answers, at=at)
    return joining.send(application, by=actor, at=at)
