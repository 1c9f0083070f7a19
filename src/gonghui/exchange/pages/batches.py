"""One import from the check to the undoing: what is new, changed, the same, refused, and why."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui import registry
from gonghui.exchange.imports import reporting
from gonghui.exchange.imports.rows import CREATE, REJECT, SAME, UPDATE
from gonghui.exchange.models import Batch
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import confirmed_for_download, found_or_404, officers_only
from gonghui.ui.paging import address_with, page_of

from . import preview, queries, waiting, work

KINDS = (REJECT, CREATE, UPDATE, SAME)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TONES = {"ready": "warn", "applied": "ok", "refused": "bad", "undone": "", "checking": "info"}


@officers_only
def batches(request: HttpRequest, workbook: str, service: str) -> HttpResponse:
    """Every import in sight, newest first."""
    actor = access.actor_for(request)
    declared = registry.workbooks()[workbook]
    if not access.paths_for(actor, declared.needs):
        raise Http404
    page = page_of(request, queries.batches_for(actor, workbook))
    rows = [
        {
            "batch": each,
            "url": _address(service, "import", each),
            "tone": TONES.get(each.state, "info"),
            "rows": sum(each.counts.values()),
            "refused": each.counts.get(REJECT, 0),
        }
        for each in page.object_list
    ]
    context = {
        "declared": declared,
        "rows": rows,
        "page": page,
        "new_url": reverse(f"workbench-{service}:import-new"),
    }
    return render(request, "exchange/imports.html", context)


@officers_only
def batch(request: HttpRequest, workbook: str, service: str, uid: str) -> HttpResponse:
    """While the job runs: how far it is. Afterwards: the outcome row by row, and what can be done."""
    found = _seen(request, workbook, uid)
    running = waiting.progress(found)
    if running is None and found.state == Batch.State.CHECKING:
        running = {"stage": work.CHECKING, "done": 0}
    context = {
        "batch": found,
        "tone": TONES.get(found.state, "info"),
        "imports_url": reverse(f"workbench-{service}:imports"),
        "job": _job(found, running, service) if running else None,
    }
    if not running:
        context |= _outcome(request, found, service)
    return render(request, "exchange/import.html", context)


@officers_only
def progress(request: HttpRequest, workbook: str, service: str, uid: str) -> HttpResponse:
    """The part of the page that is asked for every two seconds; when the job is over the page comes anew."""
    found = _seen(request, workbook, uid)
    if "HX-Request" not in request.headers:
        return redirect(_address(service, "import", found))
    running = waiting.progress(found)
    if running is None and found.state != Batch.State.CHECKING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    running = running or {"stage": work.CHECKING, "done": 0}
    return render(request, "exchange/job.html", {"job": _job(found, running, service)})


@officers_only
@require_POST
def confirm(request: HttpRequest, workbook: str, service: str, uid: str) -> HttpResponse:
    """Write what was shown, as a job."""
    found = _seen(request, workbook, uid)
    if found.state != Batch.State.READY:
        says = _("这一批现在是“{state}”，没有要写入的内容。")
        messages.error(request, says.format(state=found.get_state_display()))
    elif not waiting.progress(found):
        queries.say(found, "")
        work.start(found, work.APPLYING, access.actor_for(request))
    return redirect(_address(service, "import", found))


@officers_only
@require_POST
def check_again(request: HttpRequest, workbook: str, service: str, uid: str) -> HttpResponse:
    """Check the kept file anew, after the register has changed; nothing need be handed in again."""
    found = _seen(request, workbook, uid)
    if found.state == Batch.State.READY and waiting.is_kept(found) and not waiting.progress(found):
        with transaction.atomic():
            queries.begin_again(found)
            work.start(found, work.CHECKING, access.actor_for(request))
    return redirect(_address(service, "import", found))


@officers_only
def undo(request: HttpRequest, workbook: str, service: str, uid: str) -> HttpResponse:
    """Taking a whole batch back has a page of its own that says what happens."""
    found = _seen(request, workbook, uid)
    if found.state != Batch.State.APPLIED:
        raise Http404
    if request.method == "POST":
        if not waiting.progress(found):
            queries.say(found, "")
            work.start(found, work.UNDOING, access.actor_for(request))
        return redirect(_address(service, "import", found))
    return render(
        request, "exchange/import_undo.html", {"batch": found, "back_url": _address(service, "import", found)}
    )


@officers_only
@confirmed_for_download
def refused(request: HttpRequest, workbook: str, service: str, uid: str) -> HttpResponse:
    """The refused rows with the reason beside each, to be mended and handed in again. Journaled."""
    found = _seen(request, workbook, uid)
    if not found.counts.get(REJECT):
        raise Http404
    with tempfile.TemporaryDirectory(prefix="gonghui-") as folder:
        path = Path(folder) / "refused.xlsx"
        reporting.write_refused(found, path)
        content = path.read_bytes()
    preview.record_download(found, access.actor_for(request), timezone.now())
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="refused-{found.uid}.xlsx"'
    return answer


def _seen(request: HttpRequest, workbook: str, uid: str) -> Batch:
    return found_or_404(queries.batches_for(access.actor_for(request), workbook), uid=uid)


def _job(found: Batch, running: dict[str, Any], service: str) -> dict[str, Any]:
    words = {
        work.CHECKING: _("正在核对“{file}”，还没有写入"),
        work.APPLYING: _("正在写入“{file}”"),
        work.UNDOING: _("正在撤销“{file}”，恢复原样"),
    }
    total = 0 if running["stage"] == work.CHECKING else found.rows_read
    return {
        "title": words[running["stage"]].format(file=found.file_name),
        "done": running["done"],
        "total": total,
        "numbers": [{"number": running["done"], "word": _("行已经看过")}] if running["done"] else [],
        "poll": _address(service, "import-progress", found),
    }


def _outcome(request: HttpRequest, found: Batch, service: str) -> dict[str, Any]:
    names = dict(zip(KINDS, (_("没有导入"), _("新增"), _("更新"), _("没有变化")), strict=True))
    first = next((kind for kind in KINDS if found.counts.get(kind)), REJECT)
    kind = request.GET.get("kind", first)
    kind = kind if kind in KINDS else first
    page = request.GET.get("page", "1")
    number = min(int(page), 10_000) if page.isdecimal() and int(page) else 1
    rows, more = queries.rows_of(found, kind, number)
    return {
        "kinds": [
            {
                "name": names[code],
                "url": address_with(request, kind=code),
                "count": found.counts.get(code, 0),
                "current": code == kind,
            }
            for code in KINDS
        ],
        "rows": [preview.row(title, outcome) for title, outcome in rows],
        "page_number": number,
        "next_url": f"?kind={kind}&page={number + 1}" if more else "",
        "previous_url": f"?kind={kind}&page={number - 1}" if number > 1 else "",
        "to_write": found.counts.get(CREATE, 0) + found.counts.get(UPDATE, 0),
        "refused_count": found.counts.get(REJECT, 0),
        "refused_url": _address(service, "import-refused", found),
        "confirm_url": _address(service, "import-confirm", found),
        "check_url": _address(service, "import-check", found) if waiting.is_kept(found) else "",
        "undo_url": _address(service, "import-undo", found),
        "new_url": reverse(f"workbench-{service}:import-new"),
    }


def _address(service: str, name: str, found: Batch) -> str:
    return reverse(f"workbench-{service}:{name}", args=[found.uid])
