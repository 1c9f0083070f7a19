"""The rules for everybody to read: what the union may give, by which document."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.access.doors import found_or_404, open_to_all
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

from .. import card_words as words
from ..queries import cards


@open_to_all
def rules(request: HttpRequest) -> HttpResponse:
    """The cards that hold where the reader belongs; for strangers those of the whole house."""
    today, place = timezone.localdate(), _place_of(request)
    held = cards.book_for(place, today).every() if place else []
    rows = [words.row(card, today, "portal-benefits:rule") for card in held]
    return render(request, "benefits/portal/rules.html", {"rows": rows, "place": place})


@open_to_all
def rule(request: HttpRequest, uid: str) -> HttpResponse:
    card = found_or_404(cards.all_cards(), uid=uid)
    context = {"card": card, "facts": words.facts(card)}
    return render(request, "benefits/portal/rule.html", context)


def _place_of(request: HttpRequest) -> Organization | None:
    person = request.user.person if request.user.is_authenticated else None
    known = (service.belongs(person) for service in registry.services() if service.belongs and person)
    return next(filter(None, known), None) or tree.top()
