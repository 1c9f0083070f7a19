"""What people send when all is well: for every address that does something, one deed that succeeds.

The house's own deeds stand in `house_deeds.py`; each room and service brings its own in `tests/deeds.py`,
where `deeds(cast, made)` gives route name → Deed. `made` are the samples of the access table.
"""

import ast
import importlib
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from tests.rules import access_table, house
from tests.rules.cast import Cast
from tests.rules.routes import Route

from . import house_deeds


@dataclass(frozen=True)
class Deed:
    """Who sends what. `first` makes ready in the same browser; `places` go before those of the samples.

    `unrecorded` says why the journal needs no entry; empty when it must have one. `keeps` is what stays even
    when the deed fails: a draft of one's own, as `database.differences` names it.
    """

    kind: str
    data: dict[str, Any] = field(default_factory=dict)
    first: Callable[[Client], Any] | None = None
    places: dict[str, Any] | None = None
    unrecorded: str = ""
    keeps: tuple[str, ...] = ()


def every(cast: Cast, made: access_table.Samples) -> dict[str, Deed]:
    """Route name → the deed of it, over the whole house."""
    found = {name: Deed(**told) for name, told in house_deeds.deeds(cast, made).items()}
    for file in sorted(house.SOURCE.rglob("tests/deeds.py")):
        dotted = ".".join(file.relative_to(house.SOURCE.parent).with_suffix("").parts)
        told = importlib.import_module(dotted).deeds(cast, made)
        found |= {name: Deed(**each) for name, each in told.items()}
    return found


def doing() -> list[Route]:
    """The addresses of ours whose view looks at what was sent; a page that only shows is none of them."""
    return [route for route in access_table.own_routes() if asks_for(route.view, "POST")]


def asks_for(view: Callable, *words: str) -> bool:
    """Whether one of the words stands in the view, or in a function of its own module that it calls."""
    view = inspect.unwrap(getattr(view, "view_class", view))
    module = inspect.getmodule(view)
    functions = {name: each for name, each in vars(module).items() if inspect.isfunction(each)}
    return any(word in source for source in _sources(view, functions, set()) for word in words)


def address(route: Route, deed: Deed, made: access_table.Samples) -> str:
    own = made.get(route.name, (None, None))[0]
    return route.address(deed.places if deed.places is not None else own or {})


def _sources(function: Callable, functions: dict[str, Callable], seen: set[str]) -> Iterator[str]:
    source = textwrap.dedent(inspect.getsource(function))
    yield source
    for node in ast.walk(ast.parse(source)):
        name = getattr(getattr(node, "func", None), "id", "")
        if name in functions and name not in seen:
            seen.add(name)
            yield from _sources(inspect.unwrap(functions[name]), functions, seen)
