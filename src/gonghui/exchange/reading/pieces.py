"""The XML between <sheetData> and its end, in pieces that begin with whole rows."""

import re
from collections.abc import Iterator

from gonghui.kernel.files.frames import Refused

from .package import Package

PIECE = 768 * 1024


class RowPieces:
    """The text of a sheet between <sheetData> and its end, in pieces that begin with whole rows."""

    def __init__(self, package: Package, part: str) -> None:
        self.package = package
        self.part = part
        self.prefix = ""
        self.longest = package.limits.row_kb * 1024

    def __iter__(self) -> Iterator[str]:
        stream = self.package.stream(self.part)
        carry = self._to_first_row(stream)
        if carry is None:
            return
        row, end = f"<{self.prefix}row".encode(), f"</{self.prefix}sheetData>".encode()
        for more in stream:
            carry += more
            if len(carry) >= PIECE:
                # The end mark may stand in this piece; what follows it is not rows.
                if (ends := carry.rfind(end)) >= 0:
                    carry = carry[: ends + len(end)]
                    break
                cut = carry.rfind(row)
                if cut > 0:
                    yield _text(carry[:cut])
                    carry = carry[cut:]
                elif len(carry) > self.longest:
                    raise Refused("too_much_memory")
        ends = carry.rfind(end)
        if ends < 0:
            raise Refused("file_damaged")
        yield _text(carry[:ends])

    def _to_first_row(self, stream: Iterator[bytes]) -> bytes | None:
        """Skip to behind <sheetData>; None when the sheet has no rows. Learns the prefix of names."""
        carry = b""
        for more in stream:
            carry += more
            found = re.search(rb"<(\w{1,20}:)?sheetData\b[^<>]*>", carry)
            if b"<!DOCTYPE" in carry or b"<!ENTITY" in carry:
                raise Refused("file_suspicious")
            if found:
                self.prefix = (found[1] or b"").decode()
                return None if found[0].endswith(b"/>") else carry[found.end() :]
            if len(carry) > self.longest:
                break
        if re.search(rb"<(\w+:)?(chartsheet|dialogsheet)\b", carry):
            return None
        raise Refused("file_damaged")


def _text(piece: bytes) -> str:
    try:
        return piece.decode()
    except UnicodeDecodeError as broken:
        raise Refused("file_damaged") from broken
