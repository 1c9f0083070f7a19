"""Which cell styles show a number as a date: the built-in formats and the workbook's own."""

import re

from . import xml
from .package import Contents, Package

# ECMA-376 part 1 §18.8.30, with the Chinese ones (27–36, 50–58) that Excel leaves out of the file.
BUILT_IN_DATES = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58}
BUILT_IN_TIMES = {18, 19, 20, 21, *range(32, 36), 45, 47, 55, 56}
_NOT_CODES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
LONGEST_FORMAT = 500


def date_styles(package: Package, book: Contents) -> frozenset[int]:
    """Numbers of the styles (`s` of a cell) under which a number is a day or a time of day."""
    if not book.styles or not package.has(book.styles):
        return frozenset()
    own: dict[int, bool] = {}
    styles: list[bool] = []
    inside = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        if name in ("cellXfs", "cellStyleXfs", "dxfs"):
            inside[0] = name
        elif name == "numFmt" and inside[0] != "dxfs":
            own[_number(attributes.get("numFmtId"))] = is_date(attributes.get("formatCode", ""))
        elif name == "xf" and inside[0] == "cellXfs":
            code = _number(attributes.get("numFmtId"))
            styles.append(own.get(code, code in BUILT_IN_DATES or code in BUILT_IN_TIMES))

    xml.parse([package.small(book.styles)], start=start)
    return frozenset(number for number, dated in enumerate(styles) if dated)


def is_date(format_code: str) -> bool:
    """Whether a format code shows a day or a time: it has y, m, d, h or s outside quotes and brackets."""
    bare = _NOT_CODES.sub("", format_code[:LONGEST_FORMAT].split(";")[0]).lower()
    return "general" not in bare and any(code in bare for code in "ymdhs")


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else -1
