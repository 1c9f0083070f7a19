"""Every address of the house, read from the resolver: nobody keeps a list of them by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from . import house

THIRD_PARTY = Path(__file__).with_name("access") / "third_party.txt"
ABSENT = {"uuid": "00000000-0000-4000-8000-000000000000", "int": 999_999_999, "slug": "absent"}


@dataclass(frozen=True)
class Route:
    """One address: its full name, its pattern from the root, its view, and its places with their kinds."""

    name: str
    pattern: str
    view: Callable
    places: tuple[tuple[str, str], ...]

    @property
    def group(self) -> str:
        """The service or room that brings it: both surfaces of a service stand in one table."""
        space = self.name.partition(":")[0] if ":" in self.name else ""
        first = self.pattern.partition("/")[0] if "/" in self.pattern else "house"
        return space.removeprefix("portal-").removeprefix("workbench-") or first

    @property
    def door(self) -> str:
        """What the view says about who may come in; "" when it says nothing."""
        view = getattr(self.view, "view_class", self.view)
        return str(getattr(self.view, "door", "") or getattr(view, "door", ""))

    @property
    def is_interface(self) -> bool:
        """Whether machines call it, with a key of their own and never with a cookie."""
        return self.pattern.startswith("api/")

    @property
    def absent(self) -> dict[str, object]:
        """Values for its places that name nothing."""
        return {place: ABSENT.get(kind, "absent") for place, kind in self.places}

    def address(self, places: dict[str, object]) -> str:
        return reverse(self.name, kwargs=places)


def routes() -> list[Route]:
    """All of them, in the order of their patterns."""
    found = _walk(get_resolver().url_patterns, "", "", ())
    return sorted(found, key=lambda route: (route.pattern, route.name))


def third_party() -> list[str]:
    """Beginnings of patterns whose views come from others and cannot carry a door, each with its reason."""
    return [line[0] for line in house.lines(THIRD_PARTY)]


def _walk(patterns: list, prefix: str, space: str, places: tuple) -> Iterator[Route]:
    for pattern in patterns:
        here = places + tuple((name, _kind(found)) for name, found in pattern.pattern.converters.items())
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, prefix + str(pattern.pattern), inner, here)
        elif isinstance(pattern, URLPattern):
            full = prefix + str(pattern.pattern)
            yield Route(f"{space}{pattern.name or ''}", full, pattern.callback, here)


def _kind(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower()
