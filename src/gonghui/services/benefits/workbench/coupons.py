"""Coupons at the desk: issued for an occasion, redeemed by code with a look at the owner."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.people import masks
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from .. import coupon_work
from ..actions import coupons
from ..forms.handing import CouponsForm, RedeemForm
from ..models import Coupon
from ..queries import entitlements, handouts, lists
from ..refusals_handing import CouponUnknown, OwnerUnchecked
from . import handing_desk as desk


@requires(entitlements.DELIVER)
def issue(request: HttpRequest, uid: str) -> HttpResponse:
    """Coupons for everybody of the occasion who waits in this officer's scope."""
    actor = desk.hands_out(request)
    occasion = found_or_404(lists.occasion(actor, uid))
    rows = entitlements.deliverable(actor).filter(occasion=occasion)
    form = CouponsForm(
        request.POST or None,
        initial={"goods": occasion.program.gives, "valid_until": occasion.closes_on},
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data

        def make() -> None:
            coupons.issue(occasion, rows, **told, by=actor, at=timezone.now())
            coupon_work.tell_owners.enqueue(occasion.pk)

        if tried(request, make, _("提货券发出去了，本人会收到消息，在“我的慰问”里出示。"), form):
            return redirect("workbench-benefits:handing", uid=occasion.uid)
    context = {
        "occasion": occasion,
        "form": form,
        "count": handouts.without_coupon(rows).count(),
        "crumbs": [
            {"name": _("慰问待办"), "url": reverse("workbench-benefits:todo")},
            {"name": occasion.title, "url": reverse("workbench-benefits:handing", args=[occasion.uid])},
            {"name": _("发提货券"), "url": ""},
        ],
    }
    return render(request, "benefits/workbench/coupons_issue.html", context)


@requires(entitlements.DELIVER)
def redeem(request: HttpRequest) -> HttpResponse:
    """Find a coupon by its code, see whose it is, look at the owner, redeem. No code stands in an address."""
    actor = desk.hands_out(request)
    form = RedeemForm(request.POST or None)
    coupon = None
    if request.method == "POST" and form.is_valid():
        coupon = _found(form, actor)
        if coupon and request.POST.get("redeem") == "1":
            says = _("核销好了：{goods}给了{name}。").format(goods=coupon.goods, name=_owner(coupon))
            if tried(request, lambda: _use(coupon, form, actor), says, form):
                return redirect("workbench-benefits:coupons")
    context = {"form": form, "coupon": coupon and _shown(coupon)}
    return render(request, "benefits/workbench/coupons.html", context)


def _found(form: RedeemForm, actor: Actor) -> Coupon | None:
    coupon = handouts.coupon_by_code(actor, form.cleaned_data["code"])
    try:
        if coupon is None:
            raise CouponUnknown
        coupons.refuse_unless_good(coupon, timezone.now())
    except Refusal as refusal:
        form.add_error("code", str(refusal))
        return None
    return coupon


def _use(coupon: Coupon | None, form: RedeemForm, actor: Actor) -> None:
    assert coupon is not None
    at, told = timezone.now(), form.cleaned_data
    shown_by: Person | None = None
    if told["member_card"]:
        shown_by, proven = registry.read_card(told["member_card"], at)
        if not proven and not told["checked"]:
            raise OwnerUnchecked
    coupons.use(coupon, shown_by=shown_by, checked=told["checked"], by=actor, at=at)


def _shown(coupon: Coupon) -> list[dict[str, Any]]:
    return [
        {"term": _("券的主人"), "value": _owner(coupon)},
        {"term": _("领什么"), "value": coupon.goods},
        {"term": _("在哪里领"), "value": coupon.shop},
        {"term": _("最后一天"), "value": formats.day(coupon.valid_until)},
        {"term": _("为了什么"), "value": coupon.entitlement.title},
    ]


def _owner(coupon: Coupon) -> str:
    return masks.name(coupon.entitlement.person.name)
