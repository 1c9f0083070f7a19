"""Legal aid at the officer's desk: the list, and what the case's page shows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..permissions import RIGHTS
from ..queries import rights
from . import rights_pages as pages


@requires(RIGHTS)
def listed(request: HttpRequest) -> HttpResponse:
    """All requests this officer may see; who asks stands on the case's page alone."""
    found = rights.aid_cases(access.actor_for(request), timezone.now())
    page = page_of(request, found.order_by("ended_at", "due_at", "-pk"), pages.ON_PAGE)
    return pages.listed(request, "aid", page, [_row(case) for case in page.object_list])


def case_page(case: Case, actor: Actor) -> dict[str, Any]:
    """What was asked, and how it is decided."""
    aid = rights.aid_of(case)
    told = aid.particulars
    facts = [
        pages.fact(_("姓名"), aid.person.name),
        pages.fact(_("所在工会"), aid.organization.name),
        pages.fact(_("什么事"), aid.get_about_display()),
        pages.fact(_("要什么帮助"), aid.get_help_display()),
        pages.fact(_("跟哪个单位有争议"), told.get("against")),
        pages.fact(_("经过"), told.get("words")),
    ]
    return {
        "template": "grievances/workbench/aid_facts.html",
        "context": {"facts": facts},
        "decide": cases.move,
    }


def _row(case: Any) -> dict[str, Any]:
    aid = case.legal_aid
    late = case.is_late(timezone.now())
    return {
        "number": case.number,
        "url": reverse("workbench:case", args=[case.uid]),
        "about": f"{aid.get_about_display()} · {aid.get_help_display()}",
        "union": case.organization.shown_name,
        "since": formats.iso(timezone.localdate(case.opened_at)),
        "due": formats.iso(timezone.localdate(case.due_at)) if case.due_at and not case.ended_at else "",
        "due_tone": "bad" if late else "",
        "word": str(case.standing.name),
        "tone": "" if case.ended_at else "bad" if late else "info",
    }
