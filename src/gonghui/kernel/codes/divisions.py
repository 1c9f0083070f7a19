"""Administrative divisions (GB/T 2260), each code with the years in which it was in force.

Names come from python-stdnum's own table at run time; `data/divisions.csv` lies over it.
"""

import csv
import datetime
import functools
import importlib.resources
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .lists import FOLDER

DEMO, PERMIT = "demo", "permit"
_PERIOD = re.compile(r"\[(\d*)-(\d*)\]([^\[\],]+)|([^\[\],]+)")
_GROUPING = re.compile(r"^(市辖区|县|林区|海南行政区|(省|自治区)直辖(县级)?行政单位)$")
_SUFFIX = re.compile(r"(省（演示）|省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$")


@dataclass(frozen=True)
class Division:
    """One name of one code, in force from the year `first` to the year `last`, both inclusive.

    `kind` is "" for a real one, "demo" for an invented one, "permit" for a number range of permits.
    """

    code: str
    name: str
    first: int | None = None
    last: int | None = None
    kind: str = ""

    @property
    def valid_from(self) -> datetime.date | None:
        return datetime.date(self.first, 1, 1) if self.first else None

    @property
    def valid_to(self) -> datetime.date | None:
        """The first day on which it was no longer in force."""
        return datetime.date(self.last + 1, 1, 1) if self.last else None

    @property
    def full_name(self) -> str:
        """Province, city and county in one, as called together: 内蒙古自治区呼和浩特市新城区."""
        return "".join(self.names)

    @property
    def names(self) -> list[str]:
        """The names from the province down, without those that only group others (市辖区)."""
        held = [self._parent(code) for code in reversed(enclosing(self.code)[1:-1])]
        return [part.name for part in (*held, self) if part and not _GROUPING.match(part.name)]

    def holds_in(self, year: int) -> bool:
        return (self.first or year) <= year <= (self.last or year)

    def _parent(self, code: str) -> "Division | None":
        at_that_time = find(code, datetime.date(self.last, 1, 1)) if self.last else None
        return at_that_time or find(code)


def find(code: str, on: datetime.date | None = None) -> Division | None:
    """The division of a six-digit code: as it was on a date, or its latest name."""
    held = _table().get(code, ())
    if on is None:
        return held[-1] if held else None
    return next((division for division in reversed(held) if division.holds_in(on.year)), None)


def known(code: str, on: datetime.date | None = None) -> bool:
    """Whether this code was ever in force (people keep the code they were born with), or was on a date."""
    return code in _table() if on is None else find(code, on) is not None


def name(code: str) -> str:
    """The full name of a code, or the code itself when nobody knows it."""
    division = find(code)
    return division.full_name if division else code


def enclosing(code: str) -> list[str]:
    """The code itself, its city, its province and "" (everywhere), narrowest first, each once."""
    places = [code, code[:4].ljust(6, "0"), code[:2].ljust(6, "0")] if code else []
    return list(dict.fromkeys([*places, ""]))


def children(code: str = "", on: datetime.date | None = None) -> list[Division]:
    """The divisions directly below one, on a date or now; below "" are the provinces. Invented ones last."""
    below = (find(child, on) for child in _below().get(code, ()))
    year = on.year if on else datetime.date.max.year
    return [division for division in below if division and division.holds_in(year)]


def search(text: str, limit: int = 20) -> list[Division]:
    """Divisions in force whose name or full name holds the text: same name first, then same beginning."""
    text = text.replace(" ", "")
    found = [division for full, division in _current() if text and text in full]
    found.sort(
        key=lambda division: (
            division.kind == DEMO,
            division.name != text,
            not division.name.startswith(text),
            text not in division.name,
        )
    )
    return found[:limit]


def in_address(text: str) -> Division | None:
    """The narrowest division that an address begins with; None when its beginning is unknown or ambiguous."""
    text = "".join(text.split())
    ways = _ways_of_writing()
    for length in range(min(len(text), max(map(len, ways))), 1, -1):
        if (division := ways.get(text[:length])) is not None:
            return division
    return None


@functools.cache
def _table() -> dict[str, tuple[Division, ...]]:
    table = {code: tuple(_periods(code, text)) for code, text in _published()}
    ours: dict[str, list[Division]] = {}
    with open(FOLDER / "divisions.csv", encoding="utf-8", newline="") as file:
        file.readline()
        for row in csv.DictReader(file):
            years = _year(row["valid_from"]), _year(row["valid_to"])
            ours.setdefault(row["code"], []).append(Division(row["code"], row["name"], *years, row["kind"]))
    return table | {code: tuple(held) for code, held in ours.items()}


def _published() -> Iterator[tuple[str, str]]:
    """Code and names with years, from the library's own file."""
    source = importlib.resources.files("stdnum").joinpath("cn/loc.dat").read_text(encoding="utf-8")
    province = ""
    for line in source.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        number, rest = line.split(maxsplit=1)
        if not line.startswith(" "):
            province = number
        else:
            yield province + number, rest.split('"')[1]


def _periods(code: str, text: str) -> Iterator[Division]:
    for first, last, dated, plain in _PERIOD.findall(text):
        yield Division(code, dated or plain, _year(first), _year(last))


def _year(text: str | None) -> int | None:
    return int(text[:4]) if text else None


@functools.cache
def _below() -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for code, held in sorted(_table().items()):
        if held[-1].kind != PERMIT:
            below.setdefault(enclosing(code)[1], []).append(code)
    return below


@functools.cache
def _current() -> list[tuple[str, Division]]:
    held = (versions[-1] for versions in _table().values())
    return [
        (division.full_name, division)
        for division in held
        if division.last is None and division.kind != PERMIT and not _GROUPING.match(division.name)
    ]


@functools.cache
def _ways_of_writing() -> dict[str, Division | None]:
    """Beginnings of addresses: with the province, with its short name, without it. Ambiguous ones: None."""
    ways: dict[str, Division | None] = {}
    for full, division in _current():
        province, *rest = division.names
        below = "".join(rest)
        for way in {full, _SUFFIX.sub("", province) + below, *([below, division.name] if rest else [])}:
            ways[way] = division if way == full or way not in ways else None
    return ways
