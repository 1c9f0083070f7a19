"""Who retires soon, and which women are to be asked at which age of the law."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.people.models import Person
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import retiring as deeds
from ..dates import retirement
from ..forms.groups import GroupForm
from ..models import RetirementGroup
from ..queries import finding, retiring
from ..queries.sites import GROUPS
from .asking_groups import asked

AHEAD = 12


@requires(GROUPS)
def listed(request: HttpRequest) -> HttpResponse:
    """First whom to ask, then everybody whose day comes within a year."""
    today = timezone.localdate()
    members = finding.members_of(access.actor_for(request), GROUPS, today)
    asking = retiring.to_be_checked(members, today, AHEAD).order_by("person__birth_date", "pk")
    page = page_of(
        request, members.filter(retiring.retiring(today, months=AHEAD)).order_by("person__birth_date")
    )
    groups = retiring.recorded_for(row.person_id for row in page.object_list)
    context = {
        "asking": [_asked_about(row) for row in asking[:50]],
        "asking_count": asking.count(),
        "page": page,
        "rows": [_row(row, groups.get(row.person_id)) for row in page.object_list],
    }
    return render(request, "benefits/workbench/retirement.html", context)


@requires(GROUPS)
def group(request: HttpRequest, uid: str) -> HttpResponse:
    """Record the group of one member, and the agreed day if there is one."""
    actor = access.actor_for(request)
    row = found_or_404(finding.members_of(actor, GROUPS, timezone.localdate()), person__uid=uid)
    kept = retiring.group_of(row.person)
    initial = {name: getattr(kept, name) for name in ("group", "agreed_on", "document")} if kept else {}
    form = GroupForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {**form.cleaned_data, "by": actor, "at": timezone.now()}
        says = _("记下了。到了日子会提醒办荣休。")
        if tried(request, lambda: deeds.keep_group(row.person, row.organization, **told), says, form):
            return redirect("workbench-benefits:retirement")
    back, sub = reverse("workbench-benefits:retirement"), f"{row.person.name} · {row.organization.shown_name}"
    return asked(request, form, title=_("登记退休类别"), back_url=back, sub=sub)


def _asked_about(row: Any) -> dict[str, Any]:
    birth = row.person.birth_date
    days = [retirement.day(birth, each) for each in (retirement.FEMALE50, retirement.FEMALE55)]
    return {**_named(row), "days": [formats.iso(day) for day in days]}


def _row(row: Any, kept: RetirementGroup | None) -> dict[str, Any]:
    day = _day(row.person, kept)
    return {
        **_named(row),
        "day": formats.iso(day) if day else "",
        "group": kept.get_group_display() if kept else "",
        "is_agreed": bool(kept and kept.agreed_on),
    }


def _day(person: Person, kept: RetirementGroup | None) -> datetime.date | None:
    if kept is not None and kept.agreed_on:
        return kept.agreed_on
    if person.birth_date is None or (kept is None and person.sex != retiring.MALE):
        return None
    return retirement.day(person.birth_date, kept.group if kept else retirement.MALE)


def _named(row: Any) -> dict[str, Any]:
    return {
        "name": row.person.name,
        "union": row.organization.shown_name,
        "born": formats.iso(row.person.birth_date),
        "url": reverse("workbench-benefits:retirement-group", args=[row.person.uid]),
    }
