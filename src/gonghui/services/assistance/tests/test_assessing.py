"""Assessing in the database: as single as in bulk, stored with its reasons, replayed to the same answer."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry
from gonghui.services.assistance.actions import assessing
from gonghui.services.assistance.models import Assessment, AssessmentRun, Facts, Line
from gonghui.services.assistance.queries import assessing as queries
from gonghui.services.assistance.queries import policies
from gonghui.services.assistance.rules import policies as rules
from gonghui.services.assistance.rules.lines import Line as DatedLine
from gonghui.services.assistance.rules.lines import LineMissing

from .conftest import line
from .evaluator import evaluate
from .households import LINE, POLICIES, ROWS, WHOLE, household, row, stored

pytestmark = pytest.mark.django_db
ON = datetime.date(2026, 5, 1)
MANY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def policy(code="three-categories"):
    return policies.in_force(code, ON)


def assess(facts, code="three-categories", on=ON):
    return assessing.assess(facts=facts, policy=policy(code), on=on, by=SYSTEM, at=timezone.now())


def assess_all(code="three-categories", on=ON, households=None):
    households = Facts.objects.all() if households is None else households
    return assessing.assess_all(
        households=households, policy=policy(code), on=on, by=SYSTEM, at=timezone.now()
    )


@MANY
@given(st.lists(ROWS, min_size=1, max_size=25))
def test_in_bulk_as_single_as_counted_as_the_evaluator_says(union, lines, rows):
    Facts.objects.all().delete()
    kept = stored(union, rows)
    for code in POLICIES:
        run = assess_all(code)
        found = {one.facts_id: one for one in run.assessments.all()}
        for facts, told in zip(kept, rows, strict=True):
            bulk, single = found[facts.pk], assess(facts, code)
            assert (bulk.category, bulk.advice) == evaluate(code, told, LINE)
            assert (bulk.category, bulk.advice, bulk.outcomes) == (
                single.category, single.advice, single.outcomes,
            )  # fmt: skip
        counts = queries.counts(Facts.objects.all(), policy(code), policies.lines_on(ON))
        assert {category: count for category, count in counts.items() if count} == run.counts


@MANY
@given(ROWS, st.integers(1, 200_000))
def test_a_replay_gives_the_same_answer_whatever_came_later(union, lines, told, later):
    Facts.objects.all().delete()
    Line.objects.exclude(region="990000").delete()
    facts = stored(union, [told])[0]
    for code in POLICIES:
        kept = assess(facts, code)
        line(told["region"], told["residence"], Decimal(later) / 100, begins=ON, members_to=90)
        Line.objects.filter(region="990000").update(amount_fen=later)
        Facts.objects.update(annual_income_fen=later, aided=True, causes=1)
        again = queries.replay(Assessment.objects.select_related("run").get(pk=kept.pk))
        assert (again.category, again.advice, again.outcomes) == (kept.category, kept.advice, kept.outcomes)
        said = queries.explanation(kept)
        assert said.decision.category == kept.category
        Line.objects.filter(region=told["region"], valid_from=ON).delete()
        Line.objects.filter(region="990000").update(amount_fen=int(LINE * 100))
        Facts.objects.update(annual_income_fen=household(told).annual_income_fen)


def test_an_assessment_is_kept_with_the_line_and_the_journal_names_its_policy(union, lines):
    facts = stored(union, [row(annual_income=WHOLE, causes={"illness"})])[0]
    kept = assess(facts)
    facts.refresh_from_db()
    assert (facts.category, facts.policy, facts.assessed_on) == ("marginal", "three-categories/1", ON)
    assert kept.annual_line_fen == int(LINE * 1200)
    assert kept.run.lines[0]["region"] == "990000"
    entry = Entry.objects.get(deed="assistance.assess")
    assert entry.body["policy"] == "three-categories/1"


def test_a_missing_line_stops_with_place_and_date_and_nothing_is_changed(union):
    line("990101", "urban", LINE)
    stored(union, [row(annual_income=WHOLE), row(region="990122", residence="rural")])
    with pytest.raises(LineMissing) as refused:
        assess_all()
    assert "石湾县" in str(refused.value) and "2026-05-01" in str(refused.value)
    assert not AssessmentRun.objects.exists()
    assert set(Facts.objects.values_list("category", flat=True)) == {""}
    with pytest.raises(LineMissing):
        assess(Facts.objects.get(region="990122"))
    counts = queries.counts(Facts.objects.all(), policy(), policies.lines_on(ON))
    assert counts["missing"] == 1


def test_the_nearest_place_the_later_day_and_the_size_decide_which_line_holds(union, lines):
    line("990100", "urban", Decimal(600))
    line("990101", "urban", Decimal(700), members_to=1)
    line("990100", "urban", Decimal(650), begins=datetime.date(2026, 1, 1))
    line("990101", "rural", Decimal(4800), unit="year")
    on = policies.lines_on(ON)
    assert on.get("990101", "urban", 1).annual_fen == 840000
    assert on.get("990101", "urban", 2).annual_fen == 780000
    assert on.get("990122", "urban", 2).annual_fen == 780000
    assert on.get("990101", "rural", 2).annual_fen == 480000
    assert on.get("990101001003", "rural", 2).annual_fen == 480000
    assert policies.lines_on(datetime.date(2025, 12, 31)).get("990101", "urban", 2).annual_fen == 720000
    rows = [row(members=members, annual_income=Decimal(8000), aided=True) for members in (1, 2)]
    kept = stored(union, rows)
    run = assess_all()
    assert [
        run.assessments.get(facts=facts).annual_line_fen for facts in kept
    ] == [840000, 780000]  # fmt: skip


def test_only_households_of_the_scope_are_assessed_and_only_changes_written(union, lines):
    stored(union, [row(annual_income=WHOLE, causes={"illness"}), row(residence="rural")])
    assess_all(households=Facts.objects.filter(residence="urban"))
    assert sorted(Facts.objects.values_list("category", flat=True)) == ["", "marginal"]
    assess_all(on=ON + datetime.timedelta(days=30), households=Facts.objects.filter(residence="urban"))
    assert Facts.objects.get(residence="urban").assessed_on == ON


def test_a_higher_line_is_tried_before_anyone_is_affected(union, lines):
    stored(union, [row(annual_income=WHOLE, aided=True), row(annual_income=WHOLE * 9)])
    draft = DatedLine("990101", "urban", int(LINE * 1200) + 1, ON)
    held = queries.Standard(policy(), policies.lines_on(ON))
    tried = queries.Standard(policy(), policies.lines_on(ON, but=[draft]))
    moved = queries.moves(Facts.objects.all(), held, tried)
    assert moved == {("990101", "none", "dibao"): 1, ("990101", "none", "none"): 1}
    assert queries.matrix(moved) == {("none", "dibao"): 1, ("none", "none"): 1}
    assert queries.cost_change(moved, {"central": {"dibao": 500_00}}) == {"central": 500_00}
    assert not AssessmentRun.objects.exists()


def test_a_drafted_multiple_is_tried_as_well(union, lines):
    stored(union, [row(annual_income=WHOLE * 2, causes={"illness"})])
    lines_held = policies.lines_on(ON)
    draft = rules.changed(policies.definition(policy()), {"marginal.income": 2})
    moved = queries.moves(
        Facts.objects.all(), queries.Standard(policy(), lines_held), queries.Standard(draft, lines_held)
    )
    assert moved == {("990101", "none", "marginal"): 1}
