"""Lists out of the house: what was declared, narrowed by filters, journaled with a reason."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django import forms
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui import registry
from gonghui.exchange.writing import Sheet, stream_csv, write_xlsx
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import confirmed_recently, officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.manifest import Export
from gonghui.ui.fields import offer
from gonghui.ui.formats import number

from . import queries

REASON = 4  # characters
CSV, XLSX = "csv", "xlsx"


class ExportForm(forms.Form):
    """Which list, and what it is needed for."""

    export = forms.ChoiceField(label=gettext_lazy("导出什么"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(
        label=gettext_lazy("要哪种文件"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (XLSX, gettext_lazy("Excel 工作簿")),
            (CSV, gettext_lazy("CSV 文本，人多时用，马上开始下载")),
        ],
        initial=XLSX,
    )
    reason = forms.CharField(
        label=gettext_lazy("做什么用"),
        help_text=gettext_lazy("至少 4 个字，会记下来"),
        min_length=REASON,
        max_length=200,
        error_messages={"min_length": gettext_lazy("请写明做什么用，至少 4 个字。")},
    )

    def __init__(self, offered: list[Export], counts: dict[str, int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {each.code: each for each in offered}
        offer(self, "export", [(each.code, _named(each, counts)) for each in offered])


@officers_only
@confirmed_recently
def exports(request: HttpRequest, workbook: str, service: str) -> HttpResponseBase:
    """Choose a list, say what for, and take the file; the filters of the address hold for it."""
    actor = access.actor_for(request)
    offered = queries.exports_of(actor, service)
    if not offered:
        raise Http404
    filters = request.GET.dict()
    counts = {each.code: each.count(actor, filters) for each in offered if each.count}
    form = ExportForm(offered, counts, request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.offered[form.cleaned_data["export"]]
        leave = _stream if form.cleaned_data["kind"] == CSV else _file
        return leave(chosen, actor, filters, form.cleaned_data["reason"])
    context = {"form": form, "service": registry.service(service), "is_narrowed": bool(request.GET)}
    return render(request, "exchange/exports.html", context)


def _named(export: Export, counts: dict[str, int]) -> str:
    if export.code not in counts:
        return str(export.name)
    return _("{name}，{count} 行").format(name=export.name, count=number(counts[export.code]))


def _file(chosen: Export, actor: Actor, filters: dict[str, str], reason: str) -> HttpResponseBase:
    """The workbook; the entry in the journal stands before the first byte leaves."""
    written = [0]
    with tempfile.TemporaryDirectory(prefix="gonghui-") as folder, transaction.atomic():
        path = Path(folder) / "export.xlsx"
        rows = _counted(chosen.rows(actor, filters), written)
        write_xlsx(path, [Sheet(str(chosen.name), [str(word) for word in chosen.headings], rows)])
        body = {"rows": written[0], "filters": sorted(filters)}
        _record("exchange.exported", chosen, actor, reason, **body)
        file = path.open("rb")  # stays readable after its name is gone
    return FileResponse(file, as_attachment=True, filename=_name(chosen, XLSX))


def _stream(chosen: Export, actor: Actor, filters: dict[str, str], reason: str) -> HttpResponseBase:
    """The rows as they are read; an entry before the first byte, another with how many have left."""
    with transaction.atomic():
        _record("exchange.exported", chosen, actor, reason, filters=sorted(filters), kind=CSV)
    pieces = _leaving(chosen, actor, filters, reason)
    answer = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, _name(chosen, CSV))
    return answer


def _leaving(chosen: Export, actor: Actor, filters: dict[str, str], reason: str) -> Iterator[bytes]:
    written = [0]
    try:
        rows = _counted(chosen.rows(actor, filters), written)
        yield from stream_csv([str(word) for word in chosen.headings], rows)
    finally:
        with transaction.atomic():
            _record("exchange.export_left", chosen, actor, reason, rows=written[0])


def _record(deed: str, chosen: Export, actor: Actor, reason: str, **body: Any) -> None:
    journal.record(
        deed,
        by=actor,
        at=timezone.now(),
        subject=("exchange.Export", chosen.code),
        path=(access.paths_for(actor, chosen.needs) or [""])[0],
        reason=reason,
        body={"export": chosen.code, **body},
    )


def _name(chosen: Export, kind: str) -> str:
    name = _("{name}-{day}.{kind}")
    return name.format(name=chosen.name, day=timezone.localdate().isoformat(), kind=kind)


def _counted(rows: Any, written: list[int]) -> Iterator[Any]:
    for row in rows:
        written[0] += 1
        yield row
