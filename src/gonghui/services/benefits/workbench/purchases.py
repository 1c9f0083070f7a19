"""Buying for an occasion: the list, a new one, one with every fen of it, and what others approve."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.kernel.ledger import tiers
from gonghui.kernel.ledger.models import Payment
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from .. import card_words, money_words
from ..actions import purchasing
from ..forms.buying import PurchaseForm
from ..models import Occasion, Purchase
from ..queries import capped, cards, purchases
from ..queries.purchases import APPROVE, PAY
from .asking_caps import asked

SOONEST = 12


@requires(PAY)
def listed(request: HttpRequest) -> HttpResponse:
    """What was bought, the newest first, and what can be bought for now."""
    actor, today = access.actor_for(request), timezone.localdate()
    page = page_of(request, purchases.visible(actor), 50)
    context = {
        "page": page,
        "rows": _rows(list(page.object_list)),
        "occasions": [_occasion(each) for each in purchases.occasions(actor, today)[:SOONEST]],
        "waiting": purchases.to_approve(actor).count() if access.paths_for(actor, APPROVE) else None,
    }
    return render(request, "benefits/workbench/purchases.html", context)


@requires(PAY)
@confirmed_recently
def new(request: HttpRequest, uid: str) -> HttpResponse:
    """Promise money for one occasion. Caps, what is due and the fund are checked first."""
    actor, at = access.actor_for(request), timezone.now()
    occasion = found_or_404(purchases.occasions(actor, timezone.localdate(at)), uid=uid)
    form = PurchaseForm(purchases.funds_for(actor, occasion), request.POST or None)

    def deed() -> None:
        fund = form.offered.get(form.cleaned_data["fund"])
        purchasing.buy(occasion, fund, by=actor, at=at, **form.told())

    says = _("采购记下了，钱已经留出来，等主席审批。")
    if request.method == "POST" and form.is_valid() and tried(request, deed, says, form):
        return redirect("workbench-benefits:purchases")
    return asked(
        request,
        form,
        title=_("为“{occasion}”采购").format(occasion=occasion.title),
        sub=occasion.program.gives,
        hints=_hints(occasion, form),
        back_url=reverse("workbench-benefits:purchases"),
        button=_("记下采购，留出资金"),
    )


@requires(PAY)
def purchase(request: HttpRequest, uid: str) -> HttpResponse:
    """One purchase and where every fen of it is."""
    found = found_or_404(purchases.visible(access.actor_for(request)), uid=uid)
    payments = purchases.payments_of([found])[str(found.uid)]
    word, tone = money_words.standing(found, payments)
    context = {
        "purchase": found,
        "word": word,
        "tone": tone,
        "facts": money_words.facts(found, payments),
        "trail": [money_words.booking(each) for each in purchases.bookings_of(found)],
        "deeds": _deeds(found, payments[-1] if payments else None),
    }
    return render(request, "benefits/workbench/purchase.html", context)


@requires(APPROVE)
def approvals(request: HttpRequest) -> HttpResponse:
    """Promised money that waits for a yes, the oldest first."""
    actor, at = access.actor_for(request), timezone.now()
    page = page_of(request, purchases.to_approve(actor), 50)
    found = list(page.object_list)
    rows = [
        {**row, "uid": each.uid, "needed": tiers.tier_for(each.commitment, at).approvals}
        for row, each in zip(_rows(found), found, strict=True)
    ]
    return render(request, "benefits/workbench/purchase_approvals.html", {"page": page, "rows": rows})


@requires(APPROVE)
@require_POST
@confirmed_recently
def approval(request: HttpRequest, uid: str) -> HttpResponse:
    """Say yes to one of them."""
    actor = access.actor_for(request)
    found = found_or_404(purchases.to_approve(actor), uid=uid)
    says = _("审批记下了。批够人数的，经办人就可以付款。")
    tried(request, lambda: purchasing.approve(found, by=actor, at=timezone.now()), says)
    return redirect("workbench-benefits:purchase-approvals")


def _rows(found: list[Purchase]) -> list[dict[str, Any]]:
    payments = purchases.payments_of(found)
    return [money_words.row(each, payments[str(each.uid)]) for each in found]


def _occasion(occasion: Occasion) -> dict[str, Any]:
    return {
        "name": occasion.name,
        "program": occasion.program.name,
        "on": formats.day(occasion.on),
        "url": reverse("workbench-benefits:purchase-new", args=[occasion.uid]),
        "sheet_url": f"{reverse('workbench-benefits:exports')}?occasion={occasion.uid}",
    }


def _hints(occasion: Occasion, form: PurchaseForm) -> list[str]:
    """How many are due where the money is, and what a card allows, before anything is typed.

    Of an occasion from above, other unions' figures are not this officer's; of a private one, nobody's.
    """
    place = next(iter(form.offered.values())).organization if form.offered else occasion.organization
    hints = []
    if form.offered and not occasion.program.is_private:
        due, worth = capped.due(occasion, place).count(), capped.worth(occasion, place)
        told = {"place": place.name, "due": formats.number(due), "worth": formats.money(worth)}
        hints.append(_("{place}应发 {due} 人，一共值 {worth}。").format(**told))
    for card in cards.book_for(place, occasion.on).of_item(occasion.program.kind)[:1]:
        hints.append(_("规则卡“{card}”：{cap}。").format(card=card.name, cap=card_words.cap(card)))
    if not form.offered:
        hints.append(_("还没有可用的资金。请先在“慰问支出”里建立资金和预算。"))
    return hints


def _deeds(found: Purchase, last: Payment | None) -> list[dict[str, str]]:
    """What can be done now: name and address of each page."""
    if last is not None and last.is_paid:
        pages = [("receipt", _("登记验收"))] if last.received_at is None else []
        pages += [("return", _("登记退回"))] + ([] if last.returned else [("reversal", _("冲正"))])
    elif found.commitment.released or found.commitment.paid:
        pages = []
    else:
        pages = [("payment", _("付款"))] if found.commitment.is_approved else []
        pages += [("release", _("取消采购"))]
    address = "workbench-benefits:purchase-{}"
    return [{"name": name, "url": reverse(address.format(page), args=[found.uid])} for page, name in pages]
