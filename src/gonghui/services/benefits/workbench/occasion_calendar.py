"""The dates ahead, month by month: what comes when, to how many it is already given."""

import datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires
from gonghui.kernel.months import later
from gonghui.ui import formats

from ..queries import program_facts
from ..queries.occasions import Planned
from ..queries.programs import RUN
from .programs_shown import date_row

MONTHS = 6


@requires(RUN)
def ahead(request: HttpRequest) -> HttpResponse:
    """What is under way and what comes in the next half year, the next first."""
    actor, today = access.actor_for(request), timezone.localdate()
    dates = program_facts.calendar(actor, today, later(today, MONTHS))
    listed = program_facts.listed(actor, dates)
    rows = [_row(planned, today, listed[planned.program.pk, planned.dated.key]) for planned in dates]
    months = [
        {"name": name, "rows": list(found)} for name, found in groupby(rows, key=lambda row: row["month"])
    ]
    return render(request, "benefits/workbench/calendar.html", {"months": months})


def _row(planned: Planned, today: datetime.date, listed: int) -> dict[str, Any]:
    program, on = planned.program, max(planned.dated.on, today)
    return {
        **date_row(planned, today),
        "month": _("{year} 年 {month} 月").format(year=on.year, month=on.month),
        "program": program.name,
        "url": reverse("workbench-benefits:program", args=[program.uid]),
        "union": program.organization.shown_name,
        "gives": program.gives,
        "listed": formats.number(listed) if listed else "",
    }
