"""Handing in a workbook: kept sealed, checked by the worker, nothing written yet."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui import registry
from gonghui.exchange.imports import intake
from gonghui.exchange.models import Batch
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.database import telling_full_disk
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal
from gonghui.ui.fields import offer

from . import queries, waiting, work

LARGEST = 50 * 1024 * 1024
ENDINGS = (".xlsx", ".csv")


class UploadForm(forms.Form):
    """Which union, which file."""

    organization = forms.ChoiceField(label=gettext_lazy("导入到哪个工会"))
    file = forms.FileField(
        label=gettext_lazy("名册文件"),
        help_text=gettext_lazy(".xlsx 或 .csv，不超过 50 MB；表头在第几行、列的先后都不要紧"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": gettext_lazy("这个文件是空的，请换一个文件。")},
    )

    def __init__(self, organizations: list[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {str(place.pk): place for place in organizations}
        offer(self, "organization", [(key, each.name) for key, each in self.organizations.items()])

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("文件超过 50 MB 了。请按工会拆成几个文件，分几次导入。"))
        if not file.name.lower().endswith(ENDINGS):
            raise forms.ValidationError(_("只认 .xlsx 和 .csv。老的 .xls 请在表格软件里另存为 .xlsx。"))
        return file

    @property
    def place(self) -> Organization:
        return self.organizations[self.cleaned_data["organization"]]


@officers_only
def new(request: HttpRequest, workbook: str, service: str) -> HttpResponse:
    """Choose the union and the file; the check runs as a job and its page says how far it is."""
    actor = access.actor_for(request)
    declared = registry.workbooks()[workbook]
    places = queries.organizations_for(actor, declared.needs)
    if not places:
        raise Http404
    form = UploadForm(places, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            batch = _taken_in(form, workbook, actor)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect(reverse(f"workbench-{service}:import", args=[batch.uid]))
    context = {
        "form": form,
        "declared": declared,
        "imports_url": reverse(f"workbench-{service}:imports"),
        "sheets": [sheet.title for sheet in declared.sheets],
    }
    return render(request, "exchange/import_new.html", context)


def _taken_in(form: UploadForm, workbook: str, actor: Actor) -> Batch:
    file = form.cleaned_data["file"]
    with telling_full_disk(), waiting.on_disk(file) as path, transaction.atomic():
        batch = intake.open_batch(
            path, workbook=workbook, organization=form.place, name=file.name, by=actor, at=timezone.now()
        )
        waiting.keep(batch, path)
        work.start(batch, work.CHECKING, actor)
    return batch
