"""Joining in three questions and one look at the whole; drafts wait on the server."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from gonghui.kernel.access.doors import account_of, open_to_all, person_of, signed_in
from gonghui.kernel.codes import divisions
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal

from .. import queries
from ..actions import joining
from ..forms import UnionForm, WhoForm, WorkForm
from ..models import JoinApplication
from . import drafts, join_words

SENT = "membership.sent"


@open_to_all
def by_link(request: HttpRequest, code: str) -> HttpResponse:
    """The address on a poster: the union is known, the first question is answered."""
    organization = organizations.find(code)
    if organization is None or organization.closed_on:
        raise Http404
    drafts.choose(request, organization)
    return redirect("portal-membership:join-who")


@open_to_all
def union(request: HttpRequest) -> HttpResponseBase:
    """Which union: search by the unit's name, or the local union when there is none."""
    if request.method == "POST" and request.POST.get("choice"):
        return by_link(request, request.POST["choice"])
    form = UnionForm(request.GET if "organization" in request.GET else None)
    found: list[Organization] = []
    local = None
    if form.is_bound and form.is_valid():
        found = list(organizations.open_to_joiners(form.cleaned_data["organization"])[:20])
        local = _local(request.GET.get("region", ""), **form.cleaned_data)
    context = {
        "form": form,
        "found": found,
        "local": local,
        "regions": _regions() if form.is_bound and local is None else [],
        "draft": queries.unfinished(request.session.get(drafts.DRAFT)),
    }
    return render(request, "membership/portal/join_union.html", context)


@open_to_all
def who(request: HttpRequest) -> HttpResponse:
    """Who you are; someone signed in is not asked what is known."""
    application = drafts.of(request)
    if application is None:
        return redirect("portal-membership:join")
    return _step(request, application, WhoForm, 2, "join-work")


@open_to_all
def work(request: HttpRequest) -> HttpResponse:
    application = drafts.of(request)
    if application is None:
        return redirect("portal-membership:join")
    return _step(request, application, WorkForm, 3, "join-check")


@open_to_all
def check(request: HttpRequest) -> HttpResponse:
    """The whole on one page, and the button that sends it."""
    application = drafts.of(request)
    if application is None:
        return redirect("portal-membership:join")
    refusal = ""
    if request.method == "POST":
        try:
            case = drafts.send(request, application)
        except Refusal as refused:
            refusal = str(refused)
        else:
            request.session[SENT] = [case.number, application.organization_id]
            return redirect("portal-membership:join-sent")
    context = {
        "application": application,
        "facts": join_words.facts(application),
        "wanted": join_words.wanted(application),
        "refusal": refusal,
        "total": join_words.STEPS,
    }
    return render(request, "membership/portal/join_check.html", context)


@open_to_all
def sent(request: HttpRequest) -> HttpResponse:
    """The same page for everyone who sent: number, what comes next, whom to call.

    It names the union that was asked for. The one a transfer starts from would tell a stranger where somebody
    is a member.
    """
    if SENT not in request.session:
        return redirect("portal-membership:join")
    number, organization = request.session[SENT]
    union = Organization.objects.get(pk=organization)
    return render(request, "membership/portal/join_sent.html", {"number": number, "union": union})


@signed_in
def application(request: HttpRequest, uid: str) -> HttpResponse:
    """A returned application is mended here; any other one leads to its case."""
    found = get_object_or_404(queries.applications_of(person_of(request)), uid=uid)
    case = found.case or found.transfer_case
    if case is None:
        raise Http404
    if case.waits_for_applicant:
        drafts.resume(request, found)
        return redirect("portal-membership:join-who")
    return redirect("portal:case", uid=case.uid)


def _step(
    request: HttpRequest, application: JoinApplication, form_class: type[Form], number: int, following: str
) -> HttpResponse:
    answers = joining.read_answers(application) or _known(request)
    form = form_class(_posted(request), initial=answers)
    if request.method == "POST" and form.is_valid():
        drafts.keep(request, application, form.cleaned_data)
        return redirect(f"portal-membership:{following}")
    context = {
        "form": form,
        "step": join_words.head(number, application),
        "back_url": _back(number),
        "number": number,
    }
    return render(request, "membership/portal/join_step.html", context)


def _posted(request: HttpRequest) -> Any:
    """What was typed. An empty answer is an answer too, and is told what is missing."""
    return request.POST if request.method == "POST" else None


def _back(number: int) -> str:
    return reverse({2: "portal-membership:join", 3: "portal-membership:join-who"}[number])


def _known(request: HttpRequest) -> dict[str, Any]:
    account = account_of(request) if request.user.is_authenticated else None
    return {"name": account.person.name, "phone": account.phone} if account and account.person else {}


def _local(region: str, address: str, organization: str) -> Organization | None:
    """The union that takes in workers of a place: the region chosen, else the address, else the name."""
    divided = (divisions.in_address(text) for text in (address, organization))
    codes = [region, *(division.code for division in divided if division)]
    return next(filter(None, (organizations.local_union_for(code) for code in codes if code)), None)


def _regions() -> list[tuple[str, str]]:
    covered = (
        organizations.open_organizations().exclude(covers_region="").values_list("covers_region", flat=True)
    )
    return [(code, divisions.name(code)) for code in covered.distinct()[:200]]
