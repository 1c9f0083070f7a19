"""The statutory age of retirement at every boundary of the official tables, and what holds between them."""

import datetime

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from gonghui.services.benefits.dates import retirement
from gonghui.services.benefits.dates.retirement import FEMALE50, FEMALE55, GROUPS, MALE

BIRTHS = st.dates(datetime.date(1950, 1, 1), datetime.date(1999, 12, 31))

# Group, year and month of birth, years and months of age, year and month of retirement: out of the tables.
OFFICIAL = [
    (MALE, (1964, 12), (60, 0), (2024, 12)),
    (MALE, (1965, 1), (60, 1), (2025, 2)),
    (MALE, (1965, 4), (60, 1), (2025, 5)),
    (MALE, (1965, 5), (60, 2), (2025, 7)),
    (MALE, (1965, 12), (60, 3), (2026, 3)),
    (MALE, (1966, 1), (60, 4), (2026, 5)),
    (MALE, (1970, 1), (61, 4), (2031, 5)),
    (MALE, (1972, 12), (62, 0), (2034, 12)),
    (MALE, (1973, 1), (62, 1), (2035, 2)),
    (MALE, (1976, 8), (62, 11), (2039, 7)),
    (MALE, (1976, 9), (63, 0), (2039, 9)),
    (MALE, (1976, 12), (63, 0), (2039, 12)),
    (MALE, (1990, 6), (63, 0), (2053, 6)),
    (FEMALE55, (1969, 12), (55, 0), (2024, 12)),
    (FEMALE55, (1970, 1), (55, 1), (2025, 2)),
    (FEMALE55, (1970, 4), (55, 1), (2025, 5)),
    (FEMALE55, (1970, 5), (55, 2), (2025, 7)),
    (FEMALE55, (1981, 8), (57, 11), (2039, 7)),
    (FEMALE55, (1981, 9), (58, 0), (2039, 9)),
    (FEMALE50, (1974, 12), (50, 0), (2024, 12)),
    (FEMALE50, (1975, 1), (50, 1), (2025, 2)),
    (FEMALE50, (1975, 2), (50, 1), (2025, 3)),
    (FEMALE50, (1975, 3), (50, 2), (2025, 5)),
    (FEMALE50, (1984, 10), (54, 11), (2039, 9)),
    (FEMALE50, (1984, 11), (55, 0), (2039, 11)),
]


@pytest.mark.parametrize(("group", "born", "age", "retires"), OFFICIAL)
def test_the_official_tables_are_met_at_their_boundaries(group, born, age, retires):
    birth = datetime.date(*born, 15)
    assert retirement.age(birth, group) == age
    assert retirement.day(birth, group) == datetime.date(*retires, 15)


@pytest.mark.parametrize(
    ("birth", "retires"),
    [("1964-10-31", "2024-10-31"), ("1965-05-31", "2025-07-31"), ("1965-01-31", "2025-02-28")],
)
def test_a_day_that_the_month_has_not_is_its_last(birth, retires):
    assert retirement.day(datetime.date.fromisoformat(birth), MALE).isoformat() == retires


@settings(deadline=None)
@given(BIRTHS, st.sampled_from(GROUPS))
def test_nobody_retires_before_someone_older_of_the_group(birth, group):
    older = birth - datetime.timedelta(days=1)
    assert retirement.day(older, group) <= retirement.day(birth, group)
    assert 0 <= retirement.delay(birth, group) - retirement.delay(older, group) <= 1


@settings(deadline=None)
@given(BIRTHS, st.sampled_from(GROUPS))
def test_asked_by_month_everybody_is_found_in_the_month_of_their_own_day(birth, group):
    on = retirement.day(birth, group)
    born = (birth.year, birth.month)
    assert born in retirement.births_retiring(on.year, on.month, group)
    for other in (on + datetime.timedelta(days=31), on - datetime.timedelta(days=31)):
        assert born not in retirement.births_retiring(other.year, other.month, group)


def test_the_command_prints_date_age_and_delay(capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("benefits", "retirement", "--birth", "1970-01-15", "--group", "female55")
    assert ended.value.code in (0, None)
    assert capsys.readouterr().out.strip() == "2025-02-15  满 55 岁 1 个月  延迟 1 个月"
