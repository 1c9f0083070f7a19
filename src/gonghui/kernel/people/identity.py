"""Citizen identity numbers (GB 11643-1999): check digit and a plausible date; the region only warns.

The region's validity years in public tables start too late to refuse anyone by them (see DOMAIN §4).
"""

import datetime
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..codes import divisions
from ..text import tidy

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
REMEMBERED = 100_000
EARLIEST = datetime.date(1900, 1, 1)
MALE, FEMALE = "1", "2"
_CLEAN = re.compile(r"[0-9]{17}[0-9X]")
_ROUNDED = re.compile(r"[0-9]+(\.[0-9]+)?[eE]\+?[0-9]+")
_FLOAT = re.compile(r"([0-9]{15}|[0-9]{18})\.0")
_BETWEEN = re.compile(r"[\s\-·.—_]")


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a number, in words for the person who typed it."""

    code: str
    says: str
    warning: bool = False


def clean(text: str) -> str:
    """A number as it is kept: no spaces or separators, half width, capital X, 15 digits made 18."""
    if _CLEAN.fullmatch(text):
        return text
    number = tidy(text)
    whole = _FLOAT.fullmatch(number)
    number = _BETWEEN.sub("", whole[1] if whole else number).upper()
    if len(number) == 15 and number.isascii() and number.isdigit():
        number = number[:6] + "19" + number[6:]
        number += check_digit(number)
    return number


def check_digit(seventeen: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, seventeen, strict=True))
    return CHECKS[total % 11]


def birth_date(number: str) -> datetime.date | None:
    """The date in a clean number, or None when it is no date."""
    try:
        return datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex(number: str) -> str:
    return MALE if int(number[16]) % 2 else FEMALE


def check(
    text: str,
    *,
    on: datetime.date,
    sex_code: str = "",
    born: datetime.date | None = None,
    region_known: Callable[[str], bool] = divisions.known,
) -> list[Fault]:
    """All that is wrong with a typed number on a date. Warnings do not refuse."""
    typed = tidy(text)
    if not typed:
        return [Fault("id.missing", _("没有填身份证号码。请照身份证填 18 位号码。"))]
    if _ROUNDED.fullmatch(typed):
        return [_precision_lost(typed)]
    number = clean(typed)
    if not _CLEAN.fullmatch(number):
        return [_shape(number)]
    if check_digit(number[:17]) != number[17]:
        return [_wrong_check_digit(number)]
    date = birth_date(number)
    if date is None or not EARLIEST <= date <= on:
        return [Fault("id.birth_date", _("身份证号码里的出生日期不对。请照身份证再核对一遍。"))]
    return [*_warnings(number, sex_code, born, date, region_known)]


def check_column(
    numbers: Iterable[str], *, on: datetime.date, region_known: Callable[[str], bool] = divisions.known
) -> list[tuple[str, list[Fault]]]:
    """For each typed number its clean form and its faults; written for a hundred thousand rows.

    A number falls into region, birth date and order, and few of each occur in a file: what each adds to the
    check digit is worked out once.
    """
    regions, dates = _regions(region_known), _dates(on)
    found: list[tuple[str, list[Fault]]] = []
    for text in numbers:
        if _CLEAN.fullmatch(text):
            region, date = regions[text[:6]], dates[text[6:14]]
            if date >= 0 and CHECKS[(abs(region) + date + _ORDERS[text[14:17]]) % 11] == text[17]:
                found.append((text, [] if region >= 0 else [_region_unknown(text)]))
                continue
        found.append((clean(text), check(text, on=on, region_known=region_known)))
    return found


class _Regions(dict):
    """What six digits add to the sum; negative when nobody knows the region (never zero: 22 is added)."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        self.known = known

    def __missing__(self, region: str) -> int:
        _bound(self)
        total = 22 + _weighed(region, 0)
        self[region] = total if self.known(region) else -total
        return self[region]


class _Dates(dict):
    """What the eight digits of a plausible birth date add to the sum; negative for any other date."""

    def __init__(self, on: datetime.date) -> None:
        self.on = on

    def __missing__(self, digits: str) -> int:
        _bound(self)
        date = birth_date("000000" + digits)
        plausible = date is not None and EARLIEST <= date <= self.on
        self[digits] = _weighed(digits, 6) if plausible else -1
        return self[digits]


@functools.lru_cache(4)
def _regions(known: Callable[[str], bool]) -> _Regions:
    return _Regions(known)


@functools.lru_cache(4)
def _dates(on: datetime.date) -> _Dates:
    return _Dates(on)


def _bound(remembered: dict) -> None:
    if len(remembered) > REMEMBERED:
        remembered.clear()


def _weighed(digits: str, place: int) -> int:
    return sum(WEIGHTS[place + number] * int(digit) for number, digit in enumerate(digits))


_ORDERS = {f"{order:03}": _weighed(f"{order:03}", 14) for order in range(1000)}


def _warnings(
    number: str,
    sex_code: str,
    born: datetime.date | None,
    date: datetime.date,
    region_known: Callable[[str], bool],
) -> Iterator[Fault]:
    if not region_known(number[:6]):
        yield _region_unknown(number)
    if sex_code in (MALE, FEMALE) and sex_code != sex(number):
        yield Fault("sex.mismatch", _("填的性别和身份证号码不一致，请核对。"), warning=True)
    if born and born != date:
        yield Fault("birth_date.mismatch", _("填的出生日期和身份证号码不一致，请核对。"), warning=True)


def _shape(number: str) -> Fault:
    if len(number) != 18:
        says = _("身份证号码要 18 位，您填了 {count} 位。").format(count=len(number))
        return Fault("id.length", says)
    return Fault(
        "id.checksum", _("身份证号码前 17 位只能是数字，最后一位可以是字母 X。请照身份证再核对一遍。")
    )


def _wrong_check_digit(number: str) -> Fault:
    """Excel keeps 15 digits of a number and fills the rest with zeros."""
    if number.endswith("000"):
        return _precision_lost(number)
    return Fault("id.checksum", _("身份证号码对不上校验位，可能有一位填错了。请照身份证再核对一遍。"))


def _precision_lost(text: str) -> Fault:
    says = _("Excel 把身份证号码当成数字，后几位已经丢了（{text}）。请把这一列设为“文本”，重新填写。")
    return Fault("id.precision_lost", says.format(text=text))


def _region_unknown(number: str) -> Fault:
    says = _("身份证号码前 6 位 {region} 不在区划表里，请核对；核对无误可以保留。")
    return Fault("region.unknown", says.format(region=number[:6]), warning=True)
