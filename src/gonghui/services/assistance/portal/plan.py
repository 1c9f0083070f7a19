"""The family's own plan in plain words; money received with one press; a word on how it was."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import signed_in
from gonghui.kernel.ledger.models import Payment
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from .. import catalogue
from ..actions import paying
from ..models import Measure, Plan, Rating
from ..plan_forms import RatingForm
from ..queries import money, plans

TONES = {"planned": "info", "running": "gold", "done": "ok", "dropped": ""}


@signed_in
def plan(request: HttpRequest) -> HttpResponse:
    """The plan in force of the household that the signed-in person heads."""
    found = plans.own_plan(_person(request))
    context = {
        "plan": found,
        "pairing": plans.pairing_of(found.household) if found else None,
        "measures": _measures(found) if found else [],
    }
    return render(request, "assistance/portal/plan.html", context)


@signed_in
@require_POST
def received(request: HttpRequest, number: str) -> HttpResponse:
    """The money is there: one press."""
    person = _person(request)
    payment = money.own_payment(person, number) if person else None
    if payment is None:
        raise Http404
    try:
        paying.receive(payment, person, by=access.actor_for(request), at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("记下了，谢谢您。也可以说说这件事办得怎么样。"))
    return redirect("portal-assistance:plan")


@signed_in
def rating(request: HttpRequest, matter: str) -> HttpResponse:
    """Solved, partly, not; and a word."""
    person = _person(request)
    measure = plans.own_measure(person, matter)
    if person is None or measure is None:
        raise Http404
    form = RatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": access.actor_for(request), "at": timezone.now()}
        paying.rate(measure, person, **form.cleaned_data, **told)
        messages.success(request, _("谢谢您，记下了。"))
        return redirect("portal-assistance:plan")
    context = {"form": form, "name": catalogue.name_of(measure.kind), "outcome": measure.outcome}
    return render(request, "assistance/portal/rating.html", context)


def _person(request: HttpRequest) -> Person | None:
    return Person.objects.filter(pk=access.actor_for(request).person_id).first()


def _measures(found: Plan) -> list[dict[str, Any]]:
    ratings = plans.ratings_of(found.household)
    shown = found.measures.exclude(state=Measure.State.DROPPED)
    return [
        _measure(each, ratings.get(each.matter))
        for each in shown.select_related("responsible", "match__offer")
    ]


def _measure(measure: Measure, rating: Rating | None) -> dict[str, Any]:
    payment = money.standing_payment(measure) if measure.amount else None
    word, tone = _money(measure, payment)
    match = getattr(measure, "match", None)
    paid = payment is not None and payment.is_paid
    waits = paid and payment.received_at is None
    may_rate = measure.state == Measure.State.DONE
    return {
        "name": catalogue.name_of(measure.kind),
        "who": measure.responsible.name,
        "ends_on": measure.ends_on,
        "state": measure.get_state_display(),
        "tone": TONES[measure.state],
        "outcome": measure.outcome,
        "amount": formats.yuan(measure.amount) if measure.amount else "",
        "money": word,
        "money_tone": tone,
        "card": payment.commitment.payee.number_tail if paid else "",
        "partner": match.offer.partner if match else "",
        "receive_url": reverse("portal-assistance:received", args=[payment.number]) if waits else "",
        "rating": rating.get_solved_display() if rating else "",
        "rate_url": reverse("portal-assistance:rating", args=[measure.matter]) if may_rate else "",
    }


def _money(measure: Measure, payment: Payment | None) -> tuple[str, str]:
    """Where the money is, in plain words."""
    if not measure.amount:
        return "", ""
    returned = money.came_back(measure)
    if returned:
        return _("退回了 {amount} 元").format(amount=formats.yuan(returned)), "warn"
    if payment is None:
        return _("正在审批"), "info"
    if payment.received_at:
        return _("您已确认收到"), "ok"
    if payment.is_paid:
        return _("已转账"), "ok"
    if payment.blocked:
        return _("先停一停，有人提了异议，正在核查"), "warn"
    if payment.not_before and payment.not_before > timezone.now():
        return _("公示结束后转账，{until} 之后").format(until=formats.moment(payment.not_before)), "info"
    return _("准备转账"), "info"
