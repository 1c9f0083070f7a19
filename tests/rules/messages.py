"""Every text of the house that can be translated, found without GNU gettext; and the upkeep of its English.

`python -m tests.rules.messages write` puts missing messages into the .po, takes lost ones out, makes the .mo.
"""

import ast
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from django.template.base import Lexer, TokenType
from django.utils.translation import template as django_template

from . import catalogue, house
from .catalogue import Entry, Key

CHINESE = re.compile(r"[\u3400-\u9fff]")
# Name without "_lazy" → where its context, its text and its plural stand among the arguments.
ARGUMENTS = {
    "gettext": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
MODULE = "django.utils.translation"
_STRING = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_CALL = re.compile(rf"\b(n?p?gettext|_)\((({_STRING}[,\s]*)+)")
_WRAPPED = re.compile(rf"_\({_STRING}\)")
_TRANSLATE = re.compile(rf"trans(?:late)?\s+{_STRING}")
_BLOCK = re.compile(r"blocktrans(?:late)?\b")


def collect() -> list[Entry]:
    """All messages, in the order of files and lines; one that is said twice names both places."""
    found: dict[Key, Entry] = {}
    for file in [*house.python_files(), *house.templates()]:
        for entry in in_file(file):
            kept = found.setdefault(entry.key, entry)
            kept.plural = kept.plural or entry.plural
            if house.named(file) not in kept.places:
                kept.places.append(house.named(file))
    return list(found.values())


def in_file(file: Path) -> Iterator[Entry]:
    text = file.read_text(encoding="utf-8")
    yield from in_python(ast.parse(text)) if file.suffix == ".py" else in_template(text)


def in_python(tree: ast.Module) -> Iterator[Entry]:
    """Messages of a module, under whatever name it imported the functions."""
    for call, name in _calls(tree):
        arguments = [_constant(argument) for argument in call.args]
        context, text, plural = (None if at is None else arguments[at] for at in ARGUMENTS[name])
        if text:
            yield Entry(text, plural or "", context or "")


def in_template(text: str) -> Iterator[Entry]:
    """Messages of a template: tags, blocks with their plurals, and `_("…")` among arguments of tags."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", django_template.TranslatorCommentWarning)
        source = django_template.templatize(text)
    for name, strings, _last in _CALL.findall(source):
        arguments = [ast.literal_eval(string) for string in re.findall(_STRING, strings)]
        context, message, plural = ARGUMENTS["gettext" if name == "_" else name]
        yield Entry(
            arguments[message],
            "" if plural is None else arguments[plural],
            "" if context is None else arguments[context],
        )


def untranslatable(tree: ast.Module) -> list[int]:
    """Lines where something other than a plain text is to be translated: no catalogue can hold it."""
    return [
        call.lineno
        for call, name in _calls(tree)
        if len(call.args) <= ARGUMENTS[name][1] or not _constant(call.args[ARGUMENTS[name][1]])
    ]


def plain_in_python(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Chinese texts, with their lines, that go through no translation; docstrings are not shown."""
    left_out = {id(inner) for call, _name in _calls(tree) for inner in ast.walk(call)}
    left_out |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = _constant(node)
        if text and id(node) not in left_out and CHINESE.search(text):
            yield node.lineno, text


def plain_in_template(text: str) -> Iterator[tuple[int, str]]:
    """Chinese texts of a template, with their lines, that stand outside every translation."""
    inside = ""
    for token in Lexer(text).tokenize():
        words = token.contents
        if token.token_type == TokenType.BLOCK:
            if inside and words.split()[0] == inside:
                inside = ""
            elif not inside and (_BLOCK.match(words) or words.split()[0] == "comment"):
                inside = f"end{words.split()[0]}"
            words = _TRANSLATE.sub("", words)
        if token.token_type in (TokenType.BLOCK, TokenType.VAR):
            words = _WRAPPED.sub("", words)
        if token.token_type != TokenType.COMMENT and not inside and CHINESE.search(words):
            yield token.lineno, words.strip()


def merged(found: list[Entry], known: list[Entry]) -> list[Entry]:
    """The messages found, with the translations known for them."""
    said = {(entry.key, bool(entry.plural)): entry.says for entry in known}
    for entry in found:
        entry.says = said.get((entry.key, bool(entry.plural)), [])
    return found


def main(arguments: list[str]) -> None:
    """`write` updates the catalogue; without it, only what is missing is shown."""
    known = catalogue.read(catalogue.PO.read_text(encoding="utf-8")) if catalogue.PO.exists() else []
    entries = merged(collect(), known)
    if arguments == ["write"]:
        catalogue.FOLDER.mkdir(parents=True, exist_ok=True)
        catalogue.PO.write_text(catalogue.write(entries), encoding="utf-8")
        catalogue.MO.write_bytes(catalogue.compile_entries(entries))
    for entry in entries:
        if not entry.says or not all(entry.says):
            print(f"{entry.places[0]}: {entry.text}")


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """Calls of translating functions, with the function's own name without "_lazy"."""
    names, modules = _imported(tree)
    for node in sorted(_every_call(tree), key=lambda call: (call.lineno, call.col_offset)):
        name = ""
        if isinstance(node.func, ast.Name):
            name = names.get(node.func.id, "")
        elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            name = node.func.attr if node.func.value.id in modules else ""
        name = name.removesuffix("_lazy")
        if name in ARGUMENTS:
            yield node, name


def _every_call(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _imported(tree: ast.Module) -> tuple[dict[str, str], set[str]]:
    """What the functions are called in this module, and what the module `translation` is called."""
    names: dict[str, str] = {}
    modules: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if node.module == MODULE:
                    names[alias.asname or alias.name] = alias.name
                elif f"{node.module}.{alias.name}" == MODULE:
                    modules.add(alias.asname or alias.name)
    return names, modules


def _constant(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


if __name__ == "__main__":
    main(sys.argv[1:])
