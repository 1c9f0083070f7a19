"""Rule cards for officers: what holds here, one card with its exceptions, the next one entered."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

from .. import card_words as words
from ..actions import ruling
from ..forms.caps import CardForm
from ..queries import cards
from ..queries.entitlements import VIEW
from .asking_caps import asked

COPIED = ("item", "part", "name", "cap_by", "cap_fen", "share_part", "share_whole", "times", "per", "words")


@requires(VIEW)
def listed(request: HttpRequest) -> HttpResponse:
    """The cards that hold in the officer's own union today; on demand every card there ever was."""
    actor, today = access.actor_for(request), timezone.localdate()
    place, everything = own_place(actor, VIEW), request.GET.get("all") == "1"
    held = list(cards.all_cards()) if everything else cards.book_for(place, today).every()
    base = reverse("workbench-benefits:rules")
    context = {
        "rows": [words.row(card, today, "workbench-benefits:rule") for card in held],
        "place": place,
        "segments": [
            {"name": _("本地在用"), "url": base, "current": not everything},
            {"name": _("全部"), "url": f"{base}?all=1", "current": everything},
        ],
        "may_enter": bool(access.paths_for(actor, cards.RULES)),
        "may_ask": bool(access.paths_for(actor, cards.RUN)),
    }
    return render(request, "benefits/workbench/rules.html", context)


@requires(VIEW)
def rule(request: HttpRequest, uid: str) -> HttpResponse:
    """One card: what it says, whom it was lifted for, its other versions."""
    actor, today = access.actor_for(request), timezone.localdate()
    card = found_or_404(cards.all_cards(), uid=uid)
    word, tone = words.standing(card, today)
    context = {
        "card": card,
        "word": word,
        "tone": tone,
        "facts": words.facts(card),
        "exceptions": [words.exception(each) for each in cards.seen_exceptions_to(actor, card)],
        "others": [words.row(each, today, "workbench-benefits:rule") for each in cards.held_by(card)],
        "may_enter": bool(access.paths_for(actor, cards.RULES)),
        "may_ask": card.cap_fen is not None and bool(access.paths_for(actor, cards.RUN)),
    }
    return render(request, "benefits/workbench/rule.html", context)


@requires(cards.RULES)
def new(request: HttpRequest) -> HttpResponse:
    """A card for what no card rules yet: a festival that the region approved."""
    return _entering(request, {}, _("录入一张规则卡"), reverse("workbench-benefits:rules"))


@requires(cards.RULES)
def following(request: HttpRequest, uid: str) -> HttpResponse:
    """The next version of a card, with what does not change filled in."""
    card = found_or_404(cards.all_cards(), uid=uid)
    told = {name: getattr(card, name) for name in COPIED} | {"allowed": card.forms}
    title = _("录入“{name}”的下一版").format(name=card.name)
    return _entering(request, told, title, reverse("workbench-benefits:rule", args=[card.uid]))


def own_place(actor: Actor, permission: str) -> Organization:
    """The union for which this officer acts."""
    return found_or_404(tree.open_organizations(), pk=access.places_for(actor, permission)[0])


def _entering(request: HttpRequest, told: dict[str, Any], title: str, back: str) -> HttpResponse:
    actor, at = access.actor_for(request), timezone.now()
    place = own_place(actor, cards.RULES)
    told = {**told, "region": cards.region_of(place), "valid_from": timezone.localdate(at)}
    form = CardForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid() and _entered(request, form, place, actor, at):
        return redirect("workbench-benefits:rules")
    hint = _("录入以后不再改：文件换了，就录入下一版，从生效那天起按新的算。")
    return asked(request, form, title=title, back_url=back, hints=[hint], button=_("记下这张规则卡"))


def _entered(
    request: HttpRequest, form: CardForm, place: Organization, actor: Actor, at: datetime.datetime
) -> bool:
    told = form.told()
    says = _("规则卡记下了。从 {day} 起按它核对。").format(day=told["valid_from"].isoformat())
    return tried(request, lambda: ruling.enter_card(place=place, by=actor, at=at, **told), says, form)
