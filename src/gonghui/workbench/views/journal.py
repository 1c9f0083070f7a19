"""The journal for auditors: what was done by whom, and whether the chain holds."""

import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires
from gonghui.kernel.journal import verify
from gonghui.ui.paging import filter_of, page_of

from .. import queries
from ..organization_forms import DAY

ONE_DAY = datetime.timedelta(days=1)


class JournalFilter(forms.Form):
    """What to look for; the first field is the search."""

    deed = forms.CharField(
        label=gettext_lazy("做了什么（代号，以 . 结尾就找一类）"), required=False, max_length=60
    )
    since = forms.DateField(label=gettext_lazy("从哪天"), required=False, widget=DAY)
    until = forms.DateField(label=gettext_lazy("到哪天"), required=False, widget=DAY)


@requires(queries.READ_JOURNAL)
def journal(request: HttpRequest) -> HttpResponse:
    """Entries of the auditor's part of the tree, newest first. The chain is proved when asked for."""
    form = filter_of(request, JournalFilter)
    entries = queries.journal_for(access.actor_for(request), **_bounds(form.cleaned_data))
    report = verify.verify() if request.GET.get("verify") == "1" else None
    context = {"form": form, "page": page_of(request, entries, 50), "report": report}
    return render(request, "workbench/journal.html", context)


def _bounds(wanted: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"deed": wanted.get("deed", "")}
    if wanted.get("since"):
        found["since"] = _start_of(wanted["since"])
    if wanted.get("until"):
        found["until"] = _start_of(wanted["until"] + ONE_DAY)
    return found


def _start_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
