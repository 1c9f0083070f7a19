"""Which union, year and coverage a page of figures is about, from its address."""

from django.http import HttpRequest

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

from ..queries import boards
from ..queries.boards import Board


def place_of(request: HttpRequest, actor: Actor, permission: str) -> Organization:
    """The union asked for, among those where this officer holds the permission; by default their own."""
    seen = access.visible_to(actor, tree.open_organizations(), permission)
    asked = request.GET.get("place", "")
    own = {"uid": asked} if asked else {"pk": access.places_for(actor, permission)[0]}
    return found_or_404(seen, **own)


def board_of(request: HttpRequest, actor: Actor, permission: str) -> Board:
    """The board of the union, year and coverage asked for, as this officer may see it."""
    place = place_of(request, actor, permission)
    reader = boards.reader_at(actor, place)
    year, code = request.GET.get("year", ""), request.GET.get("coverage", "")
    return Board(place, boards.year_named(year), reader, boards.coverage_named(code))


def above(actor: Actor, place: Organization, permission: str) -> list[Organization]:
    """The unions above, as far as this officer sees their figures, from the top down."""
    paths = [union.path for union in tree.ancestors(place)]
    seen = access.visible_to(actor, tree.open_organizations(), permission)
    return list(seen.filter(path__in=paths).order_by("path"))
