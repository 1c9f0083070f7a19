"""Finds what goes round the doors: raw SQL, protections switched off, scoped reads outside `queries`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from . import house

EXEMPTIONS = Path(__file__).with_name("exemptions.txt")
RAW_SQL = {"raw", "extra", "execute", "executemany", "executescript", "cursor", "RawSQL"}
NAMES = {
    "csrf_exempt": "csrf_exempt",
    "requires_csrf_token": "csrf_exempt",
    "mark_safe": "mark_safe",
    "SafeString": "mark_safe",
    "SafeText": "mark_safe",
}
TEMPLATE_SAFE = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off")
MANAGERS = {"objects", "_default_manager", "_base_manager"}
WRITING = {"create", "bulk_create", "bulk_update", "update", "delete", "select_for_update", "none"}


def opened(file: Path, scoped: set[str]) -> Iterator[tuple[str, int]]:
    """What a file does that a door forbids, with its line."""
    tree = house.tree_of(file)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported = {alias.name for node in imports for alias in node.names}
    chains = _chains(tree)
    for node in ast.walk(tree):
        name = getattr(node, "attr", None) or getattr(node, "id", None)
        if isinstance(node, ast.Call) and _called(node) in RAW_SQL:
            yield "raw_sql", node.lineno
        if name in NAMES and isinstance(node, (ast.Name, ast.Attribute)):
            yield NAMES[name], node.lineno
        if not _is_door(file) and (model := _read(node, chains)) in scoped and model in imported:
            yield f"reads:{model}", node.lineno


def opened_in_template(text: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(text.splitlines(), 1):
        if TEMPLATE_SAFE.search(line):
            yield "template_safe", number


def exemptions() -> dict[tuple[str, str], str]:
    """(file, what) → why."""
    return {(file, what): why for file, what, why in house.lines(EXEMPTIONS)}


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", None) or getattr(node.func, "id", "")


def _read(node: ast.AST, chains: dict[ast.AST, ast.AST]) -> str:
    """The model of `Model.objects…` unless the chain of calls makes, changes or locks rows; "" for others."""
    if not (
        isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
    ):
        return ""
    model = getattr(node.value, "id", "") or getattr(node.value, "attr", "")
    link: ast.AST | None = node
    while link := chains.get(link):
        if isinstance(link, ast.Attribute) and link.attr in WRITING:
            return ""
    return model


def _chains(tree: ast.Module) -> dict[ast.AST, ast.AST]:
    """Each link of `a.b().c()` and the link that continues it."""
    following: dict[ast.AST, ast.AST] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            following[node.value] = node
        elif isinstance(node, ast.Call):
            following[node.func] = node
    return following


def _is_door(file: Path) -> bool:
    """Whether the file is a room's `queries`, or part of the package of that name."""
    return "queries" in (file.stem, file.parent.name)
