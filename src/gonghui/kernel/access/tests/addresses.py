"""The addresses of these tests: our own, a stub of the portal, one page behind each kind of door."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from gonghui.kernel.access import doors
from gonghui.kernel.access.models import Position


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"in:{request.actor.name}", content_type="text/plain")


@doors.requires("access.appoint")
@doors.confirmed_recently
def weighty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"done:{request.method}:{request.POST.get('what', '')}", content_type="text/plain")


@doors.signed_in
def position(request: HttpRequest, uid: str) -> HttpResponse:
    own = Position.objects.filter(person_id=request.actor.person_id)
    return HttpResponse(str(doors.found_or_404(own, uid=uid)), content_type="text/plain")


portal = [
    path(f"{name}/" if name != "home" else "", doors.open_to_all(answer), name=name)
    for name in ("home", "search", "services", "messages", "me")
]
urlpatterns = [
    path("account/", include("gonghui.kernel.access.urls")),
    path("ui/", include("gonghui.ui.urls")),
    path("open/", doors.open_to_all(answer)),
    path("mine/", doors.signed_in(answer)),
    path("work/", doors.officers_only(answer)),
    path("work/journal/", doors.requires("journal.read")(answer)),
    path("work/reveal/", doors.requires("people.reveal")(answer)),
    path("work/weighty/", weighty),
    path("positions/<str:uid>/", position),
    path("doorless/", answer),
    path("", include((portal, "portal"))),
]
handler429 = "gonghui.ui.errors.too_many"
