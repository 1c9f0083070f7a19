"""Putting a payment right: booked by mistake, money that came back, another account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.kernel.ledger.models import Payment
from gonghui.ui import formats

from ..actions import correcting
from ..money_forms import GiveBackForm, ReasonForm
from ..queries import money
from .asking import asked


def offered(payment: Payment) -> list[dict[str, Any]]:
    """What may still be put right about a payment: name and address of each page."""
    if payment.undone_at is not None:
        return []
    pages = (
        [("give-back", _("登记退回"))] + ([] if payment.returned else [("reversal", _("冲正"))])
        if payment.is_paid
        else [("payee", _("换收款账号"))]
    )
    return [
        {"name": name, "url": reverse(f"workbench-assistance:{page}", args=[payment.uid])}
        for page, name in pages
    ]


@requires(money.PAY)
@confirmed_recently
def reversal(request: HttpRequest, uid: str) -> HttpResponse:
    """A payment that was booked but did not happen."""
    actor = access.actor_for(request)
    found = found_or_404(_paid(request), uid=uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        says = _("冲正记好了，原来的记录还在；这笔钱重新排进付款。")
        facts = {"by": actor, "at": timezone.now()}
        if tried(request, lambda: correcting.reverse(found, **form.cleaned_data, **facts), says, form):
            return redirect(_back(found))
    hint = _("冲正不删除任何记录：另记一笔相反的，钱回到“已承诺”。钱真的付出去又回来了，请用“登记退回”。")
    title = _("冲正")
    return asked(
        request, form, title=title, sub=found.number, back_url=_back(found), hints=[hint], button=title
    )


@requires(money.PAY)
@confirmed_recently
def give_back(request: HttpRequest, uid: str) -> HttpResponse:
    """Money that was paid and came back, all of it or a part."""
    actor = access.actor_for(request)
    found = found_or_404(_paid(request), uid=uid)
    form = GiveBackForm(request.POST or None, initial={"amount": found.amount - found.returned})
    if request.method == "POST" and form.is_valid():
        says = _("退回记好了，钱回到原来的资金，可以再用；家里人会收到消息。")
        facts = {"by": actor, "at": timezone.now()}
        if tried(request, lambda: correcting.give_back(found, **form.cleaned_data, **facts), says, form):
            return redirect(_back(found))
    hint = _("付了 {paid} 元，退回过 {returned} 元。退回的钱记回原来的资金，付款的记录照样留着。").format(
        paid=formats.yuan(found.amount), returned=formats.yuan(found.returned)
    )
    title = _("登记退回")
    return asked(
        request, form, title=title, sub=found.number, back_url=_back(found), hints=[hint], button=title
    )


@requires(money.PAY)
@confirmed_recently
def payee(request: HttpRequest, uid: str) -> HttpResponse:
    """Pay to the account that the family's file tells now."""
    actor = access.actor_for(request)
    unpaid = money.payments(actor).filter(paid_at=None, undone_at=None)
    found = found_or_404(unpaid, uid=uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        says = _("换好了。这笔钱要重新审批，家里人已经收到消息。")
        facts = {"by": actor, "at": timezone.now()}
        if tried(
            request,
            lambda: correcting.change_payee(found.commitment, **form.cleaned_data, **facts),
            says,
            form,
        ):
            return redirect(_back(found))
    hints = [
        _("现在转到尾号 {tail} 的卡。会换成这户档案里写的账号；档案里的账号要本人来改。").format(
            tail=found.commitment.payee.number_tail
        ),
        _("换了以后，批过的都不算数，要由别人重新审批，还要等满规定的时间才能转出；家里人马上收到消息。"),
    ]
    title = _("换收款账号")
    return asked(
        request,
        form,
        title=title,
        sub=found.number,
        back_url=_back(found),
        hints=hints,
        button=_("换成档案里的账号"),
    )


def _paid(request: HttpRequest) -> Any:
    return money.payments(access.actor_for(request)).filter(paid_at__isnull=False, undone_at=None)


def _back(payment: Payment) -> str:
    return reverse("workbench-assistance:payment", args=[payment.uid])
