"""The report on coverage: of so many due, so many reached, by coverage and union, as of any day."""

import datetime
import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from gonghui.services.benefits.models import Entitlement
from gonghui.services.benefits.queries import coverage
from gonghui.services.benefits.queries.coverage import Sums

from . import making
from .making import ON, entitled, moment
from .tree import planted

LATER = ON + datetime.timedelta(days=30)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unions():
    return planted()


@pytest.fixture
def festival(unions):
    """Mid-autumn, for everybody in the county."""
    return making.occasion(making.program(unions["county"]))


def due(festival, union, state="open", count=1, **told):
    return [entitled(festival, making.person(), union, state, **told) for _number in range(count)]


def told(place, on=LATER) -> dict:
    return coverage.report(place, on)


def of_union(report, code) -> dict:
    return next(row for row in report["by_organization"] if row["organization"] == code)


def test_everyone_due_is_reached_or_declined_or_missed_or_open(unions, festival):
    for state, count in (("reached", 4), ("declined", 2), ("missed", 1), ("open", 3)):
        due(festival, unions["branch"], state, count)
    report = told(unions["county"])
    counts = [report[name] for name in ("due", "reached", "declined", "missed", "open")]
    assert counts == [10, 4, 2, 1, 3]
    assert (report["cost_fen"], report["rate"]) == (80_000, 0.4)


def test_the_rate_is_reached_of_all_due_and_whole_only_when_all_are():
    assert Sums(due=3, reached=1, declined=2).rate == Decimal("0.333333")
    assert Sums(due=10_000_000, reached=9_999_999, open=1).rate == Decimal("0.999999")
    assert Sums(due=7, reached=7).rate == 1
    assert Sums().rate is None


def test_who_declined_stands_apart_from_who_was_missed(unions, festival):
    due(festival, unions["plant"], "declined", 2)
    due(festival, unions["plant"], "missed")
    report = told(unions["plant"])
    assert (report["declined"], report["missed"]) == (2, 1)


def test_on_a_past_day_what_was_settled_later_is_open(unions, festival):
    due(festival, unions["plant"], "reached", settled=moment(ON, 23))
    due(festival, unions["plant"], "reached", settled=moment(ON + datetime.timedelta(days=1), 0))
    due(festival, unions["plant"], "declined", settled=moment(ON - datetime.timedelta(days=3)))
    before, then, after = (told(unions["plant"], ON + datetime.timedelta(days=days)) for days in (-2, 0, 1))
    assert [before[name] for name in ("reached", "declined", "open")] == [0, 1, 2]
    assert [then[name] for name in ("reached", "declined", "open")] == [1, 1, 1]
    assert [after[name] for name in ("reached", "declined", "open")] == [2, 1, 0]


def test_what_was_not_open_yet_on_a_day_is_not_due_on_it(unions, festival):
    due(festival, unions["plant"])
    assert told(unions["plant"], festival.opens_on - datetime.timedelta(days=1))["due"] == 0
    assert told(unions["plant"], festival.opens_on)["due"] == 1


def test_only_open_ones_past_their_last_day_are_overdue(unions, festival):
    due(festival, unions["plant"], until=ON)
    due(festival, unions["plant"], "missed", until=ON)
    assert told(unions["plant"], ON)["overdue"] == 0
    assert told(unions["plant"], ON + datetime.timedelta(days=1))["overdue"] == 1


def test_another_year_is_another_report(unions, festival):
    due(festival, unions["plant"], on=datetime.date(2025, 12, 31), until=LATER)
    assert told(unions["plant"])["due"] == 0


def test_a_union_counts_what_is_at_and_below_it_and_nothing_else(unions, festival):
    due(festival, unions["group"], "reached", 2)
    due(festival, unions["plant"], "open")
    due(festival, unions["hospital"], "reached", 4)
    county, plant = told(unions["county"]), told(unions["plant"])
    assert [(row["organization"], row["due"]) for row in county["by_organization"]] == [
        ("PLANT", 3),
        ("HOSPITAL", 4),
    ]
    assert [(row["organization"], row["due"]) for row in plant["by_organization"]] == [
        ("PLANT", 1),
        ("BRANCH", 2),
    ]
    assert [row["itself"] for row in plant["by_organization"]] == [True, False]
    assert county["due"] == sum(row["due"] for row in county["by_organization"])


def test_coverages_stand_in_their_order_and_by_union_too(unions, festival):
    home = making.occasion(making.program(unions["county"], coverage="hardship", value_fen=50_000))
    due(home, unions["plant"], "reached")
    due(festival, unions["plant"], "reached", 2)
    report = told(unions["county"])
    assert [(row["coverage"], row["cost_fen"]) for row in report["by_coverage"]] == [
        ("greeting", 40_000),
        ("hardship", 50_000),
    ]
    assert [row["due"] for row in of_union(report, "PLANT")["by_coverage"]] == [2, 1]


def test_all_is_counted_in_one_statement(unions, festival, django_assert_num_queries):
    due(festival, unions["plant"], count=3)
    with django_assert_num_queries(1):
        coverage.groups(unions["county"], LATER)


def test_the_command_prints_one_line_of_json(unions, festival):
    due(festival, unions["plant"], "reached", 2)
    out = StringIO()
    call_command("report", "coverage", "--on", "2026-10-30", "--organization", "PLANT", "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert {"due", "reached", "declined", "missed", "overdue", "rate"} <= set(report)
    assert (report["organization"], report["due"], report["rate"]) == ("PLANT", 2, 1.0)


def test_the_command_speaks_to_people_too(unions, festival):
    due(festival, unions["plant"])
    out = StringIO()
    call_command("report", "coverage", "--on", "2026-10-30", stdout=out)
    assert "by_coverage" in out.getvalue()


def test_the_members_due_at_a_festival_are_the_members_of_that_day(unions, festival):
    for union, count in (("group", 2), ("branch", 1), ("hospital", 3)):
        for _number in range(count):
            entitled(festival, making.member(unions[union]), unions[union])
    assert reconciled(unions)


def test_one_left_out_does_not_reconcile(unions, festival):
    for _number in range(3):
        entitled(festival, making.member(unions["group"]), unions["group"])
    Entitlement.objects.first().delete()
    assert not reconciled(unions)


def reconciled(unions) -> bool:
    """Whether every union has as many due at the festival as it has members."""
    from gonghui.services.membership.queries import headcount

    return all(told(union, ON)["due"] == headcount(union) for union in unions.values())
