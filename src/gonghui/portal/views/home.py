"""The first page, the list of services, and the search box."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access.doors import open_to_all, signed_in
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.people.models import Person
from gonghui.ui.look import look_of

from .. import asking, tiles
from ..context import person_of
from ..matters import brief, waiting

SHOWN_TILES = 8
SHOWN_CASES = 3
SHOWN_LARGE = 6
MOST_CASES = 50


@open_to_all
def home(request: HttpRequest) -> HttpResponse:
    """For a stranger: how to join. For a person: what waits, what runs, what there is."""
    person = person_of(request)
    if person is None:
        return render(request, "portal/welcome.html", {"tiles": tiles.offered(None)})
    running, last = _cases(person)
    context = {
        "greeting": _greeting(person),
        "sections": _sections(person),
        "waiting": [waiting(case) for case in cases.waiting_among(running)[:SHOWN_CASES]],
        "tiles": _tiles(person, large=look_of(request).large_text),
        "union": tiles.union_of(person),
        "last": last and brief(last),
        "running": [brief(case) for case in running[:SHOWN_CASES]],
        "running_count": len(running),
    }
    return render(request, "portal/home.html", context)


@open_to_all
def services(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/services.html", {"tiles": tiles.offered(person_of(request))})


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Services and unions by name."""
    text = request.GET.get("q", "").strip()[:60]
    found = [
        tile
        for tile in tiles.offered(person_of(request))
        if text and text in f"{tile['name']}{tile['about']}"
    ]
    unions = organizations.search(text)[:10] if text else []
    return render(request, "portal/search.html", {"text": text, "tiles": found, "unions": unions})


def _cases(person: Person) -> tuple[list[Case], Case | None]:
    """What runs, the newest first, and what ended last."""
    order = (F("ended_at").desc(nulls_first=True), "-opened_at", "-id")
    found = list(cases.of_applicant(person).order_by(*order)[:MOST_CASES])
    running = [case for case in found if case.ended_at is None]
    return running, next((case for case in found if case.ended_at), None)


def _tiles(person: Person, *, large: bool) -> list[dict[str, Any]]:
    """The first services, then what the house itself has; in large letters the telephone comes first."""
    found = [*tiles.offered(person), *tiles.of_the_house()]
    if large:
        return [tiles.telephone(), *found][:SHOWN_LARGE]
    return [*found, tiles.telephone()][:SHOWN_TILES]


def _sections(person: Person) -> list[dict[str, Any]]:
    return [
        {"template": section.template, "place": section.place, "content": section.gather(person)}
        for service in registry.services()
        if tiles.is_on(service, tiles.union_of(person))
        for section in service.home
        if asking.shown(section.code, section.shown, person)
    ]


def _greeting(person: Person) -> str:
    hour = timezone.localtime().hour
    if hour < 6:
        word = _("夜深了")
    elif hour < 12:
        word = _("上午好")
    elif hour < 18:
        word = _("下午好")
    else:
        word = _("晚上好")
    return _("{name}，{word}").format(name=person.name, word=word)
