"""Promised money: who says yes, what may be paid, batches for the bank, and where every fen came from."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.models import Batch, Commitment, Outcome, Payment
from gonghui.kernel.ledger.refusals import NothingToPay
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from .. import catalogue
from ..actions import funding, paying
from ..models import Measure, Plan
from ..queries import money, plans
from . import corrections
from . import plan_shown as shown


@requires(money.APPROVE)
def approvals(request: HttpRequest) -> HttpResponse:
    """Money that waits for a yes, the oldest first."""
    actor = access.actor_for(request)
    page = page_of(request, money.to_approve(actor))
    rows = _with_measures(list(page.object_list))
    return render(request, "assistance/workbench/approvals.html", {"page": page, "rows": rows})


@requires(money.APPROVE)
@require_POST
@confirmed_recently
def approval(request: HttpRequest, uid: str) -> HttpResponse:
    """Say yes to one of them."""
    actor = access.actor_for(request)
    found = found_or_404(money.to_approve(actor), uid=uid)
    says = _("审批记下了。审批够了的款项已经排进“付款”。")
    tried(request, lambda: funding.approve(found, by=actor, at=timezone.now()), says)
    return redirect("workbench-assistance:approvals")


@requires(money.PAY)
def payments(request: HttpRequest) -> HttpResponse:
    """What may be paid, and what waits for what; the chosen ones go to the bank together."""
    actor, at = access.actor_for(request), timezone.now()
    if request.method == "POST":
        return _batch_made(request)
    open_ones = money.payments(actor).filter(paid_at=None, undone_at=None).prefetch_related("lines")
    page = page_of(request, open_ones.order_by("not_before", "planned_at", "id"), 100)
    by_matter = plans.measures_by_matter(payment.about_id for payment in page.object_list)
    context = {
        "page": page,
        "rows": [_payment_row(payment, by_matter[payment.about_id], at) for payment in page.object_list],
        "batches": [_batch_row(batch) for batch in money.batches(actor)[:20]],
    }
    return render(request, "assistance/workbench/payments.html", context)


@requires(money.PAY)
def payment(request: HttpRequest, uid: str) -> HttpResponse:
    """One payment, and where every fen of it came from: household, plan, decision, fund, entries, journal."""
    actor = access.actor_for(request)
    found = found_or_404(money.payments(actor), uid=uid)
    measure = plans.measure_of(found.about_id)
    word, tone = shown.money_word(found.commitment, found)
    if found.returned:
        word, tone = _("退回了 {amount} 元").format(amount=formats.yuan(found.returned)), "warn"
    last = found.lines.order_by("-id").first()
    failed = last.reason if last and last.outcome == Outcome.FAILED and not found.is_paid else ""
    if failed:
        word, tone = _("上次没转成"), "bad"
    context = {
        "payment": found,
        "word": word,
        "tone": tone,
        "failed": failed,
        "facts": _facts(found, measure),
        "trail": [_booking(booking) for booking in money.bookings_of(found)],
        "household": measure.plan.household,
        "deeds": corrections.offered(found),
    }
    return render(request, "assistance/workbench/payment.html", context)


def _batch_made(request: HttpRequest) -> HttpResponse:
    actor = access.actor_for(request)
    picked = request.POST.getlist("picked")
    chosen = list(money.payments(actor).filter(number__in=picked, paid_at=None, undone_at=None))
    place = chosen[0].organization if chosen else None
    try:
        if place is None:
            raise NothingToPay
        made = paying.make_batch(place, chosen, by=actor, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("workbench-assistance:payments")
    messages.success(request, _("这一批排好了，导出后交银行代发。"))
    return redirect("workbench-assistance:batch", uid=made.uid)


def _with_measures(commitments: list[Commitment]) -> list[dict[str, Any]]:
    by_matter = plans.measures_by_matter(each.about_id for each in commitments)
    return [_commitment_row(each, by_matter[each.about_id]) for each in commitments]


def _commitment_row(commitment: Commitment, measure: Measure) -> dict[str, Any]:
    household = measure.plan.household
    given = books.approvals_of(commitment).count()
    return {
        "name": household.head.name,
        "url": reverse("workbench-assistance:plan", args=[household.uid]),
        "measure": catalogue.name_of(measure.kind),
        "amount": formats.yuan(commitment.amount),
        "source": dict(money.sources()).get(commitment.fund.source, ""),
        "card": _("尾号 {tail}").format(tail=commitment.payee.number_tail),
        "given": _given(commitment, given) if given else "",
        "approve_url": reverse("workbench-assistance:approval", args=[commitment.uid]),
    }


def _given(commitment: Commitment, given: int) -> str:
    says = _("已批 {given} 人，共要 {needed} 人")
    return says.format(given=given, needed=commitment.approvals_needed)


def _payment_row(payment: Payment, measure: Measure, at: Any) -> dict[str, Any]:
    """A row of the list. What the bank could not pay before is not picked until somebody has looked."""
    lines = list(payment.lines.all())
    waits = any(line.outcome == Outcome.WAITING for line in lines)
    failed = next((line.reason for line in reversed(lines) if line.outcome == Outcome.FAILED), "")
    may = not waits and not payment.blocked and (payment.not_before is None or payment.not_before <= at)
    word, tone = shown.money_word(payment.commitment, payment)
    if may:
        word, tone = (_("上次没转成"), "bad") if failed else (_("可以付"), "ok")
    return {
        "number": payment.number,
        "url": reverse("workbench-assistance:payment", args=[payment.uid]),
        "holder": payment.commitment.payee.holder,
        "purpose": catalogue.name_of(measure.kind),
        "amount": formats.yuan(payment.amount),
        "word": _("等银行回单") if waits else word,
        "tone": "gold" if waits else tone,
        "failed": failed,
        "may": may,
    }


def _batch_row(batch: Batch) -> dict[str, Any]:
    return {
        "url": reverse("workbench-assistance:batch", args=[batch.uid]),
        "name": _("{at} 的一批").format(at=formats.iso(batch.made_at)),
        "count": batch.lines.count(),
        "waiting": batch.lines.filter(outcome="waiting").count(),
    }


def _facts(payment: Payment, measure: Measure) -> list[dict[str, Any]]:
    """Household, measure, plan, application, fund, card, and when: a row each, empty ones left out."""
    plan, commitment = measure.plan, payment.commitment
    fund, payee = commitment.fund, commitment.payee
    case = plan.application.case if plan.application else None
    source = dict(money.sources()).get(fund.source, fund.source)
    told = [
        (_("措施"), f"{catalogue.name_of(measure.kind)} · {catalogue.cause_name(measure.cause)}"),
        (_("方案"), _approved(plan)),
        (_("申请"), case.number if case else _("随档案导入")),
        (_("金额"), _("{amount} 元").format(amount=formats.yuan(payment.amount))),
        (_("资金"), f"{source} · {fund.organization.name} · {fund.year}"),
        (_("收款"), _("{holder}，尾号 {tail}").format(holder=payee.holder, tail=payee.number_tail)),
        (_("最早可付"), formats.moment(payment.not_before) if payment.not_before else _("没有限制")),
        (_("暂停"), payment.blocked_reason),
        (_("转账"), formats.moment(payment.paid_at) if payment.paid_at else ""),
        (
            _("退回"),
            _("{amount} 元").format(amount=formats.yuan(payment.returned)) if payment.returned else "",
        ),
        (_("本人确认"), formats.moment(payment.received_at) if payment.received_at else ""),
    ]
    home = {
        "term": _("家庭"),
        "value": f"{plan.household.head.name} {plan.household.number}",
        "url": reverse("workbench-assistance:plan", args=[plan.household.uid]),
        "link": _("看方案"),
    }
    return [home, *({"term": term, "value": value} for term, value in told if value)]


def _approved(plan: Plan) -> str:
    name = plan.approved_by.name if plan.approved_by else "–"
    says = _("第 {version} 版，{name} {day}批准")
    return says.format(version=plan.version, name=name, day=formats.day(plan.approved_at))


def _booking(booking: Any) -> dict[str, Any]:
    entries = [
        f"{entry.get_account_display()} {'+' if entry.amount > 0 else ''}{formats.yuan(entry.amount)}"
        for entry in booking.entries.all()
    ]
    by_batch = booking.proof_kind == "ledger.Batch"
    return {
        "kind": booking.get_kind_display(),
        "at": formats.iso(booking.at),
        "amount": formats.yuan(booking.amount),
        "entries": formats.listed(entries),
        "journal": booking.journal_id,
        "batch_url": reverse("workbench-assistance:batch", args=[booking.proof_id]) if by_batch else "",
    }
