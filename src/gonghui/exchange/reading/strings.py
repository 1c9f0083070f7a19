"""The shared strings of a workbook in little memory: blocks in one file, the recent ones opened."""

import os
import re
import tempfile
from array import array
from collections.abc import Iterable, Iterator

from gonghui.kernel.files.frames import Refused

from . import xml
from .package import Package

BLOCK = 64
BITS, MASK = 6, 63
IN_MEMORY = 24 * 1024 * 1024
OPEN_BLOCKS = 1500
LONGEST_STRING = 4 * 1024 * 1024
SEPARATOR = "\0"
_PLAIN = re.compile(r"<si><t(?: xml:space=\"preserve\")?(?:/>|>([^<]*)</t>)</si>")


class SharedStrings:
    """Strings by number. Up to 24 MB stay in memory, more goes to a nameless file in the child's folder."""

    def __init__(self, package: Package, part: str) -> None:
        self.count = 0
        self.offsets = array("Q", [0])
        self.blob = Blob()
        self.opened: dict[int, list[str]] = {}
        if part and package.has(part):
            self._fill(_all(package, part))

    def __getitem__(self, number: int) -> str:
        return (self.opened.get(number >> BITS) or self.open(number >> BITS))[number & MASK]

    def open(self, number: int) -> list[str]:
        """The strings of a block; it joins `opened`, from which the oldest half goes when it is full."""
        if not 0 <= number < len(self.offsets) - 1:
            raise Refused("file_damaged")
        begins, ends = self.offsets[number], self.offsets[number + 1]
        block = self.blob.read(begins, ends).decode().split(SEPARATOR)
        if len(self.opened) >= OPEN_BLOCKS:
            for old in list(self.opened)[: OPEN_BLOCKS // 2]:
                del self.opened[old]
        self.opened[number] = block
        return block

    def _fill(self, strings: Iterator[str]) -> None:
        waiting: list[str] = []
        for string in strings:
            waiting.append(string)
            if len(waiting) == BLOCK:
                self._write(waiting)
                waiting.clear()
        if waiting:
            self._write(waiting)

    def _write(self, strings: list[str]) -> None:
        block = SEPARATOR.join(strings).encode("utf-8", "replace")
        self.blob.write(block)
        self.count += len(strings)
        self.offsets.append(self.offsets[-1] + len(block))


class Blob:
    """Bytes written once, in order, and read by place; beyond 24 MB they go to a nameless file."""

    def __init__(self) -> None:
        self.memory = bytearray()
        self.written = 0
        self.number = -1

    def write(self, more: bytes) -> None:
        self.memory += more
        if len(self.memory) > IN_MEMORY:
            self._spill()

    def read(self, begins: int, ends: int) -> bytes:
        if begins >= self.written:
            return bytes(self.memory[begins - self.written : ends - self.written])
        return os.pread(self.number, ends - begins, begins)

    def _spill(self) -> None:
        if self.number < 0:
            self.number, name = tempfile.mkstemp()
            os.unlink(name)
        done = 0
        with memoryview(self.memory) as view:
            while done < len(view):
                done += os.write(self.number, view[done:])
        self.written += done
        self.memory.clear()


def _all(package: Package, part: str) -> Iterator[str]:
    """Every string in order; whole entries are cut out of the stream, unusual ones go through expat."""
    carry = b""
    begun = False
    for piece in package.stream(part):
        carry += piece
        if not begun:
            at = carry.find(b"<sst")
            if at < 0 or carry.find(b">", at) < 0:
                if len(carry) > LONGEST_STRING or b":sst" in carry:
                    break
                continue
            _refuse_declarations(carry[:at])
            carry, begun = carry[carry.find(b">", at) + 1 :], True
        cut = carry.rfind(b"<si>")
        if cut > 0:
            yield from _strings_of(carry[:cut])
            carry = carry[cut:]
        elif len(carry) > LONGEST_STRING:
            raise Refused("too_much_memory")
    if begun:
        yield from _strings_of(carry.rpartition(b"</sst>")[0])
    else:
        yield from _through_expat(package.stream(part))


def _strings_of(block: bytes) -> Iterator[str]:
    try:
        text = block.decode()
    except UnicodeDecodeError as broken:
        raise Refused("file_damaged") from broken
    found = _PLAIN.findall(text)
    if len(found) == text.count("<si"):
        for string in found:
            yield xml.unescape_excel(xml.unescape(string)) if "&" in string or "_x" in string else string
    else:
        yield from _through_expat([b"<sst>", block, b"</sst>"])


def _through_expat(parts: Iterable[bytes]) -> Iterator[str]:
    """The careful way: rich text is joined, phonetic hints (rPh) are left out."""
    strings: list[str] = []
    pieces: list[str] = []
    state = {"text": False, "phonetic": False}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            state["phonetic"] = True
        elif name == "t":
            state["text"] = not state["phonetic"]

    def end(name: str) -> None:
        if name == "si":
            strings.append(xml.unescape_excel("".join(pieces)))
        elif name == "rPh":
            state["phonetic"] = False
        elif name == "t":
            state["text"] = False

    def text(piece: str) -> None:
        if state["text"]:
            pieces.append(piece)

    for _ in xml.steps(parts, start=start, end=end, text=text):
        yield from strings
        strings.clear()


def _refuse_declarations(head: bytes) -> None:
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Refused("file_suspicious")
