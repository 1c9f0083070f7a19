"""The statutory age of retirement with its gradual rise from 2025, exact to the month.

Source: 《国务院关于渐进式延迟法定退休年龄的办法》, article 1 and its three tables of comparison, approved
by the Standing Committee of the National People's Congress on 13 September 2024.
"""

import datetime
from dataclasses import dataclass

from gonghui.kernel.months import later

MALE, FEMALE55, FEMALE50 = "male", "female55", "female50"


@dataclass(frozen=True)
class Schedule:
    """From `age` years, a month later for every `every` months of birth from `since` on, at most `most`."""

    age: int
    since: tuple[int, int]
    every: int
    most: int  # months of delay at the end


SCHEDULES = {
    MALE: Schedule(60, (1965, 1), 4, 36),
    FEMALE55: Schedule(55, (1970, 1), 4, 36),
    FEMALE50: Schedule(50, (1975, 1), 2, 60),
}
GROUPS = tuple(SCHEDULES)


def delay(birth: datetime.date, group: str) -> int:
    """Months later than the age before 2025. Raises KeyError for an unknown group."""
    schedule = SCHEDULES[group]
    year, month = schedule.since
    months_since = (birth.year - year) * 12 + birth.month - month
    return 0 if months_since < 0 else min(months_since // schedule.every + 1, schedule.most)


def age(birth: datetime.date, group: str) -> tuple[int, int]:
    """Statutory age of retirement in years and months."""
    return divmod(SCHEDULES[group].age * 12 + delay(birth, group), 12)


def day(birth: datetime.date, group: str) -> datetime.date:
    """The day on which that age is reached; a day the month has not is its last."""
    return later(birth, SCHEDULES[group].age * 12 + delay(birth, group))


def births_retiring(year: int, month: int, group: str) -> list[tuple[int, int]]:
    """The months of birth whose retirement falls into a month: year and month of each."""
    schedule = SCHEDULES[group]
    wanted = year * 12 + month - 1
    latest = wanted - schedule.age * 12
    births = range(latest - schedule.most, latest + 1)
    return [
        (birth // 12, birth % 12 + 1)
        for birth in births
        if birth + schedule.age * 12 + _delay_of(birth, group) == wanted
    ]


def _delay_of(birth_month: int, group: str) -> int:
    return delay(datetime.date(birth_month // 12, birth_month % 12 + 1, 1), group)
