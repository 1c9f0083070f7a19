"""Subsistence lines: which one holds for a household on a day."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.codes import divisions
from gonghui.kernel.refusal import Refusal

MONTHS = 12
EVERY_SIZE = (1, 99)


class LineMissing(Refusal):
    says = _("还没有录入 {region} 在 {on} 的低保标准（{residence}）。请先录入标准和文件号，再进行认定。")


@dataclass(frozen=True)
class Line:
    """A line for one place, residence and span of household sizes. `valid_to` is exclusive."""

    region: str
    residence: str
    annual_fen: int
    valid_from: datetime.date
    valid_to: datetime.date | None = None
    members_from: int = EVERY_SIZE[0]
    members_to: int = EVERY_SIZE[1]
    document: str = ""

    def holds_on(self, on: datetime.date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    def as_data(self) -> dict[str, Any]:
        """As it is kept with what was decided by it."""
        return {
            "region": self.region,
            "residence": self.residence,
            "members": [self.members_from, self.members_to],
            "annual_fen": self.annual_fen,
            "valid_from": self.valid_from.isoformat(),
            "document": self.document,
        }


class Lines:
    """The lines of one day. The nearest place with a line for the household's size counts.

    Of two lines of one place the later begun holds, then the one for fewer sizes.
    """

    def __init__(self, lines: Iterable[Line], on: datetime.date) -> None:
        self.on = on
        self._held: dict[tuple[str, str], list[Line]] = {}
        self._known: dict[tuple[str, str, int], Line | None] = {}
        self._sizes = {EVERY_SIZE[0]}  # at which another line may begin to hold
        for line in lines:
            if line.holds_on(on):
                self._held.setdefault((line.region, line.residence), []).append(line)
                self._sizes |= {line.members_from, line.members_to + 1}
        for held in self._held.values():
            held.sort(key=lambda line: (line.valid_from, line.members_from - line.members_to), reverse=True)

    def find(self, region: str, residence: str, members: int) -> Line | None:
        """The line for a household, None when there is none; the same question is answered from memory."""
        asked = region, residence, members
        if asked not in self._known:
            self._known[asked] = self._find(*asked)
        return self._known[asked]

    def get(self, region: str, residence: str, members: int) -> Line:
        """The line for a household. Raises LineMissing with region and date: no default passes for a line."""
        line = self.find(region, residence, members)
        if line is None:
            raise missing(region, residence, self.on)
        return line

    def spans(self, region: str) -> list[tuple[int, int, Line | None, Line | None]]:
        """All sizes of households of a place: first, last, line in town, line in the country."""
        found: list[tuple[int, int, Line | None, Line | None]] = []
        for members in sorted(size for size in self._sizes if size <= EVERY_SIZE[1]):
            held = self.find(region, "urban", members), self.find(region, "rural", members)
            if found and found[-1][2:] == held:
                continue
            if found:
                found[-1] = (found[-1][0], members - 1, *found[-1][2:])
            found.append((members, EVERY_SIZE[1], *held))
        return found

    def _find(self, region: str, residence: str, members: int) -> Line | None:
        for place in places(region):
            for line in self._held.get((place, residence), ()):
                if line.members_from <= members <= line.members_to:
                    return line
        return None


def missing(region: str, residence: str, on: datetime.date) -> LineMissing:
    words = {"urban": _("城镇"), "rural": _("农村")}
    return LineMissing(region=divisions.name(region[:6]), residence=words[residence], on=on.isoformat())


def places(region: str) -> list[str]:
    """The code itself and what is around it, narrowest first; towns have 9 digits, villages 12."""
    return list(dict.fromkeys([region, region[:9], *divisions.enclosing(region[:6])]))


def annual_fen(amount_fen: int, unit: str) -> int:
    """Per head and year, from an amount per "month" or "year"."""
    return amount_fen * MONTHS if unit == "month" else amount_fen
