"""Numbers as the file holds them: kept exactly where that is possible, raw where Excel has rounded."""

import re
from datetime import date, datetime, timedelta

# A double keeps 15 decimal digits for sure; an ID number of 18 has lost its end.
EXACT_DIGITS = 15
_NUMBER = re.compile(r"[+-]?(\d{1,400})?(?:\.(\d{0,400}))?(?:[eE]([+-]?\d{1,4}))?")
_ROUNDED = re.compile(r"[1-9](?:\.\d{1,15})?[eE]\+?\d{2}")
LAST_DAY = 2_958_465


def number(text: str) -> int | float | None:
    """The value of a number as stored, or None where it must stay raw (too long, or no number)."""
    if len(text) <= EXACT_DIGITS and text.isascii() and text.isdigit():
        return int(text)
    found = _NUMBER.fullmatch(text)
    if not found or not (found[1] or found[2]):
        return None
    value = float(text)
    if abs(value) >= 10**EXACT_DIGITS:
        return None
    return int(value) if value.is_integer() else value


def looks_rounded(text: str) -> bool:
    """Whether a text, of a .csv file, is a long number that Excel has shortened: 1.50102E+17."""
    return _ROUNDED.fullmatch(text) is not None


def day(serial: str, from_1904: bool) -> str | None:
    """A date number as ISO text: a day, a day with its time, or a time of day. None when it is none."""
    value = number(serial)
    if value is None or not 0 <= value <= LAST_DAY:
        return None
    days, share = divmod(value, 1)
    seconds = round(share * 86400)
    if days == 0:
        return (datetime(2000, 1, 1) + timedelta(seconds=seconds)).time().isoformat()
    if not from_1904 and days == 60:
        # Excel believes that 29 February 1900 was a day.
        return None
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if days < 60 else 30)
    moment = datetime(first.year, first.month, first.day) + timedelta(days=int(days), seconds=seconds)
    return moment.isoformat() if seconds else moment.date().isoformat()
