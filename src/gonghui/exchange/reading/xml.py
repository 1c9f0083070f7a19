"""XML from strangers: expat without document types or entities, and the few escapes a workbook uses."""

import re
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from gonghui.kernel.files.frames import Refused

_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_EXCEL_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def parse(
    parts: Iterable[bytes],
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk a whole document; names lose their prefix. Raises Refused on any DTD or broken XML."""
    for _ in steps(parts, start=start, end=end, text=text):
        pass


def steps(
    parts: Iterable[bytes],
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """The same, handing back after each part, so that what was found so far can be passed on."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    if end:
        parser.EndElementHandler = lambda name: end(local(name))
    if text:
        parser.CharacterDataHandler = text
    try:
        for part in parts:
            parser.Parse(part, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as broken:
        raise Refused("file_damaged") from broken


def local(name: str) -> str:
    return name.rpartition(":")[2]


def attribute(attributes: dict[str, str], name: str) -> str:
    """An attribute whatever its prefix: "r:id" and "d3p1:id" are both "id"."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if local(key) == name), "")


def unescape(text: str) -> str:
    """Resolve XML references in text cut out by the fast path."""
    return _REFERENCE.sub(_resolve, text) if "&" in text else text


def unescape_excel(text: str) -> str:
    """Resolve Excel's own escapes of control characters: "_x000D_"."""
    return _EXCEL_ESCAPE.sub(lambda found: _character(int(found[1], 16)), text) if "_x" in text else text


def _resolve(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    return _character(int(found[2], 16) if found[2] else int(found[3]))


def _character(number: int) -> str:
    lone = 0xD800 <= number <= 0xDFFF or number == 0 or number > 0x10FFFF
    return "\ufffd" if lone else chr(number)


def _refuse_doctype(*anything: object) -> None:
    raise Refused("file_suspicious")
