"""What is done with a purchase once it is approved: pay, receive, take back, put right, call off."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires

from ..actions import purchasing
from ..forms.buying import GiveBackForm, InvoiceForm, ReasonForm, ReceiptForm
from ..queries import purchases
from ..queries.purchases import PAY
from .asking_caps import asked


@requires(PAY)
@confirmed_recently
def payment(request: HttpRequest, uid: str) -> HttpResponse:
    """The money left: book it with its invoice."""
    form = InvoiceForm(request.POST or None)
    says = _("付款记好了。货到了请点数、验货，再登记验收。")
    return _done(request, uid, form, purchasing.pay, _("付款"), says)


@requires(PAY)
def receipt(request: HttpRequest, uid: str) -> HttpResponse:
    """The goods came and were checked."""
    form = ReceiptForm(request.POST or None)
    says = _("验收记好了，可以开始发放。")
    return _done(request, uid, form, purchasing.receive, _("登记验收"), says)


@requires(PAY)
@confirmed_recently
def give_back(request: HttpRequest, uid: str) -> HttpResponse:
    """Goods went back and money came."""
    form = GiveBackForm(request.POST or None)
    says = _("退回记好了，钱回到原来的资金，可以再用。")
    return _done(request, uid, form, purchasing.give_back, _("登记退回"), says)


@requires(PAY)
@confirmed_recently
def reversal(request: HttpRequest, uid: str) -> HttpResponse:
    """A payment that was booked but did not happen."""
    hint = _("冲正不删除任何记录：另记一笔相反的，重新排进付款。钱真的付出去又回来了，请用“登记退回”。")
    form = ReasonForm(request.POST or None)
    says = _("冲正记好了，原来的记录还在；这笔钱等重新付款。")
    return _done(request, uid, form, purchasing.reverse, _("冲正"), says, hints=[hint])


@requires(PAY)
def release(request: HttpRequest, uid: str) -> HttpResponse:
    """Nothing is bought after all."""
    hint = _("取消以后，留出来的钱回到原来的资金；采购的记录还在。")
    form = ReasonForm(request.POST or None)
    says = _("采购取消了，钱回到原来的资金。")
    return _done(request, uid, form, purchasing.let_go, _("取消采购"), says, hints=[hint], danger=True)


def _done(
    request: HttpRequest,
    uid: str,
    form: Form,
    deed: Callable[..., Any],
    title: str,
    says: str,
    **more: Any,
) -> HttpResponse:
    """A page with one form for one purchase; what was typed stays when it is refused."""
    actor = access.actor_for(request)
    found = found_or_404(purchases.visible(actor), uid=uid)
    back = reverse("workbench-benefits:purchase", args=[uid])
    if request.method == "POST" and form.is_valid():
        told = {**form.cleaned_data, "by": actor, "at": timezone.now()}
        if tried(request, lambda: deed(found, **told), says, form):
            return redirect(back)
    return asked(request, form, title=title, sub=found.goods, back_url=back, button=title, **more)
