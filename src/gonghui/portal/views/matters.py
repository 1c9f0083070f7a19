"""My cases: where each stands, and taking one back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import person_of, signed_in
from gonghui.kernel.cases import actions
from gonghui.kernel.cases import queries as kernel_cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.refusal import Refusal

from .. import matters

WITHDRAW = "withdraw"


@signed_in
def cases(request: HttpRequest) -> HttpResponse:
    mine = kernel_cases.of_applicant(person_of(request)).order_by("-opened_at")[:100]
    return render(request, "portal/cases.html", {"cases": [matters.brief(case) for case in mine]})


@signed_in
def case(request: HttpRequest, uid: str) -> HttpResponse:
    found = _own(request, uid)
    told = _told_by_service(found)
    context = {
        "case": found,
        "now": matters.now_card(found) | told.pop("now", {}),
        "timeline": matters.timeline(found),
        "answer_url": matters.answer_url(found),
        "may_withdraw": _may_withdraw(request, found),
        **told,
    }
    return render(request, "portal/case.html", context)


@signed_in
def withdrawal(request: HttpRequest, uid: str) -> HttpResponse:
    """Taking a case back has a page of its own that says what happens."""
    found = _own(request, uid)
    if not _may_withdraw(request, found):
        raise Http404
    if request.method == "POST":
        try:
            actions.move(found, WITHDRAW, by=access.actor_for(request), at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("已撤回，工会不再办理这一件。以后需要可以重新申请。"))
        return redirect("portal:case", uid=found.uid)
    return render(request, "portal/withdrawal.html", {"case": found})


def _told_by_service(found: Case) -> dict[str, Any]:
    """What the service of this flow tells the applicant besides."""
    tells = registry.matters().get(found.flow)
    if tells is None:
        return {}
    told = tells(found)
    return {**told["context"], "matter_template": told["template"]}


def _own(request: HttpRequest, uid: str) -> Case:
    return get_object_or_404(kernel_cases.of_applicant(person_of(request)), uid=uid)


def _may_withdraw(request: HttpRequest, found: Case) -> bool:
    open_moves = kernel_cases.moves_open_to(found, access.actor_for(request), timezone.now())
    return any(move.code == WITHDRAW for move in open_moves)
