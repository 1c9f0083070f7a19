"""The zip around a workbook: its parts by name, inflated as streams under caps, never onto the disk."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gonghui.kernel.files.frames import Refused

from . import xml
from .cells import ReadingLimits

MEGABYTE = 1024 * 1024
PIECE = 256 * 1024
RATIO_FROM = 16 * MEGABYTE
SMALL_PART = 8 * MEGABYTE
ENCRYPTED = 0x1
WORKSHEET, STRINGS, STYLES = "worksheet", "sharedStrings", "styles"


@dataclass(frozen=True)
class SheetPart:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


class Package:
    """An .xlsx file opened for streaming. Every read is counted against the caps of `limits`."""

    def __init__(self, path: Path, limits: ReadingLimits) -> None:
        self.limits = limits
        self.unpacked = 0
        try:
            self.zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
            raise Refused("file_damaged") from broken
        # Names that lead outside ("../x", "/x") are never asked for: parts are looked up by exact name.
        self.entries = {entry.filename.lower(): entry for entry in self.zip.infolist()}

    def has(self, part: str) -> bool:
        return part.lower() in self.entries

    def stream(self, part: str) -> Iterator[bytes]:
        """The inflated bytes of a part in pieces. Raises Refused for a bomb, a password, a broken part."""
        entry = self.entries.get(part.lower())
        if entry is None:
            raise Refused("file_damaged")
        if entry.flag_bits & ENCRYPTED:
            raise Refused("password_protected")
        inflated = 0
        try:
            with self.zip.open(entry) as file:
                while piece := file.read(PIECE):
                    inflated += len(piece)
                    self._count(len(piece), inflated, entry.compress_size)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as broken:
            raise Refused("file_damaged") from broken

    def small(self, part: str) -> bytes:
        """A part that must be small, whole."""
        whole = bytearray()
        for piece in self.stream(part):
            whole += piece
            if len(whole) > SMALL_PART:
                raise Refused("file_suspicious")
        return bytes(whole)

    def _count(self, size: int, inflated: int, packed: int) -> None:
        self.unpacked += size
        if self.unpacked > self.limits.unpacked_mb * MEGABYTE:
            raise Refused("too_much_memory")
        if inflated > RATIO_FROM and inflated > packed * self.limits.ratio:
            raise Refused("too_much_memory")


@dataclass
class Contents:
    """What the workbook part says: sheets in their order, the other parts, and the day numbers count from."""

    sheets: list[SheetPart]
    strings: str
    styles: str
    from_1904: bool


def contents(package: Package) -> Contents:
    """Read the workbook part and its relations."""
    book = _main_part(package)
    targets = {key: _resolved(book, target) for key, (_, target) in _relations(package, book).items()}
    kinds = {kind: _resolved(book, target) for kind, target in _relations(package, book).values()}
    found: list[SheetPart] = []
    epoch = [False]

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            epoch[0] = attributes.get("date1904", "") in ("1", "true")
        elif name == "sheet":
            part = targets.get(xml.attribute(attributes, "id"), "")
            hidden = attributes.get("state", "visible") != "visible"
            if package.has(part) and "worksheets" in part.lower():
                found.append(SheetPart(attributes.get("name", ""), part, hidden))

    xml.parse([package.small(book)], start=start)
    if not found:
        raise Refused("file_damaged")
    if len(found) > package.limits.sheets:
        raise Refused("too_many_sheets", limit=package.limits.sheets)
    return Contents(found, kinds.get(STRINGS, ""), kinds.get(STYLES, ""), epoch[0])


def _main_part(package: Package) -> str:
    if package.has("_rels/.rels"):
        for kind, target in _relations(package, "").values():
            if kind == "officeDocument" and package.has(_resolved("", target)):
                return _resolved("", target)
    if package.has("xl/workbook.xml"):
        return "xl/workbook.xml"
    raise Refused("file_damaged")


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Id → (last word of the kind, target) of the relations of a part."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", name + ".rels")
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))

    if package.has(relations):
        xml.parse([package.small(relations)], start=start)
    return found


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
