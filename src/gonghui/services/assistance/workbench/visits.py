"""Visits at home: who waits for one, and the form that is filled there."""

import uuid
from pathlib import Path

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.files import actions as files
from gonghui.kernel.people import masks
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from .. import flows
from ..actions import visiting
from ..forms.visiting import VisitForm
from ..queries import ways

EXAMPLE = uuid.UUID(int=0)
# What the page of visits imports; the telephone keeps it beside the empty form.
PARTS = (
    "assistance/visit-store.js",
    "assistance/visit-sender.js",
    "assistance/visit-list.js",
    "ui/icons.svg",
)
PURPOSE = {flows.APPLICATION.code: visiting.APPLICATION, flows.RECHECK.code: visiting.RECHECK}


@requires(flows.VERIFY)
def visits(request: HttpRequest) -> HttpResponse:
    """The households that wait for a visit, the nearest deadline first."""
    waiting = ways.waiting_for_visit(access.actor_for(request))
    rows = [
        {
            "uid": case.uid,
            "number": case.number,
            "name": masks.name(case.applicant.name),
            "what": case.declared.name,
            "place": case.organization.name,
            "due": formats.due(case.due_at),
            "tone": formats.due_tone(case.due_at),
        }
        for case in waiting[:200]
    ]
    context = {"rows": rows, "example": EXAMPLE, "officer": _mark(request)}
    return render(request, "assistance/workbench/visits.html", context)


@requires(flows.VERIFY)
def offline(request: HttpRequest) -> HttpResponse:
    """The empty form that the telephone keeps; the tasks are filled in from the telephone itself."""
    form = VisitForm(initial={"visited_on": timezone.localdate()})
    context = {"form": form, "example": EXAMPLE, "parts": [static(part) for part in PARTS]}
    return render(request, "assistance/workbench/visits_offline.html", context)


@requires(flows.VERIFY)
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the empty form; it reaches no further than the pages of visits."""
    path = finders.find("assistance/visit-worker.js")
    return HttpResponse(Path(path).read_bytes(), content_type="text/javascript")


@requires(flows.VERIFY)
def visit(request: HttpRequest, uid: str) -> HttpResponse:
    """One visit. Sent twice, from a page or from a telephone that was offline, it is recorded once."""
    actor = access.actor_for(request)
    case = found_or_404(ways.open_to_visits(actor), uid=uid)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = VisitForm(*given, initial={"visited_on": timezone.localdate(), "key": uuid.uuid4()})
    recorded = request.method == "POST" and form.is_valid() and _recorded(request, form, case, actor)
    if request.method == "POST" and not request.accepts("text/html"):
        return _to_the_telephone(form, recorded)
    if recorded:
        return redirect("workbench:case", uid=case.uid)
    name = masks.name(case.applicant.name)
    context = {"form": form, "case": case, "name": name, "officer": _mark(request)}
    return render(request, "assistance/workbench/visit.html", context)


def _to_the_telephone(form: VisitForm, recorded: bool) -> HttpResponse:
    """Told to the page that kept the record: taken in, or why not."""
    if recorded:
        return JsonResponse({}, status=201)
    says = [str(fault) for faults in form.errors.values() for fault in faults]
    return JsonResponse({"says": says}, status=422)


def _mark(request: HttpRequest) -> str:
    """Whose telephone it is, told to nobody: a record is only sent by the officer who wrote it."""
    return salted_hmac("assistance.visits", str(request.user.pk)).hexdigest()[:32]


def _recorded(request: HttpRequest, form: VisitForm, case: Case, actor: Actor) -> bool:
    told, at = form.cleaned_data, timezone.now()
    try:
        paper = None if ways.visit_of(told["key"]) else told.get("paper")
        kept = files.store(paper, kind="image", sensitive=True, by=actor, at=at) if paper else None
        _visit, is_new = visiting.record_visit(
            ways.household_of(case),
            key=told["key"],
            visited_on=told["visited_on"],
            purpose=PURPOSE[case.flow],
            findings=form.findings(),
            by=actor,
            at=at,
            case=case,
            authorized_check=told["authorized"],
            agrees=told["agrees"] == "yes",
            paper=kept,
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    if not request.accepts("text/html"):
        return True
    says = _("入户记录记下了，可以在这一页上报。") if is_new else _("这次入户已经记过了，没有重复登记。")
    messages.success(request, says)
    return True
