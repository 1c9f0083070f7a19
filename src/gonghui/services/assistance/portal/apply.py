"""Asking for help on a phone: five pages, one thing each, kept on the server as they go."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import signed_in
from gonghui.kernel.codes import divisions
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal

from ..actions import applying, drafting
from ..forms.applying import FamilyForm, HomeForm, MoneyForm, PaperForm
from ..forms.people import initial_of
from ..forms.trouble import TroubleForm
from ..models import Application
from ..queries import households
from . import apply_words, estimate

UNION = "assistance.union"
ONLINE = "online"


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Where and how the household lives. What the union knows stands above and is not asked."""
    person = request.user.person
    running = households.running_case(households.lasting_of(person))
    if running:
        return redirect("portal:case", uid=running.uid)
    draft, union = households.draft_of(person), _union(request)
    if union is None:
        return redirect("portal-assistance:apply-union")
    answers = draft.particulars if draft else apply_words.known(person)
    form = HomeForm(_posted(request), initial=answers)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        draft = drafting.begin(person, union, channel=ONLINE, by=access.actor_for(request), at=at)
        drafting.save_answers(draft, form.cleaned_data, at=at)
        return redirect("portal-assistance:apply-family")
    known = apply_words.known_facts(request.user, union)
    return _page(request, "home", form, draft, known=known)


@signed_in
def union(request: HttpRequest) -> HttpResponse:
    """Someone of no union chooses the local one that takes the application."""
    offered = tree.open_organizations().exclude(covers_region="").order_by("path")[:200]
    rows = [
        {"code": each.code, "name": each.name, "place": divisions.name(each.covers_region)}
        for each in offered
    ]
    if request.method == "POST" and any(row["code"] == request.POST.get("choice") for row in rows):
        request.session[UNION] = request.POST["choice"]
        return redirect("portal-assistance:apply")
    return render(request, "assistance/portal/apply_union.html", {"unions": rows})


@signed_in
def family(request: HttpRequest) -> HttpResponse:
    """Who lives in the household. Nobody has to be named now; the visit can do it."""
    draft = households.draft_of(request.user.person)
    if draft is None:
        return redirect("portal-assistance:apply")
    people = draft.particulars.get("family", [])
    place = _place(request, len(people))
    form = FamilyForm(_posted(request), initial=initial_of(people[place]) if place is not None else None)
    if request.method == "POST":
        if "remove" in request.POST and place is not None:
            return _keep_people(draft, [*people[:place], *people[place + 1 :]])
        if "add" not in request.POST and not request.POST.get("name", "").strip():
            return redirect("portal-assistance:apply-money")
        if form.is_valid():
            told = form.told()
            if place is not None:
                people[place] = {**told, **{k: people[place][k] for k in ("uid",) if k in people[place]}}
            else:
                people.append(told)
            return _keep_people(draft, people, "add" not in request.POST)
    return _page(request, "family", form, draft, people=apply_words.people(people), place=place)


@signed_in
def money(request: HttpRequest) -> HttpResponse:
    """What came in and had to go out; the estimate stands beside it and follows what is typed."""
    draft = households.draft_of(request.user.person)
    if draft is None:
        return redirect("portal-assistance:apply")
    form = MoneyForm(_posted(request), initial=draft.particulars)
    if request.method == "POST" and form.is_valid():
        draft = drafting.save_answers(draft, form.cleaned_data, at=timezone.now())
        again = "estimate" in request.POST
        return redirect("portal-assistance:apply-money" if again else "portal-assistance:apply-trouble")
    return _page(request, "money", form, draft, live=estimate.live(draft, draft.particulars))


@signed_in
@require_POST
def live(request: HttpRequest) -> HttpResponse:
    """The estimate for what is being typed; what cannot be read yet counts as it was saved."""
    draft = households.draft_of(request.user.person)
    if draft is None or request.headers.get("HX-Request") != "true":
        return redirect("portal-assistance:apply-money")
    form = MoneyForm(request.POST)
    form.is_valid()
    answers = {**draft.particulars, **form.cleaned_data}
    return render(request, "assistance/portal/live_answer.html", {"live": estimate.live(draft, answers)})


@signed_in
def trouble(request: HttpRequest) -> HttpResponse:
    """What happened, as far as it belongs to the troubles that were named."""
    draft = households.draft_of(request.user.person)
    if draft is None:
        return redirect("portal-assistance:apply")
    causes = draft.particulars.get("causes", [])
    form = TroubleForm(causes, _posted(request), initial=apply_words.initial(draft.particulars))
    if request.method == "POST" and form.is_valid():
        drafting.save_answers(draft, form.cleaned_data, at=timezone.now())
        return redirect("portal-assistance:apply-papers")
    return _page(request, "trouble", form, draft)


@signed_in
def papers(request: HttpRequest) -> HttpResponse:
    """Photographs of papers, one at a time; none has to be there."""
    draft = households.draft_of(request.user.person)
    if draft is None:
        return redirect("portal-assistance:apply")
    form = PaperForm(_posted(request), request.FILES or None)
    if request.method == "POST" and "remove" in request.POST:
        drafting.drop_paper(draft, request.POST["remove"], by=access.actor_for(request), at=timezone.now())
        return redirect("portal-assistance:apply-papers")
    if request.method == "POST" and not request.FILES and "add" not in request.POST:
        return redirect("portal-assistance:apply-check")
    if request.method == "POST" and form.is_valid():
        by, at, kind = access.actor_for(request), timezone.now(), form.cleaned_data["kind"]
        try:
            drafting.add_paper(draft, kind, form.cleaned_data["photo"], by=by, at=at)
        except Refusal as refusal:
            form.add_error("photo", str(refusal))
        else:
            messages.success(request, _("收好了。还有别的材料就接着添。"))
            return redirect("portal-assistance:apply-papers")
    return _page(request, "papers", form, draft, papers=apply_words.papers(draft.particulars))


@signed_in
def check(request: HttpRequest) -> HttpResponse:
    """The whole on one page with what the policy says of it; it can be sent whatever that is."""
    draft = households.draft_of(request.user.person)
    if draft is None:
        return redirect("portal-assistance:apply")
    refusal = ""
    if request.method == "POST":
        try:
            case = applying.send(draft, by=access.actor_for(request), at=timezone.now())
        except Refusal as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("申请交上去了。接下来工会会约时间上门看看，您不用再跑。"))
            return redirect("portal:case", uid=case.uid)
    more = {"facts": apply_words.facts(draft), "refusal": refusal}
    return _page(request, "check", None, draft, **more, live=estimate.live(draft, draft.particulars))


@signed_in
@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Throw the draft away."""
    draft = households.draft_of(request.user.person)
    if draft is not None:
        drafting.discard(draft, by=access.actor_for(request), at=timezone.now())
        messages.success(request, _("这份没交的申请已经删掉，填过的都不留。"))
    return redirect("portal:home")


def _page(request: HttpRequest, name: str, form: Any, draft: Application | None, **more: Any) -> HttpResponse:
    context = {
        "form": form,
        "step": apply_words.head(name, draft),
        "draft": draft,
        **more,
        "back_url": apply_words.back(name),
    }
    return render(request, f"assistance/portal/apply_{name}.html", context)


def _posted(request: HttpRequest) -> Any:
    """What was typed. An empty answer is an answer too, and is told what is missing."""
    return request.POST if request.method == "POST" else None


def _place(request: HttpRequest, count: int) -> int | None:
    """Which of the people named is meant, if one is."""
    text = request.POST.get("remove") or request.POST.get("which") or request.GET.get("which") or ""
    return int(text) if text.isdecimal() and int(text) < count else None


def _keep_people(draft: Application, people: list[dict[str, Any]], go_on: bool = False) -> HttpResponse:
    counted = max(int(draft.particulars.get("people") or 1), len(people) + 1)
    drafting.save_answers(draft, {"family": people, "people": counted}, at=timezone.now())
    return redirect("portal-assistance:apply-money" if go_on else "portal-assistance:apply-family")


def _union(request: HttpRequest) -> Organization | None:
    found = households.union_of(request.user.person)
    return found or (tree.find(request.session[UNION]) if UNION in request.session else None)
