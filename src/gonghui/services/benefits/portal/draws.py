"""抽签: what one may ask for, with which number, and everything anybody needs to draw again."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, person_of, signed_in

from .. import draw_words
from ..actions import draws as deeds
from ..models import Draw, DrawEntry
from ..queries import draws


@signed_in
def several(request: HttpRequest) -> HttpResponse:
    """The draws of one's own union."""
    found = draws.for_person(person_of(request))[:50]
    cards = [
        {**draw_words.card(draw), "url": reverse("portal-benefits:draw", args=[draw.uid])} for draw in found
    ]
    context = {"cards": cards, "back_url": reverse("portal-benefits:mine")}
    return render(request, "benefits/portal/draws.html", context)


@signed_in
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """One draw: ask, one's own number, the result by number, how to check it."""
    person, at = person_of(request), timezone.now()
    draw = _own_or_404(request, uid)
    entry = draws.entry_of(draw, person)
    asks = entry is not None and entry.withdrawn_at is None
    is_open = draw.drawn_at is None and at < draw.asks_until
    context = {
        "draw": draw,
        "card": draw_words.card(draw),
        "mine": _mine(draw, entry) if entry and asks else None,
        "may_ask": is_open and not asks and draws.is_meant(draw, person, timezone.localdate()),
        "may_withdraw": asks
        and (is_open or bool(draw.drawn_at and timezone.localdate() <= draw.occasion.on)),
        "facts": draw_words.facts(draw),
        "result": draw_words.result(draw),
        "back_url": reverse("portal-benefits:draws"),
    }
    return render(request, "benefits/portal/draw.html", context)


@signed_in
@require_POST
def ask(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask for a place."""
    person, draw = person_of(request), _own_or_404(request, uid)
    says = _("报上名了，您的号码在这一页。早报晚报机会一样。")
    tried(request, lambda: deeds.ask(draw, person, **_who(request)), says)
    return redirect("portal-benefits:draw", uid=uid)


@signed_in
@require_POST
def withdraw(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask no longer; a place that was won goes to the next in line."""
    person, draw = person_of(request), _own_or_404(request, uid)
    entry = draws.entry_of(draw, person)
    if entry is None:
        raise Http404
    says = _("退出来了。名额让给了后面的人，谢谢您。") if entry.won else _("退出来了。")
    tried(request, lambda: deeds.withdraw(entry, **_who(request)), says)
    return redirect("portal-benefits:draw", uid=uid)


@signed_in
def published(request: HttpRequest, uid: str) -> HttpResponse:
    """The list that `gonghui benefits draw-check` reads: numbers, no names."""
    draw = _published_or_404(request, uid)
    told = asdict(draws.published(draw))
    lists = {name: sorted(told[name]) for name in ("numbers", "winners")}
    answer = JsonResponse({**told, **lists}, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="draw-{draw.drawn_at:%Y%m%d}.json"'
    return answer


def _published_or_404(request: HttpRequest, uid: str) -> Draw:
    mine = draws.for_person(person_of(request)).exclude(drawn_at=None)
    kept = draws.visible(access.actor_for(request)).exclude(drawn_at=None)
    return mine.filter(uid=uid).first() or found_or_404(kept, uid=uid)


def _own_or_404(request: HttpRequest, uid: str) -> Draw:
    return found_or_404(draws.for_person(person_of(request)), uid=uid)


def _mine(draw: Draw, entry: DrawEntry) -> dict[str, Any]:
    """One's own number and what became of it."""
    if draw.drawn_at is None:
        text = _("报上名了。{when} 截止后抽签，结果会发消息告诉您。")
        return {"number": entry.number, "text": text.format(when=draw_words.formats.moment(draw.asks_until))}
    if entry.won:
        return {"number": entry.number, "text": _("抽中了。到日子就去，不用再办别的。"), "won": True}
    text = _("这次没有抽中，候补第 {place} 位。有人退出来会按顺序补上。")
    return {"number": entry.number, "text": text.format(place=draws.place_in_waiting(entry))}


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": access.actor_for(request), "at": timezone.now()}
