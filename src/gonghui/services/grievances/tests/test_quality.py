"""The quality board: each measure says what it is of, and nothing is shown of fewer than five."""

import datetime
import json
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from gonghui.services.grievances.actions import rating
from gonghui.services.grievances.models import Grievance
from gonghui.services.grievances.queries import quality
from tests.rules.cast import gather

from .saying import answered, grievance

pytestmark = pytest.mark.django_db
LONG = datetime.timedelta(days=60)


@pytest.fixture
def cast():
    return gather()


def several(cast, count, solved="yes", satisfied=5):
    for _number in range(count):
        one = grievance(cast, text="食堂的菜太咸", category="life")
        answered(cast, one)
        one.refresh_from_db()
        rating.rate(one, solved=solved, satisfied=satisfied, at=cast.at)


def total(cast, at=None):
    today = timezone.localdate(cast.at)
    return quality.total(quality.of("", today - LONG, today), at or cast.at)


def test_the_measures_are_shares_of_what_they_say(cast):
    several(cast, 4)
    several(cast, 1, solved="partly", satisfied=2)
    row = total(cast)
    assert (row.said, row.answered, row.rated) == (5, 5, 5)
    assert row.share("on_time") == row.share("first_answer") == 1
    assert row.share("solved") == row.share("satisfied") == 0.8
    assert row.share("reopened") == 0


def test_what_is_open_and_late_counts_against_the_promise(cast):
    several(cast, 5)
    for _number in range(5):
        grievance(cast, text="食堂的菜太咸", category="life")
    assert total(cast).share("on_time") == 1
    assert total(cast, cast.at + LONG).share("on_time") == 0.5


def test_whole_categories_and_grades_are_counted_in_one_pass_and_agree(cast, django_assert_num_queries):
    several(cast, 6)
    for _number in range(7):
        grievance(cast, text="年假没有了", category="hours")
    today = timezone.localdate(cast.at)
    with django_assert_num_queries(1):
        whole, categories, grades = quality.in_one(quality.of("", today - LONG, today), cast.at)
    for rows in (categories, grades):
        for count in ("said", "answered", "rated", "content"):
            assert sum(getattr(row, count) for row in rows) == getattr(whole, count)
    assert (whole.said, whole.answered) == (13, 6)


def test_below_five_nothing_is_shown(cast):
    several(cast, 4)
    told = quality.report(cast.organizations["national"], timezone.localdate(cast.at))
    assert told["total"]["said"] is None
    assert all(row["said"] is None for row in told["by_category"])


def test_the_report_prints_one_line_of_json(cast):
    several(cast, 5)
    out = StringIO()
    call_command("report", "grievances", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert told["total"]["said"] == 5 and told["total"]["on_time"] == 1
    assert [row["name"] for row in told["by_grade"]] == ["身边事"]


def test_the_board_stands_with_figures_and_their_definitions(cast):
    several(cast, 5)
    page = cast.client("county").get(reverse("workbench-grievances:quality")).content.decode()
    assert "100.0%" in page and "占作了评价的" in page


def test_a_foreign_union_is_absent_from_the_board(cast):
    address = reverse("workbench-grievances:quality")
    foreign = cast.client("officer").get(address, {"place": cast.organizations["elsewhere"].code})
    assert foreign.status_code == cast.client("officer").get(address, {"place": "none"}).status_code == 404


def lay_back(cast, count, day, late=0):
    """So many answered grievances of that day, the last ones after their time."""
    before = set(Grievance.objects.values_list("pk", flat=True))
    several(cast, count)
    for number, one in enumerate(Grievance.objects.exclude(pk__in=before)):
        at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(10)))
        due = at - LONG if number < late else at + LONG
        told = {"said_on": day, "answered_at": at, "answer_due_at": due, "answer_minutes": 480}
        Grievance.objects.filter(pk=one.pk).update(**told)


def told_on(day):
    at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
    return quality.measured("", at - LONG, at)


def test_everybody_reads_vague_figures_of_a_quarter_that_is_over(cast):
    lay_back(cast, 7, datetime.date(2026, 5, 20), late=2)
    told = told_on(datetime.date(2026, 7, 1))
    assert told.is_vague and told.count in (5, 10) and told.share == 0.7


def test_of_fewer_than_five_nothing_is_published(cast):
    lay_back(cast, 4, datetime.date(2026, 5, 20))
    told = told_on(datetime.date(2026, 7, 1))
    assert (told.count, told.share, told.median_working_days) == (0, None, None)


def test_the_page_says_about_how_many_and_below_five_that_it_does_not(cast, client):
    address = reverse("portal:standard")
    assert "不到 5 件，不公布" in client.get(address).content.decode()
    lay_back(cast, 10, quality.closed_quarter(timezone.localdate())[1])
    assert "大约 10 件，大约 100" in client.get(address).content.decode()


def test_no_day_less_another_gives_a_single_grievance_back(cast):
    lay_back(cast, 6, datetime.date(2026, 5, 20))
    days = [datetime.date(2026, 7, 1) + datetime.timedelta(days=each) for each in (0, 1, 45, 91)]
    first = [told_on(day) for day in days]
    lay_back(cast, 1, datetime.date(2026, 7, 2), late=1)
    assert [told_on(day) for day in days] == first and len(set(first)) == 1


def test_twin_counted_up_to_the_day_the_one_of_a_day_would_be_known(cast):
    lay_back(cast, 6, datetime.date(2026, 5, 20))
    lay_back(cast, 1, datetime.date(2026, 7, 2), late=1)
    counts = [
        quality.of("", datetime.date(2025, 7, 1), datetime.date(2026, 7, day)).count() for day in (1, 2)
    ]
    assert counts[1] - counts[0] == 1


def test_quarters_are_the_same_or_have_no_day_in_common():
    days = [datetime.date(2023, 1, 1) + datetime.timedelta(days=each) for each in range(5 * 366)]
    quarters = sorted({quality.closed_quarter(day) for day in days})
    for one, other in pairwise(quarters):
        assert one[0] < one[1] and one[1] + datetime.timedelta(days=1) == other[0]
    assert all(quality.closed_quarter(day)[1] < day for day in days)


def test_a_total_gives_no_hidden_row_back(cast):
    several(cast, 6)
    for _number in range(7):
        grievance(cast, text="年假没有了", category="hours")
    for _number in range(2):
        grievance(cast, text="社保断了", category="insurance")
    today = timezone.localdate(cast.at)
    rows = quality.by_category(quality.of("", today - LONG, today), cast.at)
    assert [row.said for row in rows if row.is_shown] == [7]
    assert total(cast).said - 7 >= quality.LEAST


def test_twin_without_the_guard_the_two_would_be_known(cast, monkeypatch):
    monkeypatch.setattr(quality, "_guarded", lambda rows: rows)
    several(cast, 6)
    for _number in range(2):
        grievance(cast, text="社保断了", category="insurance")
    today = timezone.localdate(cast.at)
    rows = quality.by_category(quality.of("", today - LONG, today), cast.at)
    assert total(cast).said - sum(row.said for row in rows if row.is_shown) == 2
