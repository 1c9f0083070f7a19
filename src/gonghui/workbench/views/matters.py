"""One case with its decision, and the list of all cases in sight."""

from dataclasses import dataclass
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
from ..letters import Letters, decide_as_shown

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
    outcome, given = Outcome(), None
    if request.method == "POST":
        form = DecisionForm(case_desk.officers_moves(found), request.POST)
        if form.is_valid():
            outcome = _decided(request, found, service_page, form.cleaned_data)
            if outcome.is_done:
                return redirect("workbench:case", uid=found.uid)
            found = case_desk.found_or_404(actor, uid, at)
        given = request.POST.copy()
        given["expected_version"] = str(found.version)
    apart = service_page.get("apart", ())
    moves = [
        move for move in kernel_cases.moves_open_to(found, actor, at) if move.needs and move.code not in apart
    ]
    form = DecisionForm(moves, given, initial={"expected_version": found.version})
    context = {**service_page["context"], **case_desk.context(found, actor, at)}
    context |= {"form": form if moves else None, "facts_template": service_page["template"]}
    context |= {"refusal": outcome.refusal, "letters": outcome.letters}
    context["shows_letters"] = service_page.get("shows_letters", False)
    context["why_template"] = service_page.get("why", "")
    status = CONFLICT if outcome.refusal and not _only_looks(request) else 200
    return render(request, "workbench/case.html", context, status=status)


def page_of_case(found: Case, actor: Actor) -> dict[str, Any]:
    """What the service of this flow shows and how it decides."""
    for service in registry.services():
        if found.flow in service.case_pages:
            return service.case_pages[found.flow](found, actor)
    raise Http404


@dataclass(frozen=True)
class Outcome:
    """What came of a decision: done, refused, or letters to be read before it is sent."""

    is_done: bool = False
    refusal: str = ""
    letters: Letters | None = None


def _only_looks(request: HttpRequest) -> bool:
    """Whether the page asks for the letter while the officer still writes."""
    return bool(request.POST.get("look"))


def _decided(
    request: HttpRequest, found: Case, service_page: dict[str, Any], wanted: dict[str, Any]
) -> Outcome:
    move, decide = wanted["conclusion"], service_page["decide"]
    given = {"by": access.actor_for(request), "at": timezone.now(), "reason": wanted["reason"]}
    given["expected_version"] = wanted["expected_version"]
    try:
        if not service_page.get("shows_letters"):
            decide(found, move, **given)
        else:
            seen = None if _only_looks(request) else request.POST.get("seen", "")
            letters = decide_as_shown(found, decide, move, seen=seen, **given)
            if letters is not None:
                return Outcome(letters=letters)
    except Refusal as refusal:
        return Outcome(refusal=str(refusal))
    name = found.declared.move(move).name
    messages.success(request, _("已办：{what}。结果已经告诉申请人，记在经过里。").format(what=name))
    return Outcome(is_done=True)
