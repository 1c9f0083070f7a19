"""Measures of a plan: put in, changed and taken out while it is a draft; what came of them afterwards."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.organizations import queries as tree

from .. import catalogue
from ..actions import measuring
from ..models import Household, Measure, Plan
from ..plan_forms import MeasureForm, OutcomeForm
from ..queries import amounts, plans
from . import plan_shown as shown
from .asking import asked
from .plans import back_to, draft_or_404

QUARTER = datetime.timedelta(days=90)


@requires(plans.PLAN)
def measure_new(request: HttpRequest, uid: str) -> HttpResponse:
    """One more measure; cause and kind come from the list beside."""
    actor = access.actor_for(request)
    plan = draft_or_404(actor, uid)
    today = timezone.localdate()
    kind, cause = request.GET.get("kind", ""), request.GET.get("cause", "")
    initial = {"cause": cause, "kind": kind, "starts_on": today, "ends_on": today + QUARTER}
    initial["responsible"] = str(actor.person_id)
    form = _form(plan.household, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": actor, "at": timezone.now()}
        if tried(
            request, lambda: measuring.add_measure(plan, **form.told(), **told), _("加进方案了。"), form
        ):
            return back_to(plan.household)
    return _page(request, form, plan.household, _("加一条措施"), kind)


@requires(plans.PLAN)
def measure(request: HttpRequest, uid: str) -> HttpResponse:
    """Change a measure of a draft."""
    actor = access.actor_for(request)
    found = _measure_or_404(actor, uid, Plan.State.DRAFT)
    initial = {name: getattr(found, name) for name in MeasureForm.base_fields if name != "responsible"}
    initial["responsible"] = str(found.responsible_id)
    form = _form(found.plan.household, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": actor, "at": timezone.now()}
        if tried(
            request, lambda: measuring.change_measure(found, **form.told(), **told), _("改好了。"), form
        ):
            return back_to(found.plan.household)
    removal = reverse("workbench-assistance:measure-removal", args=[found.uid])
    return _page(request, form, found.plan.household, _("改这条措施"), found.kind, removal_url=removal)


@requires(plans.PLAN)
@require_POST
def measure_removal(request: HttpRequest, uid: str) -> HttpResponse:
    actor = access.actor_for(request)
    found = _measure_or_404(actor, uid, Plan.State.DRAFT)
    told: dict[str, Any] = {"by": actor, "at": timezone.now()}
    tried(request, lambda: measuring.remove_measure(found, **told), _("从方案里拿掉了。"))
    return back_to(found.plan.household)


@requires(plans.PLAN)
def measure_outcome(request: HttpRequest, uid: str) -> HttpResponse:
    """What came of a measure in force; no longer needed, its money goes back."""
    actor = access.actor_for(request)
    found = _measure_or_404(actor, uid, Plan.State.ACTIVE)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = {"done": measuring.finish_measure, "dropped": measuring.drop_measure}
        told: dict[str, Any] = {"by": actor, "at": timezone.now()}
        chosen, words = deed[form.cleaned_data["outcome"]], form.cleaned_data["words"]
        if tried(request, lambda: chosen(found, words, **told), _("记下了。"), form):
            return back_to(found.plan.household)
    title = _("{measure}的结果").format(measure=catalogue.name_of(found.kind))
    back = reverse("workbench-assistance:plan", args=[found.plan.household.uid])
    return asked(request, form, title=title, back_url=back, sub=found.plan.household.number)


def _measure_or_404(actor: Any, uid: str, state: str) -> Measure:
    seen = plans.visible(actor).filter(state=state)
    found = Measure.objects.filter(plan__in=seen).select_related("plan__household__head", "responsible")
    return found_or_404(found, uid=uid)


def _form(household: Household, *args: Any, **kwargs: Any) -> MeasureForm:
    causes = shown.causes_of(household) or [
        code for code, _name in catalogue.lists.get("hardship_cause").choices()
    ]
    on = timezone.localdate()
    line = [household.organization, *reversed(tree.ancestors(household.organization))]
    people = {person.pk: person for union in line[:2] for person, _load in plans.helpers_in(union, on)}
    return MeasureForm(causes, list(people.values()), *args, **kwargs)


def _page(
    request: HttpRequest, form: MeasureForm, household: Household, title: str, kind: str, **more: Any
) -> HttpResponse:
    on = timezone.localdate()
    wanted = [kind] if catalogue.known(kind) else [each for g in catalogue.groups() for each in g.measures]
    rules = [
        f"{catalogue.name_of(each)}：{most}"
        for each in wanted
        if catalogue.brings_money(each) and (most := amounts.ceiling(household, each, on=on))
    ]
    back = reverse("workbench-assistance:plan", args=[household.uid])
    sub = f"{household.head.name} · {household.number}"
    return asked(request, form, title=title, back_url=back, sub=sub, hints=rules, **more)
