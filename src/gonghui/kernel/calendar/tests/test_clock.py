"""Deadlines in working time."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel.calendar import clock
from gonghui.kernel.calendar.days import Days
from gonghui.kernel.calendar.models import AFTERNOON, MORNING, REST, WORK

PUBLISHED = Days(special={})
LOCAL = timezone.get_default_timezone()
FIRST = datetime.datetime(2024, 1, 1)
HALF_DAYS = {
    FIRST.date() + datetime.timedelta(days=3 * n): kind for n, kind in enumerate([MORNING, AFTERNOON] * 90)
}
CALENDARS = [PUBLISHED, Days(special=HALF_DAYS)]

moments = st.datetimes(FIRST, datetime.datetime(2028, 12, 31), timezones=st.just(LOCAL))
minutes = st.integers(0, 20 * 480)
calendars = st.sampled_from(CALENDARS)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("start", "working_days", "due"),
    [
        ("2026-02-13T16:00", 3, "2026-02-25T16:00"),
        ("2026-02-13T19:00", 1, "2026-02-14T18:00"),
        ("2026-02-14T09:00", Decimal("0.5"), "2026-02-14T14:30"),
        ("2026-02-15T09:00", 1, "2026-02-24T18:00"),
        ("2026-03-02T07:00", 1, "2026-03-02T18:00"),
        ("2026-03-02T12:30", 1, "2026-03-03T12:00"),
        ("2026-03-02T17:59", 1, "2026-03-03T17:59"),
        ("2026-03-06T18:00", 1, "2026-03-09T18:00"),
        ("2026-03-06T16:00", 0, "2026-03-06T16:00"),
    ],
)
def test_a_deadline_counts_working_time_from_the_very_minute(start, working_days, due):
    assert clock.due(at(start), working_days, days=PUBLISHED) == clock.Due(at(due), estimated=False)


def test_without_make_up_saturdays_the_same_deadline_would_be_a_day_late():
    plain_saturday = Days(special={datetime.date(2026, 2, 14): REST})
    assert clock.due(at("2026-02-13T16:00"), 3, days=plain_saturday).at == at("2026-02-26T16:00")


def test_a_deadline_that_reaches_into_an_unpublished_year_is_marked_estimated():
    reaching = clock.due(at("2026-12-31T16:00"), 3, days=PUBLISHED)
    assert reaching == clock.Due(at("2027-01-06T16:00"), estimated=True)
    assert not clock.due(at("2026-12-30T16:00"), 1, days=PUBLISHED).estimated


def test_a_half_day_gives_half_of_the_time():
    eve = {datetime.date(2026, 3, 3): MORNING, datetime.date(2026, 3, 4): AFTERNOON}
    assert clock.due(at("2026-03-03T08:30"), 1, days=Days(special=eve)).at == at("2026-03-04T18:00")
    assert clock.due(at("2026-03-03T08:30"), 1, days=PUBLISHED).at == at("2026-03-03T18:00")


def test_summer_hours_move_the_deadline():
    summer = clock.Hours(clock.OFFICE_HOURS.morning, (datetime.time(15), datetime.time(18)))
    assert summer.minutes == 390
    assert clock.due(at("2026-07-01T12:10"), working_minutes=30, hours=summer, days=PUBLISHED).at == at(
        "2026-07-01T15:30"
    )


def test_a_moment_of_another_zone_is_counted_in_local_office_hours():
    in_utc = datetime.datetime(2026, 2, 13, 8, 0, tzinfo=datetime.UTC)
    assert clock.due(in_utc, 3, days=PUBLISHED).at == at("2026-02-25T16:00")


@pytest.mark.parametrize("working_days", [-1, Decimal("-0.5")])
def test_a_negative_length_is_refused(working_days):
    with pytest.raises(ValueError, match="negative"):
        clock.due(at("2026-03-02T09:00"), working_days, days=PUBLISHED)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="naive"):
        clock.due(datetime.datetime(2026, 3, 2, 9), 1, days=PUBLISHED)


def test_a_deadline_already_missed_is_not_revived_by_a_pause():
    due_at = at("2026-03-02T12:00")
    late = clock.extend(due_at, at("2026-03-03T09:00"), at("2026-03-05T09:00"), days=PUBLISHED)
    in_time = clock.extend(due_at, at("2026-03-02T11:00"), at("2026-03-03T11:00"), days=PUBLISHED)
    assert late.at == due_at
    assert in_time.at == at("2026-03-03T12:00")


def test_what_is_left_is_negative_after_the_deadline():
    assert clock.remaining(at("2026-03-02T12:00"), at("2026-03-02T10:00"), days=PUBLISHED) == 120
    assert clock.remaining(at("2026-03-02T12:00"), at("2026-03-02T14:00"), days=PUBLISHED) == -30


@given(moments, minutes, minutes, calendars)
def test_more_work_is_never_due_earlier(start, one, other, days):
    less, more = sorted([one, other])
    assert (
        clock.due(start, working_minutes=less, days=days).at
        <= clock.due(start, working_minutes=more, days=days).at
    )


@given(moments, moments, minutes, calendars)
def test_what_begins_later_is_never_due_earlier(one, other, length, days):
    earlier, later = sorted([one, other])
    assert (
        clock.due(earlier, working_minutes=length, days=days).at
        <= clock.due(later, working_minutes=length, days=days).at
    )


@given(moments, minutes, minutes, calendars)
def test_two_lengths_in_a_row_are_one_length(start, first, second, days):
    between = clock.due(start, working_minutes=first, days=days).at
    stepwise = clock.due(between, working_minutes=second, days=days).at
    assert clock.due(start, working_minutes=first + second, days=days).at == stepwise


@given(moments, minutes, calendars)
def test_the_time_until_the_deadline_is_the_length_that_was_given(start, length, days):
    due_at = clock.due(start, working_minutes=length, days=days).at
    assert clock.working_minutes_between(start, due_at, days=days) == length
    assert clock.remaining(due_at, start, days=days) == length
    assert clock.working_minutes_between(due_at, start, days=days) == -length


@given(moments, minutes, calendars)
def test_nothing_is_ever_due_outside_office_hours(start, length, days):
    due_at = clock.due(start, working_minutes=length + 1, days=days).at
    spans = clock.OFFICE_HOURS.spans(days.kind(due_at.date()))
    assert any(opening < due_at.time() <= closing for opening, closing in spans)


@given(moments, st.integers(1, 4800), minutes, minutes, calendars)
def test_a_pause_moves_the_deadline_by_the_working_time_it_lasted(start, length, before, lasting, days):
    due_at = clock.due(start, working_minutes=length, days=days).at
    paused_from = clock.due(start, working_minutes=min(before, length - 1), days=days).at
    paused_to = clock.due(paused_from, working_minutes=lasting, days=days).at
    extended = clock.extend(due_at, paused_from, paused_to, days=days).at
    assert clock.working_minutes_between(due_at, extended, days=days) == lasting
    left = clock.remaining(due_at, paused_from, days=days)
    assert clock.remaining(extended, paused_to, days=days) == left


@given(moments, st.integers(1, 10))
def test_a_whole_working_day_later_is_the_same_time_of_the_day(start, working_days):
    begin = clock.due(start, working_minutes=1, days=PUBLISHED).at
    due_at = clock.due(begin, working_days, days=PUBLISHED).at
    assert due_at.time() == begin.time()
    passed = {begin.date() + datetime.timedelta(days=n) for n in range(1, (due_at - begin).days + 1)}
    assert sum(PUBLISHED.kind(day) == WORK for day in passed) == working_days
