"""Which days are worked."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.calendar import actions, days
from gonghui.kernel.calendar.days import Days, is_statutory_festival
from gonghui.kernel.calendar.models import MORNING, REST, WORK, SpecialDay

D = datetime.date
AT = datetime.datetime(2026, 11, 4, 10, tzinfo=datetime.UTC)
PLAIN = Days(special={})


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (D(2026, 2, 14), WORK),
        (D(2026, 2, 23), REST),
        (D(2026, 2, 24), WORK),
        (D(2026, 2, 28), WORK),
        (D(2026, 3, 1), REST),
    ],
)
def test_a_published_year_follows_the_announcement(day, kind):
    assert PLAIN.kind(day) == kind


@pytest.mark.parametrize(
    "day",
    [D(2027, 1, 1), D(2027, 2, 5), D(2027, 2, 8), D(2027, 4, 5), D(2028, 5, 1), D(2028, 5, 2), D(2027, 6, 9),
     D(2027, 9, 15), D(2035, 10, 3), D(2040, 2, 11)],
)  # fmt: skip
def test_an_unpublished_year_rests_on_its_statutory_festivals(day):
    assert is_statutory_festival(day)
    assert PLAIN.kind(day) == REST
    assert PLAIN.status(day.year) == "estimated"


def test_an_unpublished_year_works_on_the_other_weekdays():
    assert [PLAIN.kind(D(2027, 3, day)) for day in range(1, 8)] == [WORK] * 5 + [REST] * 2
    assert PLAIN.kind(D(2027, 2, 9)) == WORK


def test_the_second_of_may_became_a_festival_in_2025():
    assert not is_statutory_festival(D(2024, 5, 2))
    assert is_statutory_festival(D(2025, 5, 2))


@pytest.mark.django_db
def test_an_entered_year_is_announced_and_no_longer_guessed():
    assert days.status(2027) == "estimated"
    assert days.kind_of(D(2027, 2, 10)) == WORK
    off = [(D(2027, 2, day), REST, "春节") for day in range(5, 13)]
    actions.announce(2027, [*off, (D(2027, 2, 20), WORK, "")], document="通知", by=SYSTEM, at=AT)
    assert days.status(2027) == "announced"
    assert days.kind_of(D(2027, 2, 10)) == REST
    assert days.kind_of(D(2027, 2, 20)) == WORK
    assert days.is_working_day(D(2027, 6, 9)), "an announced year rests only where the announcement says so"


@pytest.mark.django_db
def test_a_year_entered_again_replaces_the_first_entry():
    actions.announce(2027, [(D(2027, 2, 10), REST, "")], document="一", by=SYSTEM, at=AT)
    actions.announce(2027, [(D(2027, 2, 11), REST, "")], document="二", by=SYSTEM, at=AT)
    assert list(SpecialDay.objects.values_list("on", "document")) == [(D(2027, 2, 11), "二")]


@pytest.mark.django_db
def test_a_day_of_another_year_is_refused_and_nothing_is_entered():
    with pytest.raises(actions.DayOutsideYear, match="2028-01-01"):
        actions.announce(
            2027, [(D(2027, 1, 1), REST, ""), (D(2028, 1, 1), REST, "")], document="误", by=SYSTEM, at=AT
        )
    assert not SpecialDay.objects.exists()
    assert days.status(2027) == "estimated"


@pytest.mark.django_db
def test_the_day_of_a_county_goes_before_that_of_its_province():
    SpecialDay.objects.create(on=D(2026, 8, 7), kind=REST, name="那达慕", region="150000")
    SpecialDay.objects.create(on=D(2026, 8, 7), kind=MORNING, region="150102")
    assert days.kind_of(D(2026, 8, 7)) == WORK
    assert days.kind_of(D(2026, 8, 7), "150402") == REST
    assert days.kind_of(D(2026, 8, 7), "150102") == MORNING
    assert days.is_working_day(D(2026, 8, 7), "150102")


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"kind": "holiday"}, {"kind": REST, "region": ""}])
def test_the_database_refuses_an_unknown_kind_and_a_second_kind_for_one_day(wrong):
    SpecialDay.objects.create(on=D(2026, 8, 7), kind=WORK)
    with pytest.raises(IntegrityError):
        SpecialDay.objects.create(on=D(2026, 8, 7 if "region" in wrong else 8), **wrong)


@pytest.mark.django_db
def test_a_year_is_read_once_however_many_days_are_asked(django_assert_num_queries):
    calendar = Days()
    with django_assert_num_queries(2):
        assert sum(calendar.kind(D(2027, 3, day)) == WORK for day in range(1, 32)) == 23


def run(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("clock", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_the_command_prints_the_due_moment_first():
    assert run("due", "--start", "2026-02-13T16:00", "--working-days", "3") == ["2026-02-25T16:00+08:00"]
    first, note = run("due", "--start", "2026-12-31T16:00", "--working-days", "3")
    assert first == "2027-01-06T16:00+08:00"
    assert "估算" in note


def test_the_command_answers_before_there_is_a_database(monkeypatch):
    def no_table(self, year):
        raise DatabaseError("no such table")

    plain = Days._read
    monkeypatch.setattr(
        Days, "_read", lambda self, year: (no_table if self._special is None else plain)(self, year)
    )
    assert run("due", "--start", "2026-02-13T16:00", "--working-days", "3") == ["2026-02-25T16:00+08:00"]
    with pytest.raises(DatabaseError):
        days.kind_of(timezone.localdate())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--start", "昨天", "--working-days", "3"], "看不懂时间"),
        (["--start", "2026-02-30T16:00", "--working-days", "3"], "看不懂时间"),
        (["--start", "2026-02-13T16:00", "--working-days", "三"], "不是数字"),
        (["--start", "2026-02-13T16:00", "--working-days=-3"], "不能小于 0"),
        (["--start", "2026-02-13T16:00", "--working-days", "nan"], "不能小于 0"),
    ],
)
def test_the_command_says_what_it_does_not_understand(arguments, says):
    with pytest.raises(CommandError, match=says):
        run("due", *arguments)


@pytest.mark.django_db
def test_a_published_year_is_entered_from_a_file(tmp_path):
    file = tmp_path / "2027.csv"
    file.write_text("on,kind,name\n2027-02-10,休息,春节\n2027-02-20,上班,\n", encoding="utf-8")
    assert run("announce", "2027", str(file), "--document", "国办发明电") == ["已录入 2027 年的 2 天。"]
    assert run("year", "2027") == ["2027 年的放假安排已经公布。"]
    assert days.kind_of(D(2027, 2, 10)) == REST


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["date,kind\n", "on,kind,name\n2027-02-10,放假,x\n", "on,kind,name\n二月,休息,x\n"]
)
def test_a_file_that_cannot_be_used_changes_nothing(tmp_path, text):
    file = tmp_path / "2027.csv"
    file.write_text(text if len(text) > 12 else text + "2027-02-10,休息\n", encoding="utf-8")
    with pytest.raises(CommandError, match="这个文件用不了"):
        run("announce", "2027", str(file), "--document", "x")
    assert days.status(2027) == "estimated"
