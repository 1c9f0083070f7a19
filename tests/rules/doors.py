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
MAKING = {"create", "bulk_create", "model", "select_for_update"}


def opened(file: Path, scoped: set[str]) -> Iterator[tuple[str, int]]:
    """What a file does that a door forbids, with its line."""
    tree = house.tree_of(file)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported = {alias.name for node in imports for alias in node.names}
    for node in ast.walk(tree):
        name = getattr(node, "attr", None) or getattr(node, "id", None)
        if isinstance(node, ast.Call) and _called(node) in RAW_SQL:
            yield "raw_sql", node.lineno
        if name in NAMES and isinstance(node, (ast.Name, ast.Attribute)):
            yield NAMES[name], node.lineno
        if not _is_door(file) and (model := _read(node)) in scoped and model in imported:
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


def _read(node: ast.AST) -> str:
    """The model of `Model.objects.something` unless it only makes or locks rows; "" for anything else."""
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)):
        return ""
    manager = node.value
    if manager.attr not in ("objects", "_default_manager", "_base_manager") or node.attr in MAKING:
        return ""
    return getattr(manager.value, "id", "") or getattr(manager.value, "attr", "")


def _is_door(file: Path) -> bool:
    """Whether the file is a room's `queries`, or part of the package of that name."""
    return "queries" in (file.stem, file.parent.name)
