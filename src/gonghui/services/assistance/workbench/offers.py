"""Mutual aid and partners: what is offered, what is needed, which fits which."""

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
from gonghui.kernel.organizations import queries as tree
from gonghui.ui import formats

from .. import catalogue
from ..actions import matching
from ..models import Offer
from ..plan_forms import OfferForm
from ..queries import offers as offered
from ..queries import plans
from .asking import asked

PLACES = 200


@requires(plans.PLAN)
def offers(request: HttpRequest) -> HttpResponse:
    """Offers with what is left of them, and needs with the offers that fit, the nearest first."""
    actor, today = access.actor_for(request), timezone.localdate()
    context = {
        "offers": [_offer(each) for each in offered.visible(actor)[:100]],
        "needs": [
            {
                "name": measure.plan.household.head.name,
                "url": reverse("workbench-assistance:plan", args=[measure.plan.household.uid]),
                "measure": catalogue.name_of(measure.kind),
                "cause": catalogue.cause_name(measure.cause),
                "place": measure.plan.organization.name,
                "fits": [
                    {
                        "partner": each.partner,
                        "url": reverse("workbench-assistance:match", args=[each.uid, measure.uid]),
                    }
                    for each in fits[:3]
                ],
            }
            for measure, fits in offered.suggestions(actor, today)
        ],
    }
    return render(request, "assistance/workbench/offers.html", context)


@requires(plans.PLAN)
def offer_new(request: HttpRequest) -> HttpResponse:
    actor = access.actor_for(request)
    places = access.visible_to(actor, tree.open_organizations(), plans.PLAN).order_by("path")[:PLACES]
    form = OfferForm(list(places), request.POST or None, initial={"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        place = form.offered[form.cleaned_data["organization"]]
        told: dict[str, Any] = {"by": actor, "at": timezone.now()}
        if tried(request, lambda: matching.make_offer(place, **form.told(), **told), _("登记好了。"), form):
            return redirect("workbench-assistance:offers")
    back = reverse("workbench-assistance:offers")
    return asked(request, form, title=_("登记一项帮助"), back_url=back)


@requires(plans.PLAN)
@require_POST
def match(request: HttpRequest, uid: str, measure: str) -> HttpResponse:
    actor = access.actor_for(request)
    offer = found_or_404(offered.visible(actor), uid=uid)
    need = found_or_404(offered.needs(actor), uid=measure)
    says = _("对接好了：{partner}帮{name}家。").format(
        partner=offer.partner, name=need.plan.household.head.name
    )
    tried(request, lambda: matching.match(offer, need, by=actor, at=timezone.now()), says)
    return redirect("workbench-assistance:offers")


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "partner": offer.partner,
        "kind": offer.get_kind_display(),
        "offers": offer.offers,
        "measure": catalogue.name_of(offer.measure_kind),
        "each": formats.yuan(offer.amount_each) if offer.amount_each else "",
        "places": offer.places,
        "left": offer.places - offer.taken,
        "until": offer.until,
        "place": offer.organization.name,
    }
