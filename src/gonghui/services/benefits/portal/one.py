"""One benefit by itself: which one, it came, it did not, how it was, not wanted, wanted after all."""

import io
from functools import partial
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, person_of, signed_in
from gonghui.ui import formats

from ..actions import handing, wishes
from ..forms.own import RATINGS, ChoiceForm, DecliningForm, NotReceivedForm, RatingForm
from ..models import Coupon, Entitlement
from ..queries import handouts, own
from . import coupons, own_words
from .own import own_or_404

FACES = {5: "face-5", 4: "face-4", 3: "face-3", 2: "face-2", 1: "face-1"}


@signed_in
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """Everything of one benefit and all that may be done with it."""
    entitlement, today, at = own_or_404(request, uid), own_words.today(), timezone.now()
    coupon = handouts.live_coupon(entitlement)
    standing = own.standing(entitlement, today)
    is_open = entitlement.state == Entitlement.State.OPEN
    context = {
        "entitlement": entitlement,
        "card": own_words.card(entitlement, today, {entitlement.pk: coupon} if coupon else {}),
        "why": own_words.why(entitlement),
        "facts": _facts(entitlement),
        "is_open": is_open,
        "may_choose": own.may_choose(entitlement, today),
        "may_confirm": is_open and entitlement.on <= today or own.awaits_word(entitlement, at),
        "was_handed": own.awaits_word(entitlement, at),
        "may_rate": standing == own.GOT,
        "may_want": standing == own.DECLINED and entitlement.until >= today,
        "faces": [{"value": value, "name": name, "icon": FACES[value]} for value, name in RATINGS],
        "code": handing.pickup_code(entitlement) if is_open else "",
        "coupon": _coupon(coupon) if coupon and is_open else None,
        "back_url": reverse("portal-benefits:mine"),
    }
    return render(request, "benefits/portal/one.html", context)


@signed_in
def coupon_picture(request: HttpRequest, uid: str) -> HttpResponse:
    """The coupon as a picture to keep, for where there is no network."""
    entitlement = own_or_404(request, uid)
    coupon = handouts.live_coupon(entitlement)
    if coupon is None or coupon.used_at:
        raise Http404
    drawn = io.BytesIO()
    segno.make(handouts.code_of(coupon), error="m").save(drawn, kind="svg", scale=8, border=4, light="#fff")
    answer = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="coupon-{coupon.valid_until:%Y%m%d}.svg"'
    return answer


@signed_in
@require_POST
def received(request: HttpRequest, uid: str) -> HttpResponse:
    """It came: one press."""
    entitlement = own_or_404(request, uid)
    says = _("记下了，谢谢您。也可以点一下，说说这一份怎么样。")
    tried(request, lambda: handing.confirm(entitlement, **_who(request)), says)
    return redirect("portal-benefits:one", uid=uid)


@signed_in
def not_received(request: HttpRequest, uid: str) -> HttpResponse:
    """It is written that it came, and it did not: the record is taken back, whoever wrote it is told."""
    entitlement = own_or_404(request, uid)
    handout = handouts.standing(entitlement)
    if handout is None or entitlement.confirmed_at:
        raise Http404
    form = NotReceivedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        says, words = _("记下了。登记的干部已经收到消息，会再联系您。"), form.cleaned_data["words"]
        if tried(request, lambda: handing.undo(handout, **_who(request), reason=words), says, form):
            return redirect("portal-benefits:one", uid=uid)
    lead = _("工会登记 {day}送到您手里。没收到就说一声，这一份还是您的。")
    step = {
        "title": _("这一份没有收到？"),
        "lead": lead.format(day=formats.day(handout.at)),
        "button": _("告诉工会"),
    }
    return _step(request, uid, form, step)


@signed_in
def choice(request: HttpRequest, uid: str) -> HttpResponse:
    """Which of the things offered; it may be changed until the day before."""
    entitlement = own_or_404(request, uid)
    if not own.may_choose(entitlement, own_words.today()):
        return redirect("portal-benefits:one", uid=uid)
    given = request.POST if request.method == "POST" else None
    form = ChoiceForm(entitlement.program.options, given, initial={"choice": entitlement.choice})
    if request.method == "POST" and form.is_valid():
        chosen, day = form.cleaned_data["choice"], formats.day(entitlement.on)
        says = _("选好了：{choice}。{day}起送到您手里。").format(choice=chosen, day=day)
        if tried(request, lambda: wishes.choose(entitlement, chosen, **_who(request)), says, form):
            return redirect("portal-benefits:mine")
    first = entitlement.program.options[0]
    lead = _("{day}前都能改。不选也没关系，就按“{first}”准备。")
    step = {
        "caption": own_words.title(entitlement),
        "title": _("您想要哪一样？"),
        "lead": lead.format(day=formats.day(entitlement.on), first=first),
        "button": _("就要这一样"),
    }
    return _step(request, uid, form, step)


@signed_in
def rating(request: HttpRequest, uid: str) -> HttpResponse:
    """How it was: one press gives the mark, a word may follow."""
    entitlement = own_or_404(request, uid)
    if entitlement.state != Entitlement.State.REACHED:
        raise Http404
    kept = {"rating": entitlement.rating, "words": entitlement.rating_words}
    form = RatingForm(request.POST if request.method == "POST" else None, initial=kept)
    if request.method == "POST" and form.is_valid():
        told, at_once = form.cleaned_data, "words" not in request.POST
        words = entitlement.rating_words if at_once else told["words"]
        says = _("谢谢您，记下了。想多说一句就写在下面。") if at_once else _("谢谢您，记下了。")
        deed = partial(wishes.rate, entitlement, told["rating"], words=words, **_who(request))
        if tried(request, deed, says, form):
            return redirect(f"portal-benefits:{'rating' if at_once else 'one'}", uid=uid)
    title = _("“{name}”怎么样？").format(name=own_words.title(entitlement))
    return _step(request, uid, form, {"title": title, "button": _("告诉工会")})


@signed_in
def declining(request: HttpRequest, uid: str) -> HttpResponse:
    """Not wanted: this one, its kind, or the whole coverage; said once, and it can be taken back."""
    entitlement = own_or_404(request, uid)
    if entitlement.state != Entitlement.State.OPEN:
        return redirect("portal-benefits:one", uid=uid)
    program = entitlement.program
    names = (
        _("只是这一份：{name}").format(name=own_words.title(entitlement)),
        _("以后的“{name}”都不要").format(name=program.name),
        _("“{name}”这一类都不要").format(name=program.get_coverage_display()),
    )
    form = DecliningForm(*names, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        says = _("记下了，不再给您准备。改主意了，在“本人不需要”里要回来就行。")
        told = form.cleaned_data
        deed = partial(wishes.decline, entitlement, told["scope"], words=told["words"], **_who(request))
        if tried(request, deed, says, form):
            return redirect(f"{reverse('portal-benefits:mine')}?show=declined")
    step = {
        "title": _("这一份不需要？"),
        "lead": _("说一次就够，不算没送到，也不影响您别的待遇。"),
        "button": _("不需要"),
    }
    return _step(request, uid, form, step)


@signed_in
@require_POST
def want(request: HttpRequest, uid: str) -> HttpResponse:
    """Wanted after all."""
    entitlement = own_or_404(request, uid)
    says = _("好的，这一份照样给您准备。")
    tried(request, lambda: wishes.want_again(entitlement, **_who(request)), says)
    return redirect("portal-benefits:one", uid=uid)


@signed_in
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A waiver is taken back."""
    waiver = found_or_404(own.waivers(person_of(request)), pk=pk)
    again = wishes.take_back(waiver, **_who(request))
    says = _("好的，以后照样给您准备。")
    if again:
        says = _("好的，以后照样给您准备，眼下的 {count} 份也要回来了。").format(count=again)
    messages.success(request, says)
    return redirect("portal-benefits:mine")


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": access.actor_for(request), "at": timezone.now()}


def _step(request: HttpRequest, uid: str, form: Any, step: dict[str, str]) -> HttpResponse:
    context = {
        "form": form,
        "step": {**step, "later": _("先不"), "later_url": reverse("portal-benefits:one", args=[uid])},
        "back_url": reverse("portal-benefits:one", args=[uid]),
        "back_label": _("返回"),
        "sub_title": _("我的慰问"),
    }
    return render(request, "portal/step.html", context)


def _facts(entitlement: Entitlement) -> list[dict[str, Any]]:
    """Date by date, what is known of it."""
    handout = handouts.standing(entitlement)
    told = [
        (_("什么时候"), formats.day(entitlement.on)),
        (_("最晚"), formats.day(entitlement.until)),
        (_("您选的"), entitlement.choice),
        (_("价值"), formats.money(entitlement.value_fen) if entitlement.value_fen else ""),
        (_("由谁准备"), entitlement.program.organization.name),
        (_("怎么送到的"), handout.get_way_display() if handout else ""),
        (_("代领人"), handout.proxy_name if handout else ""),
        (_("您的评价"), str(dict(RATINGS).get(entitlement.rating or 0, ""))),
    ]
    return [{"term": term, "value": value} for term, value in told if value]


def _coupon(coupon: Coupon) -> dict[str, Any]:
    """The coupon as one SVG path of squares with its code to read out."""
    code = handouts.code_of(coupon)
    path, size = coupons.drawing(code)
    shown = {"goods": coupon.goods, "shop": coupon.shop, "until": coupon.valid_until}
    return {
        **shown,
        "code": code,
        "path": path,
        "size": size,
        "is_over": handouts.is_over(coupon, timezone.now()),
    }
