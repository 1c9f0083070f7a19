"""Who stands behind a number of the board, for those who may see names there."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires
from gonghui.kernel.organizations.queries import within
from gonghui.ui import formats
from gonghui.ui.paging import address_with, page_of

from ..models import Entitlement
from ..queries import boards, entitlements
from ..queries.entitlements import VIEW
from . import board_words as words
from . import places
from .board import address

A_PAGE = 50
State = Entitlement.State
TONES = {State.OPEN: "info", State.REACHED: "ok", State.DECLINED: "", State.MISSED: "warn"}


@requires(VIEW)
def names(request: HttpRequest) -> HttpResponse:
    """Names of one union and year: by default whom nothing reached, those past their day first."""
    actor = access.actor_for(request)
    board = places.board_of(request, actor, VIEW)
    place = board.place
    what = request.GET.get("what", "")
    what = what if what in KINDS else "unreached"
    days = boards.year_days(board.year)
    rows = within(entitlements.with_words(entitlements.visible(actor)), place).filter(on__range=days)
    if board.code:
        rows = rows.filter(program__coverage=board.code)
    page = page_of(request, of_kind(rows, what), A_PAGE)
    context = {
        "place": place,
        "year": board.year,
        "coverage": words.name_of(board.code) if board.code else "",
        "kinds": [
            {"name": name(), "url": address_with(request, what=code), "current": code == what}
            for code, name in KINDS.items()
        ],
        "page": page,
        "rows": [_row(one) for one in page],
        "board_url": address("coverage", board) if access.paths_for(actor, boards.FIGURES) else "",
    }
    return render(request, "benefits/workbench/coverage_names.html", context)


KINDS = {
    "unreached": lambda: _("没送到和超期"),
    "overdue": lambda: _("超期"),
    "open": lambda: _("待送达"),
    "missed": lambda: _("没送到"),
    "declined": lambda: _("本人不需要"),
    "reached": lambda: _("已送达"),
}


def of_kind(rows: QuerySet[Entitlement], what: str) -> QuerySet[Entitlement]:
    """Those of one kind; the one whose last day is longest ago first."""
    overdue = Q(state=State.OPEN, until__lt=timezone.localdate())
    chosen = {"unreached": overdue | Q(state=State.MISSED), "overdue": overdue}
    return rows.filter(chosen.get(what, Q(state=what))).order_by("until", "pk")


def _row(one: Entitlement) -> dict[str, Any]:
    late = one.state == State.OPEN and one.until < timezone.localdate()
    reason = words.reason_name(one.reason) if one.state == State.MISSED else ""
    return {
        "name": one.person.name,
        "union": one.organization.shown_name,
        "what": one.title,
        "until": one.until,
        "state": _("超期") if late else State(one.state).label,
        "tone": "bad" if late else TONES[State(one.state)],
        "why": formats.clauses(filter(None, [reason, one.reason_words])),
    }
