"""The 12351 desk: one page while the worker speaks; also letters, mails and who comes in person."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import requires
from gonghui.kernel.cases.models import Channel

from ..actions import speaking
from ..forms.entering import CallerForm, EntryForm
from ..models import Grievance, Privacy
from ..permissions import ENTER, HANDLE
from ..queries import callers, categories
from .asking import posted, who


@requires(ENTER)
def enter(request: HttpRequest) -> HttpResponse:
    """The caller is known by the number, with what was said before; the rest is one form."""
    actor = access.actor_for(request)
    caller_form = CallerForm(request.GET if "caller" in request.GET else None)
    number = caller_form.cleaned_data["caller"] if caller_form.is_bound and caller_form.is_valid() else ""
    known = callers.known(number, actor, timezone.now()) if number else None
    initial: dict[str, Any] = {"number": number, "way": request.GET.get("way", Channel.PHONE)}
    if known:
        initial["called"] = known.name
    form = EntryForm(*posted(request), categories=categories.roots(timezone.localdate()), initial=initial)
    made: list[Grievance] = []

    def take_in() -> None:
        made.append(_taken(form, request))

    if request.method == "POST" and form.is_valid():
        says = _("记下了，交给办理的工会了。")
        if tried(request, take_in, says, form):
            case = made[0].case
            return _after(request, made[0], case.number)
    context = {"form": form, "caller_form": caller_form, "caller": number, "known": known}
    context["past"] = callers.past(known, actor, timezone.now()) if known else []
    return render(request, "grievances/workbench/enter.html", context)


def _after(request: HttpRequest, grievance: Grievance, number: str) -> HttpResponse:
    actor = access.actor_for(request)
    if access.allows(actor, HANDLE, grievance.case.path):
        return redirect("workbench:case", uid=grievance.case.uid)
    context = {"number": number, "organization": grievance.case.organization}
    return render(request, "grievances/workbench/entered.html", context)


def _taken(form: EntryForm, request: HttpRequest) -> Grievance:
    told = form.cleaned_data
    acting = who(request)
    person = callers.person_of(told["number"])
    privacy = told["name_kept"] if person else Privacy.CONFIDENTIAL
    said = speaking.Said(
        told["wants"],
        form.categories[told["about_what"]],
        told["words"],
        privacy,
        place=told["where"],
        home=told["at_union"] or callers.union_of(person) or callers.own_union(acting["by"], acting["at"]),
        contact={"name": told["called"], "phone": told["number"]},
        uploads=[("image", told["paper"])] if told["paper"] else [],
    )
    return speaking.speak(said, speaker=person, channel=told["way"], **acting)
