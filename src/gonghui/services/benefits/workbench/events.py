"""Life events at the officer's desk: the case's page, its paper after a reason, one entered at a counter."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_after_many_looks, found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.files.downloads import download_address
from gonghui.kernel.people import names
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from ..actions import events as deeds
from ..flows import EVENTS
from ..forms.events import CounterEventForm
from ..forms.reasons import LookForm
from ..models import LifeEvent
from ..queries import events, own
from ..reasons import KIN
from ..refusals_member import NotOneOfYours

CHANNEL = "counter"


def case_page(case: Case, actor: Actor) -> dict[str, Any]:
    """What was told, which program answers to it, and how it is decided."""
    told = events.of_case(case)
    program = events.program_for(told.kind, told.organization, timezone.localdate())
    context = {
        "facts": _facts(told),
        "paper_url": reverse("workbench-benefits:event-paper", args=[told.uid]) if told.paper_id else "",
        "program": program,
        "gives": _gives(program) if program else [],
        "others": [_other(each) for each in events.standing(told.person, told.kind) if each != told],
    }
    return {"template": "benefits/workbench/event_facts.html", "context": context, "decide": deeds.decide}


@requires(EVENTS)
@confirmed_after_many_looks
def paper(request: HttpRequest, uid: str) -> HttpResponse:
    """Opens the photographed paper after a reason; the address is good for this account and two minutes."""
    actor = access.actor_for(request)
    told = found_or_404(events.visible(actor).select_related("paper", "person", "case"), uid=uid)
    if told.paper is None:
        raise Http404
    form = LookForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        asked = {"by": actor, "at": timezone.now(), "reason": form.cleaned_data["reason"]}
        try:
            return redirect(download_address(told.paper, about_person_id=told.person_id, **asked))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "benefits/workbench/event_paper.html", {"form": form, "told": told})


@requires(EVENTS)
def counter(request: HttpRequest) -> HttpResponse:
    """An event that a worker tells at the counter: the same record, marked so."""
    actor = access.actor_for(request)
    form = CounterEventForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    made: list[LifeEvent] = []

    def enter() -> None:
        person = _member(form.cleaned_data, actor)
        made.append(deeds.tell(person, form.told, by=actor, at=timezone.now(), channel=CHANNEL))

    says = _("记下了。核对过证明，就可以在这一页办理。")
    if request.method == "POST" and form.is_valid() and tried(request, enter, says, form):
        return redirect("workbench:case", uid=events.case_of(made[0]).uid)
    return render(request, "benefits/workbench/event_counter.html", {"form": form})


def _member(told: dict[str, Any], actor: Actor) -> Person:
    """The member of this number and name in the officer's unions. Raises NotOneOfYours."""
    person = people.by_id_number(told["id_number"])
    place = own.place_of(person)
    if person is None or place is None or person.name != names.clean(told["name"]):
        raise NotOneOfYours
    if not access.allows(actor, EVENTS, place):
        raise NotOneOfYours
    return person


def _facts(told: LifeEvent) -> list[dict[str, str]]:
    lines = [
        (_("姓名"), told.person.name),
        (_("工会"), told.organization.name),
        (_("什么事"), told.get_kind_display()),
        (_("哪一天"), formats.day(told.on)),
        (_("是什么人"), str(dict(KIN).get(told.about, ""))),
        (_("补充的话"), told.particulars.get("words", "")),
    ]
    return [{"term": term, "value": value} for term, value in lines if value]


def _gives(program: Any) -> list[dict[str, str]]:
    lines = [
        (_("项目"), program.name),
        (_("由谁出"), program.organization.name),
        (_("给什么"), program.gives),
        (_("标准"), formats.money(program.value_fen) if program.value_fen else ""),
    ]
    return [{"term": term, "value": value} for term, value in lines if value]


def _other(told: LifeEvent) -> str:
    number = told.case.number if told.case else ""
    return _("{day}也说过一件，办件号 {number}").format(day=formats.day(told.on), number=number)
