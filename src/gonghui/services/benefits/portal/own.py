"""我的慰问: what the union owes me and when, what came, what I do not want; and each one by itself."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gonghui.kernel.access.doors import person_of, signed_in
from gonghui.kernel.people.models import Person

from ..models import Entitlement
from ..queries import coming, handouts, own
from . import own_words

SHOWN = (own.NOW, own.SOON, own.GOT, own.DECLINED, "all")


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What waits, comes and came this year; by segment only that."""
    person, today = person_of(request), own_words.today()
    cards = _cards(person)
    shown = request.GET.get("show", "")
    shown = shown if shown in SHOWN else own.NOW
    counts = {name: sum(card["standing"] == name for card in cards) for name in SHOWN}
    context = {
        "heading": _heading(counts[own.NOW]),
        "segments": _segments(shown, counts),
        "shown": shown,
        "cards": [card for card in cards if shown in ("all", card["standing"])],
        "soon": [card for card in cards if card["standing"] == own.SOON] if shown == own.NOW else [],
        "got": [card for card in cards if _came_in(card, today.year)] if shown == own.NOW else [],
        "to_confirm": _to_confirm(person) if shown in (own.NOW, own.GOT) else [],
        "list_title": dict(_names())[shown],
        **_empty(shown),
        "waivers": _waivers(person) if shown in (own.DECLINED, "all") else [],
    }
    return render(request, "benefits/portal/own.html", context)


@signed_in
def history(request: HttpRequest) -> HttpResponse:
    """What was due year by year, and what became of it."""
    person, today = person_of(request), own_words.today()
    settled = [one for one in own.mine(person) if one.state != Entitlement.State.OPEN]
    years = [
        {"year": year, "cards": [own_words.card(one, today, {}) for one in rows]}
        for year, rows in own.by_year(settled)
    ]
    context = {"years": years, "back_url": reverse("portal-benefits:mine")}
    return render(request, "benefits/portal/history.html", context)


def own_or_404(request: HttpRequest, uid: str) -> Entitlement:
    """One of the signed-in person's own; of others' there is none."""
    found = own.found(person_of(request), uid)
    if found is None:
        raise Http404
    return found


def home(person: Person) -> dict[str, Any]:
    """For the home page: what waits, at most two, and where the rest is."""
    today = own_words.today()
    waiting = own.waiting(person, today)
    cards = [own_words.card(one, today, {}) for one in waiting[:2]]
    return {"heading": _heading(len(waiting)), "cards": cards} if waiting else {}


def _heading(count: int) -> str:
    if not count:
        return _("现在没有要领的")
    return ngettext("有 {count} 份心意等您领", "有 {count} 份心意等您领", count).format(count=count)


def _cards(person: Person) -> list[dict[str, Any]]:
    today = own_words.today()
    coupons = {coupon.entitlement_id: coupon for coupon in handouts.coupons_of(person)}
    order = {own.NOW: 0, own.SOON: 1}
    rows = sorted(own.mine(person), key=lambda one: (order.get(own.standing(one, today), 2), _near(one)))
    cards = [own_words.card(one, today, coupons) for one in rows]
    ahead = coming.coming(person, own.place_of(person), own.mine(person), today)
    return cards + [own_words.coming(each, today) for each in ahead]


def _near(entitlement: Entitlement) -> int:
    """What is open by its last day, what is settled the latest first."""
    if entitlement.state == Entitlement.State.OPEN:
        return entitlement.until.toordinal()
    return -entitlement.on.toordinal()


def _names() -> list[tuple[str, str]]:
    return [
        (own.NOW, _("可领取")),
        (own.SOON, _("快到了")),
        (own.GOT, _("已领取")),
        (own.DECLINED, _("本人不需要")),
        ("all", _("全部")),
    ]


def _segments(shown: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    address, counted = reverse("portal-benefits:mine"), (own.NOW, own.SOON)
    return [
        {
            "name": name,
            "url": f"{address}?show={code}",
            "count": counts[code] if code in counted and counts[code] else None,
            "current": code == shown,
        }
        for code, name in _names()
    ]


def _empty(shown: str) -> dict[str, str]:
    """What stands where there is nothing to show."""
    told = {
        own.NOW: (_("眼下没有要领的"), _("到了日子，这里会出现，也会发消息提醒您。")),
        own.SOON: (_("最近没有快到的"), _("过节、过生日前，这里会先告诉您。")),
        own.GOT: (_("还没有领过的"), _("领到的每一份都会记在这里。")),
        own.DECLINED: (_("没有说过不需要"), _("哪一份用不上，打开它点“这一份不需要”，说一次就够。")),
        "all": (_("还没有您的慰问"), _("加入工会以后，该有的会自动算好。")),
    }
    title, text = told[shown]
    return {"empty_title": title, "empty_text": text}


def _came_in(card: dict[str, Any], year: int) -> bool:
    return card["standing"] == own.GOT and card["day"].year == year


def _to_confirm(person: Person) -> list[dict[str, Any]]:
    at, today = timezone.now(), own_words.today()
    waits = [one for one in own.mine(person) if own.awaits_word(one, at)]
    return [own_words.card(one, today, {}) for one in waits]


def _waivers(person: Person) -> list[dict[str, Any]]:
    found = list(own.waivers(person))
    known = own.program_names([waiver.what for waiver in found]) if found else {}
    return [{"pk": each.pk, "name": own.waiver_name(each, known), "at": each.said_at} for each in found]
