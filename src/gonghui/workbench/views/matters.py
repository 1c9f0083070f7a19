"""One case with its decision, and the list of all cases in sight."""

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
from gonghui.ui.paging import page_of

from .. import case_desk, case_rows
from ..forms import CaseFilter, DecisionForm

CONFLICT = 409


@officers_only
def cases(request: HttpRequest) -> HttpResponse:
    """Cases of flows in which the actor has a part, newest first."""
    actor, at = access.actor_for(request), timezone.now()
    form = CaseFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
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
    """Facts, what was done, and the decision; nothing is chosen beforehand."""
    actor, at = access.actor_for(request), timezone.now()
    found = case_desk.found_or_404(actor, uid, at)
    service_page = page_of_case(found, actor)
    moves = [move for move in kernel_cases.moves_open_to(found, actor, at) if move.needs]
    form = DecisionForm(moves, request.POST or None, initial={"expected_version": found.version})
    status = 200
    if request.method == "POST":
        if not moves and form.data.get("expected_version") == str(found.version):
            raise Http404
        if form.is_valid():
            status = _decided(request, found, service_page, form, actor, at)
            if status == 302:
                return redirect("workbench:case", uid=found.uid)
            found = case_desk.found_or_404(actor, uid, at)
    context = {**service_page["context"], **case_desk.context(found, actor, at)}
    context |= {"form": form if moves else None, "facts_template": service_page["template"]}
    return render(request, "workbench/case.html", context, status=status)


def page_of_case(found: Case, actor: Actor) -> dict[str, Any]:
    """What the service of this flow shows and how it decides."""
    for service in registry.services():
        if found.flow in service.case_pages:
            return service.case_pages[found.flow](found, actor)
    raise Http404


def _decided(
    request: HttpRequest, found: Case, service_page: dict, form: DecisionForm, actor: Actor, at: Any
) -> int:
    wanted = form.cleaned_data
    try:
        service_page["decide"](
            found,
            wanted["conclusion"],
            by=actor,
            at=at,
            reason=wanted["reason"],
            expected_version=wanted["expected_version"],
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return CONFLICT
    name = found.declared.move(wanted["conclusion"]).name
    messages.success(request, _("已办：{what}。结果已经告诉申请人，记在经过里。").format(what=name))
    return 302
