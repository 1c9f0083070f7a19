"""The careful way to read rows: expat, for pieces of a sheet that are written in an unusual way."""

from collections.abc import Iterator

from . import xml

Found = tuple[str, str, str, str, str, str, str]


def rows(piece: str, prefix: str) -> Iterator[tuple[int | None, list[Found]]]:
    """(row number or None, cells) of whole rows; cells in the shape of the fast expression's groups."""
    reader = _Reader()
    parts = [f"<{prefix}sheetData>".encode(), piece.encode(), f"</{prefix}sheetData>".encode()]
    xml.parse(parts, start=reader.start, end=reader.end, text=reader.text)
    yield from reader.rows


class _Reader:
    def __init__(self) -> None:
        self.rows: list[tuple[int | None, list[Found]]] = []
        self.cell: dict[str, str] = {}
        self.taking = ""
        self.phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            given = attributes.get("r", "")
            self.rows.append((int(given) if given.isdecimal() and len(given) < 10 else None, []))
        elif name == "c":
            self.cell = {"r": attributes.get("r", "").rstrip("0123456789")}
            self.cell.update(s=attributes.get("s", ""), t=attributes.get("t", ""))
        elif name == "f":
            self.cell["is_formula"] = "<f"
            self.taking = "f"
        elif name == "rPh":
            self.phonetic = True
        elif name == "v" or (name == "t" and not self.phonetic):
            self.taking = name

    def end(self, name: str) -> None:
        self.taking = ""
        if name == "rPh":
            self.phonetic = False
        elif name == "c" and self.rows:
            told = self.cell.get
            found = (told("r", ""), told("s", ""), told("t", ""), told("is_formula", ""))
            self.rows[-1][1].append((*found, told("f", ""), told("v", ""), told("text", "")))

    def text(self, piece: str) -> None:
        if self.taking:
            # The fast way hands references on unresolved; what expat resolved is escaped again for it.
            key = "text" if self.taking == "t" else self.taking
            self.cell[key] = self.cell.get(key, "") + piece.replace("&", "&amp;")
