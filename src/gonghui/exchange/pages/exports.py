"""Lists out of the house: what was declared, narrowed by filters, journaled with a reason."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django import forms
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui import registry
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import confirmed_recently, officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.manifest import Export
from gonghui.ui.formats import number

from . import queries

REASON = 4  # characters


class ExportForm(forms.Form):
    """Which list, and what it is needed for."""

    export = forms.ChoiceField(label=gettext_lazy("导出什么"), widget=forms.RadioSelect)
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
        self.fields["export"].choices = [(each.code, _named(each, counts)) for each in offered]


@officers_only
@confirmed_recently
def exports(request: HttpRequest, workbook: str, service: str) -> HttpResponse:
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
        return _file(chosen, actor, filters, form.cleaned_data["reason"])
    context = {"form": form, "service": registry.service(service), "is_narrowed": bool(request.GET)}
    return render(request, "exchange/exports.html", context)


def _named(export: Export, counts: dict[str, int]) -> str:
    if export.code not in counts:
        return str(export.name)
    return _("{name}，{count} 行").format(name=export.name, count=number(counts[export.code]))


def _file(chosen: Export, actor: Actor, filters: dict[str, str], reason: str) -> HttpResponse:
    """The workbook; the entry in the journal stands before the first byte leaves."""
    written = [0]
    with tempfile.TemporaryDirectory(prefix="gonghui-") as folder, transaction.atomic():
        path = Path(folder) / "export.xlsx"
        rows = _counted(chosen.rows(actor, filters), written)
        write_xlsx(path, [Sheet(str(chosen.name), [str(word) for word in chosen.headings], rows)])
        journal.record(
            "exchange.exported",
            by=actor,
            at=timezone.now(),
            subject=("exchange.Export", chosen.code),
            path=(access.paths_for(actor, chosen.needs) or [""])[0],
            reason=reason,
            body={"export": chosen.code, "rows": written[0], "filters": sorted(filters)},
        )
        file = path.open("rb")  # stays readable after its name is gone
    name = _("{name}-{day}.xlsx").format(name=chosen.name, day=timezone.localdate().isoformat())
    return FileResponse(file, as_attachment=True, filename=name)


def _counted(rows: Any, written: list[int]) -> Iterator[Any]:
    for row in rows:
        written[0] += 1
        yield row
