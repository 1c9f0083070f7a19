"""Which addresses do something that weighs: give a role, hand out a list, show what is masked."""

import ast
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from .routes import Route

# What a view calls or hands on, itself or through helpers of its own module, and what that is.
SIGNS = {
    "appoint": "a role is given",
    "issue_token": "a key for another system is issued",
    "end_position": "a role is taken",
    "write_xlsx": "a list leaves the house",
    "stream_csv": "a list leaves the house",
    "write_refused": "a list leaves the house",
    "held.about": "a whole file leaves the house",
    "write_sheet": "a list of accounts leaves the house",
    "reveal_value": "a masked value is shown",
    "download_address": "a sealed file is opened",
}


def weight_of(route: Route) -> str:
    """What weighs about this address; "" when nothing does."""
    view = inspect.unwrap(route.view)
    if not inspect.isfunction(view):
        return ""
    called = set(_reached(view.__name__, Path(inspect.getfile(view))))
    return next((says for sign, says in SIGNS.items() if sign in called), "")


def asks_again(view: Callable) -> bool:
    return getattr(view, "asks_again", False)


def _reached(name: str, file: Path) -> Iterator[str]:
    """Names that a function uses, and the functions of its module among them: `leave = _stream` counts."""
    functions = _functions(file)
    waiting, seen = [name], set()
    while waiting:
        at = waiting.pop()
        if at in seen or at not in functions:
            continue
        seen.add(at)
        for called, is_plain in _named(functions[at]):
            yield called
            # `masks.phone` is not the view `phone` of the same module.
            if is_plain:
                waiting.append(called)


def _named(function: ast.FunctionDef) -> Iterator[tuple[str, bool]]:
    """Names it uses, and whether each stands alone."""
    for statement in function.body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name):
                yield node.id, True
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield node.func.attr, False
                yield ast.unparse(node.func), False


@cache
def _functions(file: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
