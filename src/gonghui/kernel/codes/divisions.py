"""Administrative divisions (GB/T 2260), each code with the years in which it was in force.

Names come from python-stdnum's own table at run time; `data/divisions.csv` lies over it.
"""

import csv
import datetime
import functools
import importlib.resources
import re
from dataclasses import dataclass

from .lists import FOLDER

_PERIOD = re.compile(r"\[(\d*)-(\d*)\]([^\[\],]+)|([^\[\],]+)")


@dataclass(frozen=True)
class Division:
    """One name of one code, in force from the year `first` to the year `last`, both inclusive."""

    code: str
    name: str
    first: int | None = None
    last: int | None = None

    @property
    def full_name(self) -> str:
        """Province, city and county in one, e.g. 内蒙古自治区呼和浩特市新城区."""
        parts = [find(self.code[:2] + "0000"), find(self.code[:4] + "00"), self]
        names = [part.name for part in parts if part and part.name not in ("市辖区", "县")]
        return "".join(dict.fromkeys(names))

    def holds_in(self, year: int) -> bool:
        return (self.first or year) <= year <= (self.last or year)


def find(code: str, on: datetime.date | None = None) -> Division | None:
    """The division of a six-digit code: as it was on a date, or its latest name."""
    held = _table().get(code, ())
    if on is None:
        return held[-1] if held else None
    return next((division for division in reversed(held) if division.holds_in(on.year)), None)


def known(code: str) -> bool:
    """Whether this code was ever in force: people keep the code of the county they were born in."""
    return code in _table()


def name(code: str) -> str:
    """The full name of a code, or the code itself when nobody knows it."""
    division = find(code)
    return division.full_name if division else code


def enclosing(code: str) -> list[str]:
    """The code itself, its city, its province and "" (everywhere), narrowest first, each once."""
    places = [code, code[:4].ljust(6, "0"), code[:2].ljust(6, "0")] if code else []
    return list(dict.fromkeys([*places, ""]))


def search(text: str, limit: int = 20) -> list[Division]:
    """Divisions in force whose name holds the text."""
    found = (held[-1] for held in _table().values() if held[-1].last is None and text in held[-1].name)
    return [division for division, _ in zip(found, range(limit), strict=False)]


@functools.cache
def _table() -> dict[str, tuple[Division, ...]]:
    table: dict[str, tuple[Division, ...]] = {}
    source = importlib.resources.files("stdnum").joinpath("cn/loc.dat").read_text(encoding="utf-8")
    province = ""
    for line in source.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        number, rest = line.split(maxsplit=1)
        if not line.startswith(" "):
            province = number
            continue
        code = province + number
        table[code] = tuple(_periods(code, rest.split('"')[1]))
    with open(FOLDER / "divisions.csv", encoding="utf-8", newline="") as file:
        file.readline()
        for row in csv.DictReader(file):
            table[row["code"]] = (
                Division(row["code"], row["name"], _year(row["valid_from"]), _year(row["valid_to"])),
            )
    return table


def _periods(code: str, text: str) -> list[Division]:
    return [
        Division(code, dated or plain, _year(first), _year(last))
        for first, last, dated, plain in _PERIOD.findall(text)
    ]


def _year(text: str | None) -> int | None:
    return int(text[:4]) if text else None
