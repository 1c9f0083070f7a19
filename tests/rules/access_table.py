"""The access table: what every address answers to every kind of person, as text that a person approves."""

import importlib
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.urls import Resolver404, resolve

from . import house
from . import samples as surfaces
from .cast import KINDS, Cast
from .recording import CHANGING, BadPage
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


@dataclass(frozen=True)
class Answer:
    """The status, or where a redirect leads; and the page, without its own address and passing marks."""

    says: str
    page: str = ""


@dataclass
class Seen:
    """What one walk found: addresses without samples, the table of each group, and foreign things showing."""

    without_samples: list[str]
    tables: dict[str, list[str]] = field(default_factory=dict)
    leaks: list[str] = field(default_factory=list)


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


def opened_by(kind: str) -> set[tuple[str, str]]:
    """Method and address of all that the approved tables open to this kind of person."""
    column = 2 + list(KINDS).index(kind)
    rows = [line.split() for file in APPROVED.glob("*.txt") for line in file.read_text().splitlines()]
    return {(row[0], row[1]) for row in rows if row[0] in METHODS and row[column] != "404"}


def own_routes() -> list[Route]:
    foreign = tuple(third_party())
    return [route for route in routes() if not route.pattern.startswith(foreign or ("\0",))]


def look(cast: Cast) -> Seen:
    """One walk over every address as every kind of person."""
    made = samples(cast)
    seen = Seen(without_samples(made))
    for route in own_routes():
        seen.tables.setdefault(route.group, [heading()]).extend(_lines(cast, route, made))
    seen.leaks.extend(leaks(cast, made))
    return seen


def heading() -> str:
    return _line("#", "address", list(KINDS))


def leaks(
    cast: Cast, made: Samples, kinds: Iterable[str] = tuple(KINDS), methods: Iterable[str] = METHODS
) -> Iterator[str]:
    """Addresses at which something foreign is answered otherwise than something absent, to the letter."""
    for route in own_routes():
        _own, foreign = made.get(route.name, (None, None))
        if not foreign:
            continue
        for kind, method in itertools.product(kinds, methods):
            there = answer(cast, kind, method, route.address(foreign), judged=False)
            nowhere = answer(cast, kind, method, route.address(route.absent), judged=False)
            if there.says != nowhere.says:
                yield f"{method} {route.name}, {kind}: foreign {there.says}, absent {nowhere.says}"
            elif there.page != nowhere.page:
                yield f"{method} {route.name}, {kind}: the page for something foreign reads differently"


def answer(cast: Cast, kind: str, method: str, address: str, *, judged: bool = True) -> Answer:
    """What one person gets. Nothing it does stays done."""
    client = cast.client(kind, judged=judged)
    with transaction.atomic():
        try:
            response = client.generic(method, address, content_type="application/x-www-form-urlencoded")
        except BadPage:
            return Answer(BAD_PAGE)
        finally:
            transaction.set_rollback(True)
    if 300 <= response.status_code < 400:
        return Answer(_name_of(response.headers["Location"]))
    page = "" if response.streaming else CHANGING.sub("", response.content.decode(errors="replace"))
    return Answer(str(response.status_code), page.replace(address, ""))


def without_samples(made: Samples) -> list[str]:
    """Addresses with a place for which nobody made anything to look at."""
    return [route.name for route in own_routes() if route.places and route.name not in made]


def _lines(cast: Cast, route: Route, made: Samples) -> Iterator[str]:
    own, _foreign = made.get(route.name, (None, None))
    for method in METHODS:
        address = route.address(own if own is not None else route.absent)
        yield _line(method, route.name, [answer(cast, kind, method, address).says for kind in KINDS])


def _line(method: str, name: str, cells: list[str]) -> str:
    return f"{method:<4} {name:<44} " + " ".join(f"{cell:<13}" for cell in cells).rstrip()


def _name_of(location: str) -> str:
    """Where a redirect leads: a short word for the two that come often."""
    try:
        name = resolve(location.partition("?")[0]).view_name
    except Resolver404:
        return ">elsewhere"
    return SHORT.get(name, f">{name}")
