"""The kept sums are what the entitlements say, for every union, every coverage and every year."""

import datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations import actions as organizations
from gonghui.services.benefits.actions import tallying
from gonghui.services.benefits.models import Entitlement, Tally
from gonghui.services.benefits.queries import coverage, tallies
from gonghui.services.benefits.queries.coverage import NAMES

from . import making
from .making import ON, entitled, moment
from .tree import planted

pytestmark = pytest.mark.django_db

LATER = ON + datetime.timedelta(days=40)
AT = moment(LATER, 14)
MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PLACES = ("county", "plant", "branch", "group", "hospital")
ROWS = st.tuples(
    st.sampled_from(PLACES),
    st.sampled_from(["greeting", "women", "hardship"]),
    st.sampled_from(Entitlement.State.values),
    st.integers(-30, 60),  # days from the occasion to the last day
    st.integers(0, 90_000),
    st.sampled_from([2025, 2026]),
)


@pytest.fixture
def unions():
    return planted()


@pytest.fixture
def occasions(unions):
    """One occasion of each coverage that the random rows use, open since the year before."""
    return {
        code: making.occasion(
            making.program(unions["county"], coverage=code), opens_on=datetime.date(2025, 1, 1)
        )
        for code in ("greeting", "women", "hardship")
    }


@pytest.fixture
def who():
    return making.person()


def laid_out(unions, occasions, who, rows) -> None:
    for number, (place, code, state, days, fen, year) in enumerate(rows):
        on = datetime.date(year, 9, 25)
        entitled(
            occasions[code],
            who,
            unions[place],
            state,
            on=on,
            until=max(on, on + datetime.timedelta(days=days)),
            value_fen=fen,
            part=str(number),
        )


def kept(union, code="greeting", year=2026) -> Tally | None:
    return Tally.objects.filter(organization=union, coverage=code, year=year).first()


@MANY
@given(st.lists(ROWS, max_size=30))
def test_for_every_branch_due_is_reached_declined_missed_and_open(unions, occasions, who, rows):
    with transaction.atomic():
        laid_out(unions, occasions, who, rows)
        for year in (2025, 2026):
            tallying.tally(year, at=AT)
            assert tallies.first_difference(year, LATER) is None
        for sums in Tally.objects.all():
            assert sums.due == sums.reached + sums.declined + sums.missed + sums.open > 0
            below = Tally.objects.filter(
                organization__parent=sums.organization, year=sums.year, coverage=sums.coverage
            )
            itself = Entitlement.objects.filter(
                organization=sums.organization, on__year=sums.year, program__coverage=sums.coverage
            )
            assert sums.due == itself.count() + sum(one.due for one in below)
        transaction.set_rollback(True)


@MANY
@given(st.lists(ROWS, max_size=20), st.lists(ROWS, max_size=20))
def test_whatever_came_before_the_sums_are_those_of_now(unions, occasions, who, before, after):
    with transaction.atomic():
        for rows in (before, after):
            Entitlement.objects.all().delete()
            laid_out(unions, occasions, who, rows)
            tallying.tally(2026, at=AT)
            assert tallies.first_difference(2026, LATER) is None
            assert tallying.tally(2026, at=AT) == 0
        transaction.set_rollback(True)


def test_the_board_says_what_the_report_says(unions, occasions):
    for place, state in (("group", "reached"), ("branch", "missed"), ("hospital", "open")):
        entitled(occasions["greeting"], making.person(), unions[place], state)
    tallying.tally(2026, at=AT)
    for union in unions.values():
        report = coverage.report(union, LATER)
        row = kept(union)
        assert [report[name] for name in NAMES] == [getattr(row, name, 0) for name in NAMES]


def test_sums_that_do_not_add_up_are_refused_by_the_database(unions, occasions):
    entitled(occasions["greeting"], making.person(), unions["plant"])
    tallying.tally(2026, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tally.objects.update(due=F("due") + 1)


def test_without_its_rule_the_same_sums_would_be_kept(unions, occasions):
    entitled(occasions["greeting"], making.person(), unions["plant"])
    tallying.tally(2026, at=AT)
    Tally.objects.update(due=F("due") + 1, open=F("open") + 1)
    assert kept(unions["plant"]).due == 2


def test_a_wrong_sum_is_named_and_put_right(unions, occasions):
    entitled(occasions["greeting"], making.person(), unions["branch"])
    tallying.tally(2026, at=AT)
    Tally.objects.filter(organization=unions["branch"]).update(open=0, overdue=0, reached=1)
    found = tallies.first_difference(2026, LATER)
    assert (found.organization, found.coverage) == ("BRANCH", "greeting")
    assert (found.kept.reached, found.counted.reached) == (1, 0)
    assert tallying.tally(2026, at=AT) == 1
    assert tallies.first_difference(2026, LATER) is None


def test_sums_that_are_missing_or_too_many_are_found(unions, occasions):
    row = entitled(occasions["greeting"], making.person(), unions["group"])
    tallying.tally(2026, at=AT)
    Tally.objects.filter(organization=unions["group"]).delete()
    assert tallies.first_difference(2026, LATER).organization == "GROUP"
    row.delete()
    assert tallies.first_difference(2026, LATER).counted.due == 0
    tallying.tally(2026, at=AT)
    assert not Tally.objects.exists()


def test_only_what_changed_is_written(unions, occasions):
    entitled(occasions["greeting"], making.person(), unions["group"])
    entitled(occasions["greeting"], making.person(), unions["hospital"])
    assert tallying.tally(2026, at=AT) == 5
    Entitlement.objects.filter(organization=unions["group"]).update(state="reached", settled_at=moment(ON))
    later = AT + datetime.timedelta(minutes=15)
    assert tallying.tally(2026, at=later) == 4
    assert (kept(unions["hospital"]).counted_at, kept(unions["group"]).counted_at) == (AT, later)
    assert tallies.counted_at(unions["hospital"]) == later


def test_all_levels_are_counted_in_one_statement(unions, occasions, django_assert_num_queries):
    entitled(occasions["greeting"], making.person(), unions["group"])
    with django_assert_num_queries(1):
        assert len(tallies.changes(2026, LATER)) == 4


def test_after_a_move_the_sums_follow(unions, occasions):
    entitled(occasions["greeting"], making.person(), unions["group"])
    tallying.tally(2026, at=AT)
    organizations.move(unions["branch"], unions["hospital"], on=LATER, by=SYSTEM, at=AT, reason="并入")
    tallying.tally(2026, at=AT)
    assert kept(unions["plant"]) is None
    assert kept(unions["hospital"]).due == 1
    assert tallies.first_difference(2026, LATER) is None


def test_after_a_merger_the_sums_are_those_of_both(unions, occasions):
    for name in ("plant", "hospital"):
        entitled(occasions["greeting"], making.person(), unions[name])
    tallying.tally(2026, at=AT)
    organizations.merge(unions["hospital"], unions["plant"], on=LATER, by=SYSTEM, at=AT, reason="合并")
    tallying.tally(2026, at=AT)
    assert kept(unions["plant"]).due == 2
    assert kept(unions["hospital"]) is None


def test_near_the_turn_of_a_year_both_years_are_kept():
    assert tallies.years_about(datetime.date(2026, 6, 1)) == [2026]
    assert tallies.years_about(datetime.date(2026, 12, 20)) == [2026, 2027]
    assert tallies.years_about(datetime.date(2027, 1, 20)) == [2026, 2027]


def test_the_command_counts_and_proves(unions, occasions, capsys):
    assert tallies.years() == []
    entitled(occasions["greeting"], making.person(), unions["plant"])
    assert tallies.years() == [2026]
    assert code_of("tally", "--check") == 1
    assert "对不上：工会 COUNTY，greeting" in capsys.readouterr().err
    assert code_of("tally") == 0
    assert code_of("tally", "--year", "2026", "--check") == 0


def code_of(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end, time_machine.travel(AT):
        call_command("benefits", *arguments, stdout=StringIO())
    return end.value.code
