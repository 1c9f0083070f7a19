"""Dates and telephone numbers as people and spreadsheets write them."""

import datetime
import functools
import re

from gonghui.kernel.text import digits

REMEMBERED = 20_000  # days of birth and joining come again and again
FOREVER = ("长期", "永久")
_PARTS = re.compile(r"^(\d{4})\D{0,2}(\d{1,2})(?:\D{0,2}(\d{1,2}))?\D*$")
_SERIAL = re.compile(r"^[1-9]\d{4}$")
_EPOCH = datetime.date(1899, 12, 30)
_MOBILE = re.compile(r"^1[3-9]\d{9}$")
_LANDLINE = re.compile(r"^0\d{9,11}$|^\d{7,8}$")


@functools.lru_cache(REMEMBERED)
def date_of(text: str) -> datetime.date | None:
    """2019-05-06, 2019/5/6, 2019.5, 20190506, 2019年5月6日 or Excel's day number; None when it is no date."""
    if _SERIAL.match(text):
        return _EPOCH + datetime.timedelta(days=int(text))
    found = _PARTS.match(text.split(" ")[0])
    if not found:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def phone_of(text: str) -> str | None:
    """A mobile or landline number as digits; None when it cannot be one."""
    number = text if text.isdigit() else digits(text)
    if len(number) == 13 and number.startswith("86"):
        number = number[2:]
    return number if _MOBILE.match(number) or _LANDLINE.match(number) else None
