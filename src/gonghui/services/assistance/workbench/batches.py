"""One batch for the bank: its lines, the sheet that leaves, the answer that comes back."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.files import actions as files
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger.actions import Settled
from gonghui.kernel.ledger.models import Batch, Outcome
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from ..actions import bank_sheet, paying
from ..money_forms import LARGEST, ReasonForm, ReturnForm
from ..queries import money
from .asking import asked

TONES = {Outcome.WAITING: "gold", Outcome.PAID: "ok", Outcome.FAILED: "bad", Outcome.DROPPED: ""}
MEGABYTE = 1024 * 1024


@requires(money.PAY)
def batch(request: HttpRequest, uid: str) -> HttpResponse:
    """The lines of a batch, and what the bank said of each."""
    found = _batch_or_404(request, uid)
    lines = found.lines.select_related("payment__commitment__payee")
    context = {
        "batch": found,
        "total": formats.yuan(sum(line.payment.amount for line in lines)),
        "is_open": any(line.outcome == Outcome.WAITING for line in lines),
        "lines": [
            {
                "number": line.payment.number,
                "url": reverse("workbench-assistance:payment", args=[line.payment.uid]),
                "holder": line.payment.commitment.payee.holder,
                "card": _("尾号 {tail}").format(tail=line.payment.commitment.payee.number_tail),
                "amount": formats.yuan(line.payment.amount),
                "word": line.get_outcome_display(),
                "tone": TONES[line.outcome],
                "reason": line.reason,
            }
            for line in lines
        ],
    }
    return render(request, "assistance/workbench/batch.html", context)


@requires(money.PAY)
@confirmed_recently
def batch_sheet(request: HttpRequest, uid: str) -> HttpResponse:
    """The sheet with full account numbers: a reason, the journal, then the file."""
    found = _batch_or_404(request, uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _sheet(found, access.actor_for(request), form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    hint = _("表里有完整的账号，每一个都会记下是谁、为什么看的。")
    back = reverse("workbench-assistance:batch", args=[found.uid])
    return asked(request, form, title=_("导出代发表"), back_url=back, hints=[hint], button=_("导出"))


@requires(money.PAY)
@confirmed_recently
def batch_return(request: HttpRequest, uid: str) -> HttpResponse:
    """Read the bank's answer and book it; the same file twice changes nothing twice."""
    found = _batch_or_404(request, uid)
    form = ReturnForm(request.POST or None, request.FILES or None)
    back = reverse("workbench-assistance:batch", args=[found.uid])
    if request.method == "POST" and form.is_valid():
        try:
            settled = _settled(found, access.actor_for(request), form.cleaned_data["file"])
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            _say(request, settled)
            return redirect(back)
    return asked(request, form, title=_("读入银行回单"), back_url=back, button=_("读入"))


def _batch_or_404(request: HttpRequest, uid: str) -> Batch:
    return found_or_404(money.batches(access.actor_for(request)), uid=uid)


def _sheet(found: Batch, actor: Actor, reason: str) -> HttpResponse:
    with tempfile.TemporaryDirectory(prefix="gonghui-") as folder, transaction.atomic():
        path = Path(folder) / "bank.xlsx"
        bank_sheet.write_sheet(path, ledger.export_batch(found, by=actor, at=timezone.now(), reason=reason))
        file = path.open("rb")  # stays readable after its name is gone
    name = _("代发-{day}.xlsx").format(day=timezone.localdate().isoformat())
    return FileResponse(file, as_attachment=True, filename=name)


def _settled(found: Batch, actor: Actor, upload: Any) -> Settled:
    with files.received(upload, limit_mb=LARGEST // MEGABYTE) as path:
        rows = bank_sheet.read_return(path, upload.name)
    return paying.settle(found, rows, by=actor, at=timezone.now(), proof=("ledger.Batch", found.uid))


def _say(request: HttpRequest, settled: Settled) -> None:
    messages.success(
        request,
        _("已转账 {paid} 笔，失败 {failed} 笔；没有对上的 {unknown} 笔，还没有回单的 {missing} 笔。").format(
            paid=len(settled.paid),
            failed=len(settled.failed),
            unknown=len(settled.unknown) + len(settled.differing),
            missing=len(settled.missing),
        ),
    )
    for number in settled.unknown:
        messages.warning(request, _("回单里的 {number} 不在这一批里，没有记账。").format(number=number))
    for number in settled.differing:
        messages.warning(
            request, _("{number} 的金额和我们的不一样，没有记账，请核对。").format(number=number)
        )
    for number, refusal in settled.refused.items():
        messages.error(request, f"{number}：{refusal}")
