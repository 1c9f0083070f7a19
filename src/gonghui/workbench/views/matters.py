"""One case with its decision, and the list of all cases in sight."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as kernel_cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.people import queries as people
from gonghui.kernel.refusal import Refusal
from gonghui.ui.paging import filter_of, page_of

from .. import case_desk, case_rows
from ..forms import CaseFilter, DecisionForm

CONFLICT = 409


@officers_only
def cases(request: HttpRequest) -> HttpResponse:
    """Cases of flows in which the actor has a part, newest first."""
    actor, at = access.actor_for(request), timezone.now()
    form = filter_of(request, CaseFilter)
    wanted = form.cleaned_data
    found = kernel_cases.visible(actor, at, wanted.get("flow", ""))
    if wanted.get("state"):
        found = found.filter(ended_at__isnull=wanted["state"] == "open")
    if text := wanted.get("q", ""):
        by_number = found.filter(number__startswith=text.upper())
        found = by_number if by_number.exists() else people.search(found, text, prefix="applicant__")
    page = page_of(request, found.order_by("-opened_at", "-id"))
    rows = [case_rows.row(each, at) for each in page.object_list]
    return render(request, "workbench/cases.html", {"form": form, "rows": rows, "page": page})


@officers_only
def case(request: HttpRequest, uid: str) -> HttpResponse:
    """Facts, what was done, and the decision; nothing is chosen beforehand.

    Whoever decides on what has changed meanwhile sees how it stands now, with the own words kept.
    """
    actor, at = access.actor_for(request), timezone.now()
    found = case_desk.found_or_404(actor, uid, at)
    service_page = page_of_case(found, actor)
    refusal, given = "", None
    if request.method == "POST":
        form = DecisionForm(case_desk.officers_moves(found), request.POST)
        if form.is_valid():
            refusal = _refused(request, found, service_page["decide"], form.cleaned_data)
            if not refusal:
                return redirect("workbench:case", uid=found.uid)
            found = case_desk.found_or_404(actor, uid, at)
        given = request.POST.copy()
        given["expected_version"] = str(found.version)
    moves = [move for move in kernel_cases.moves_open_to(found, actor, at) if move.needs]
    form = DecisionForm(moves, given, initial={"expected_version": found.version})
    context = {**service_page["context"], **case_desk.context(found, actor, at)}
    context |= {"form": form if moves else None, "facts_template": service_page["template"]}
    status = CONFLICT if refusal else 200
    return render(request, "workbench/case.html", context | {"refusal": refusal}, status=status)


def page_of_case(found: Case, actor: Actor) -> dict[str, Any]:
    """What the service of this flow shows and how it decides."""
    for service in registry.services():
        if found.flow in service.case_pages:
            return service.case_pages[found.flow](found, actor)
    raise Http404


def _refused(request: HttpRequest, found: Case, decide: Callable[..., Any], wanted: dict[str, Any]) -> str:
    """Decide; the sentence of the refusal, or nothing when it was done."""
    try:
        decide(
            found,
            wanted["conclusion"],
            by=access.actor_for(request),
            at=timezone.now(),
            reason=wanted["reason"],
            expected_version=wanted["expected_version"],
        )
    except Refusal as refusal:
        return str(refusal)
    name = found.declared.move(wanted["conclusion"]).name
    messages.success(request, _("已办：{what}。结果已经告诉申请人，记在经过里。").format(what=name))
    return ""
