"""The quality board: each measure says what it is of, and nothing is shown of fewer than five."""

import datetime
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from gonghui.services.grievances.actions import rating
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


def test_the_published_standard_shows_the_measured_figure(cast):
    several(cast, 5)
    measured = quality.measured("", cast.at - LONG, cast.at)
    assert (measured.count, measured.share, measured.open_and_late) == (5, 1, 0)


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
