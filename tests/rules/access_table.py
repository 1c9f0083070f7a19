"""The access table: what every address answers to every kind of person, as text that a person approves."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.urls import Resolver404, resolve

from . import house
from . import samples as surfaces
from .cast import KINDS, Cast
from .recording import BadPage
from .routes import Route, routes, third_party

APPROVED = Path(__file__).with_name("access")
BAD_PAGE = "bad-page"
NEVER_APPROVED = (BAD_PAGE, " 500")
SHORT = {
    "account_login": "sign-in",
    "mfa_activate_totp": "second-factor",
    "mfa_reauthenticate": "confirm",
    "account_reauthenticate": "confirm",
}
METHODS = ("GET", "POST")
Samples = dict[str, tuple[dict | None, dict | None]]


def samples(cast: Cast) -> Samples:
    """Route name → values for something of the first basic union, and for the same elsewhere.

    Each room and service brings its own in `tests/access_samples.py`: `samples(cast)` makes the things.
    None instead of the second says that the address is public, or about oneself, and nothing is foreign.
    """
    made: Samples = surfaces.samples(cast)
    for file in sorted(house.SOURCE.rglob("tests/access_samples.py")):
        dotted = ".".join(file.relative_to(house.SOURCE.parent).with_suffix("").parts)
        made |= importlib.import_module(dotted).samples(cast)
    return made


def own_routes() -> list[Route]:
    foreign = tuple(third_party())
    return [route for route in routes() if not route.pattern.startswith(foreign or ("\0",))]


def tables(cast: Cast) -> dict[str, list[str]]:
    """Group → lines of its table."""
    made = samples(cast)
    lines: dict[str, list[str]] = {}
    for route in own_routes():
        lines.setdefault(route.group, [heading()]).extend(_lines(cast, route, made))
    return lines


def heading() -> str:
    return _line("#", "address", list(KINDS))


def answer(cast: Cast, kind: str, method: str, address: str) -> str:
    """The status one person gets, or where a redirect leads. Nothing it does stays done."""
    client = cast.client(kind)
    with transaction.atomic():
        try:
            response = client.generic(method, address, content_type="application/x-www-form-urlencoded")
        except BadPage:
            return BAD_PAGE
        finally:
            transaction.set_rollback(True)
    if 300 <= response.status_code < 400:
        return _name_of(response.headers["Location"])
    return str(response.status_code)


def leaks(cast: Cast) -> Iterator[str]:
    """Addresses at which something foreign is answered otherwise than something absent."""
    made = samples(cast)
    for route in own_routes():
        _own, foreign = made.get(route.name, (None, None))
        if not foreign:
            continue
        for kind in KINDS:
            for method in METHODS:
                there = answer(cast, kind, method, route.address(foreign))
                nowhere = answer(cast, kind, method, route.address(route.absent))
                if there != nowhere:
                    yield f"{method} {route.name}, {kind}: foreign {there}, absent {nowhere}"


def without_samples(cast: Cast) -> list[str]:
    """Addresses with a place for which nobody made anything to look at."""
    made = samples(cast)
    return [route.name for route in own_routes() if route.places and route.name not in made]


def _lines(cast: Cast, route: Route, made: Samples) -> Iterator[str]:
    own, _foreign = made.get(route.name, (None, None))
    for method in METHODS:
        address = route.address(own if own is not None else route.absent)
        yield _line(method, route.name, [answer(cast, kind, method, address) for kind in KINDS])


def _line(method: str, name: str, cells: list[str]) -> str:
    return f"{method:<4} {name:<44} " + " ".join(f"{cell:<13}" for cell in cells).rstrip()


def _name_of(location: str) -> str:
    """Where a redirect leads: a short word for the two that come often."""
    try:
        name = resolve(location.partition("?")[0]).view_name
    except Resolver404:
        return ">elsewhere"
    return SHORT.get(name, f">{name}")
