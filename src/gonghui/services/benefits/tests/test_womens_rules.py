"""What the law gives in the four stages, day by day at the boundaries; and for every day by property."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.services.benefits.rules import forbidden_work, womens

DAY = womens.DAY
LAW = womens.LAWS[-1]
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(datetime.date(2012, 5, 1), datetime.date(2035, 12, 31))


@pytest.fixture(autouse=True)
def shipped(monkeypatch):
    """As where no region has entered numbers of its own, without asking a database."""
    monkeypatch.setattr(parameters, "value", lambda code, *, on, region, default: default)


def told(stage: str, on: str | datetime.date, **more) -> womens.Told:
    on = on if isinstance(on, str) else on.isoformat()
    return womens.Told({"stage": stage, "on": on, "told_on": "2026-01-01", **more})


def right(code: str, stage: str, on, **more) -> womens.Right:
    return next(each for each in womens.rights(told(stage, on, **more)) if each.code == code)


@pytest.mark.parametrize(
    ("infants", "difficult", "days"),
    [(1, False, 98), (1, True, 113), (2, False, 113), (2, True, 128), (3, True, 143)],
)
def test_leave_is_98_days_15_more_for_a_difficult_birth_and_15_for_each_more_infant(infants, difficult, days):
    leave = right("leave", "birth", "2026-05-20", infants=infants, difficult=difficult)
    assert (leave.until - leave.since).days + 1 == days
    assert leave.since == datetime.date(2026, 5, 5), "15 days before the birth"


def test_leave_runs_from_the_day_it_was_begun():
    leave = right("leave", "birth", "2026-05-20", leave_from="2026-05-20")
    assert (leave.since, leave.until) == (datetime.date(2026, 5, 20), datetime.date(2026, 8, 25))


@pytest.mark.parametrize(("weeks", "days"), [(1, 15), (15, 15), (16, 42), (27, 42), (28, 98), (40, 98)])
def test_leave_after_a_loss_grows_at_four_and_at_seven_months(weeks, days):
    leave = right("leave", "loss", "2026-05-20", weeks=weeks)
    assert leave.since == datetime.date(2026, 5, 20)
    assert (leave.until - leave.since).days + 1 == days


def test_from_the_28th_week_no_overtime_no_nights_and_a_rest():
    due = datetime.date(2026, 9, 30)
    late = right("late", "pregnancy", due)
    begun = due - 280 * DAY
    assert (late.since - begun).days == 28 * 7
    assert late.until == due
    assert not late.holds_on(late.since - DAY)
    assert late.holds_on(late.since)
    assert "60" in late.says


def test_who_tells_late_is_protected_from_the_day_she_tells():
    late = right("late", "pregnancy", "2026-01-20")
    assert late.since == datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("born", "last"),
    [
        ("2025-03-10", "2026-03-09"),
        ("2024-02-29", "2025-02-28"),
        ("2023-02-28", "2024-02-27"),
        ("2023-03-01", "2024-02-29"),
        ("2025-01-01", "2025-12-31"),
    ],
)
def test_the_child_is_nursed_until_the_day_before_it_is_one(born, last):
    assert womens.nursed_until(datetime.date.fromisoformat(born), LAW) == datetime.date.fromisoformat(last)
    nursing = right("nursing", "birth", born)
    assert nursing.until == datetime.date.fromisoformat(last)


@pytest.mark.parametrize(("infants", "minutes"), [(1, "60"), (2, "120"), (3, "180")])
def test_an_hour_a_day_for_each_infant(infants, minutes):
    assert f" {minutes} " in right("nursing", "birth", "2026-05-20", infants=infants).says


def test_a_region_may_give_more_days(monkeypatch):
    def local(code, *, on, region, default):
        return 60 if (code, region) == (womens.EXTRA_LEAVE, "990103") else default

    monkeypatch.setattr(parameters, "value", local)
    here, there = (
        next(each for each in womens.rights(told("birth", "2026-05-20"), region) if each.code == "leave")
        for region in ("990103", "")
    )
    assert here.until - there.until == 60 * DAY


def test_the_stage_is_birth_to_the_last_day_of_leave_and_nursing_after():
    record = told("birth", "2026-05-20")
    last = right("leave", "birth", "2026-05-20").until
    assert womens.stage_name(record, last) == "产期"
    assert womens.stage_name(record, last + DAY) == "哺乳期"


def test_a_record_is_over_with_its_last_right_and_a_pregnancy_never_by_itself():
    assert womens.ends(told("pregnancy", "2026-05-20")) is None
    assert womens.ends(told("birth", "2026-05-20")) == datetime.date(2027, 5, 19)
    assert womens.ends(told("loss", "2026-05-20", weeks=10)) == datetime.date(2026, 6, 3)
    assert womens.ends(told("menstruation", "2026-05-20")) == datetime.date(2026, 5, 26)


@UNHURRIED
@given(born=DAYS, infants=st.integers(1, 4), difficult=st.booleans())
def test_leave_and_nursing_follow_each_other_without_a_gap_and_end_before_the_first_birthday(
    born, infants, difficult
):
    found = {
        each.code: each for each in womens.rights(told("birth", born, infants=infants, difficult=difficult))
    }
    leave, nursing, nights = found["leave"], found["nursing"], found["no_nights"]
    assert (leave.until - leave.since).days + 1 == 98 + 15 * (infants - 1) + (15 if difficult else 0)
    assert nursing.since == nights.since == leave.until + DAY
    assert nursing.until == nights.until
    birthday_months = (nursing.until.year - born.year) * 12 + nursing.until.month - born.month
    assert birthday_months in (11, 12)
    assert 364 <= (nursing.until - born).days <= 365


@UNHURRIED
@given(due=DAYS)
def test_every_right_of_a_pregnancy_begins_before_it_ends_and_the_late_one_lies_in_the_last_84_days(due):
    found = womens.rights(womens.Told({"stage": "pregnancy", "on": due.isoformat(), "told_on": "2012-01-01"}))
    assert all(each.since <= each.until for each in found)
    late = next(each for each in found if each.code == "late")
    assert (late.until - late.since).days == 84


@pytest.mark.parametrize(
    ("stage", "tags", "found"),
    [
        ("birth", ["underground"], ["underground"]),
        ("menstruation", ["cold_water_2", "cold_water", "height_3", "height"], ["cold_water_2", "height_3"]),
        ("pregnancy", ["cold_water", "height", "noise_3"], ["cold_water", "height", "noise_3"]),
        ("pregnancy", ["toxic_nursing"], []),
        (
            "birth",
            ["toxic", "toxic_nursing", "radiation", "load_3"],
            ["toxic", "toxic_nursing", "radiation", "load_3"],
        ),
        ("birth", ["noise_3", "height_3", "bending"], []),
        ("pregnancy", [], []),
    ],
)
def test_what_is_forbidden_depends_on_the_stage(stage, tags, found):
    assert sorted(work.code for work in forbidden_work.forbidden(stage, tags)) == sorted(found)


def test_every_kind_of_work_has_one_code_and_is_forbidden_somewhere():
    codes = [work.code for work in forbidden_work.ALL]
    assert len(codes) == len(set(codes))
    assert all(work.stages for work in forbidden_work.ALL)


@pytest.mark.django_db
def test_the_numbers_of_a_province_are_entered_with_their_document(monkeypatch):
    monkeypatch.undo()
    given = {"value": 60, "document": "测试条例", "region": "990000", "by": SYSTEM}
    parameters.enter(womens.EXTRA_LEAVE, valid_from=datetime.date(2026, 1, 1), **given)
    before, after = (
        next(each for each in womens.rights(told("birth", on), "990103") if each.code == "leave")
        for on in ("2025-12-31", "2026-01-01")
    )
    assert (before.until - before.since).days + 1 == 98
    assert (after.until - after.since).days + 1 == 158
