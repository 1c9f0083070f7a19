"""How a purchase reads on pages and sheets: how far it is, what it cost, where the money came from."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.ledger import queries as ledger
from gonghui.kernel.ledger.models import Booking, Payment
from gonghui.ui import formats

from .models import Purchase


def standing(purchase: Purchase, payments: list[Payment]) -> tuple[str, str]:
    """Word and tone: promised, approved, paid, received, come back, called off."""
    commitment, last = purchase.commitment, payments[-1] if payments else None
    if last is not None and last.returned == last.amount:
        return _("已退回"), "warn"
    if last is not None and last.is_paid:
        return (_("已验收"), "ok") if last.received_at else (_("已付款，等验收"), "info")
    if commitment.released:
        return _("已取消"), ""
    return (_("等付款"), "gold") if commitment.is_approved else (_("等审批"), "warn")


def row(purchase: Purchase, payments: list[Payment]) -> dict[str, Any]:
    """A purchase in a list."""
    word, tone = standing(purchase, payments)
    return {
        "url": reverse("workbench-benefits:purchase", args=[purchase.uid]),
        "goods": purchase.goods,
        "occasion": purchase.occasion.name,
        "program": purchase.occasion.program.name,
        "number": _("{number} {unit}").format(number=formats.number(purchase.number_of), unit=purchase.unit),
        "each": formats.yuan(purchase.each_fen),
        "amount": formats.yuan(purchase.amount_fen),
        "supplier": purchase.supplier,
        "source": source(purchase.fund.source),
        "place": purchase.organization.name,
        "made": formats.iso(purchase.made_at),
        "by": purchase.made_by.name,
        "word": word,
        "tone": tone,
    }


def facts(purchase: Purchase, payments: list[Payment]) -> list[dict[str, Any]]:
    """Everything of one purchase, a row each; what is not known yet is left out."""
    payee, fund = purchase.commitment.payee, purchase.fund
    last = payments[-1] if payments else None
    given, needed = ledger.approvals_of(purchase.commitment).count(), purchase.commitment.approvals_needed
    paid = formats.moment(last.paid_at) if last is not None and last.paid_at else ""
    told = row(purchase, payments)
    rows = [
        (_("项目"), f"{told['program']} · {told['occasion']}"),
        (_("数量"), _("{number}，单价 {each} 元").format(number=told["number"], each=told["each"])),
        (_("金额"), formats.money(purchase.amount_fen)),
        (_("资金"), f"{told['source']} · {fund.organization.name} · {fund.year}"),
        (_("供应商"), _("{holder}，尾号 {tail}").format(holder=payee.holder, tail=payee.number_tail)),
        (_("经办"), _("{name}，{at}").format(name=told["by"], at=told["made"])),
        (_("审批"), _("{given} 人，共要 {needed} 人").format(given=given, needed=needed)),
        (_("付款编号"), last.number if last is not None else ""),
        (_("发票号码"), purchase.invoice),
        (_("付款"), paid),
        (_("验收单"), last.receipt_id if last is not None else ""),
        (_("退回"), formats.money(last.returned) if last is not None and last.returned else ""),
    ]
    return [{"term": term, "value": value} for term, value in rows if value]


def booking(found: Booking) -> dict[str, Any]:
    """One booking with its entries, both sides."""
    entries = [
        f"{entry.get_account_display()} {'+' if entry.amount > 0 else ''}{formats.yuan(entry.amount)}"
        for entry in found.entries.all()
    ]
    return {
        "kind": found.get_kind_display(),
        "at": formats.iso(found.at),
        "amount": formats.yuan(found.amount),
        "entries": formats.listed(entries),
        "proof": found.proof_id or "–",
        "journal": found.journal_id,
    }


def source(code: str) -> str:
    return dict(ledger.sources()).get(code, code)
