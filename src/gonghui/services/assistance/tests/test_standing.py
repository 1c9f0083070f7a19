"""Assessing all again: only other findings are written, every explanation is told by the line of its run."""

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel.actor import SYSTEM
from gonghui.services.assistance.actions import assessing
from gonghui.services.assistance.models import AssessedSpan, Assessment, Facts, Line
from gonghui.services.assistance.queries import assessing as queries
from gonghui.services.assistance.queries import standing

from .evaluator import evaluate
from .households import LINE, POLICIES, ROWS, WHOLE, row, stored
from .test_assessing import MANY, ON, assess, assess_all, policy

pytestmark = pytest.mark.django_db


def set_line(monthly):
    Line.objects.update(amount_fen=int(monthly * 100))


@MANY
@given(st.lists(ROWS, min_size=1, max_size=12), st.decimals(300, 3000, places=2), st.sampled_from(POLICIES))
def test_whatever_the_new_line_everyone_is_told_what_follows_from_it(union, lines, rows, monthly, code):
    Facts.objects.all().delete()
    set_line(LINE)
    kept = stored(union, rows)
    assess_all(code)
    set_line(monthly)
    run = assess_all(code)
    for facts, told in zip(kept, rows, strict=True):
        found = standing.latest(facts)
        assert found.run_id == run.pk
        assert found.annual_line_fen == int(monthly * 1200)
        assert (found.category, found.advice) == evaluate(code, told, monthly)
        again = queries.replay(found)
        assert (again.category, again.outcomes) == (found.category, found.outcomes)
        facts.refresh_from_db()
        assert (facts.category, facts.outcomes) == (found.category, found.outcomes)
        assert {one.run_id for one in standing.history(facts, 5)} == {run.pk, run.pk - 1}


def test_what_is_found_again_is_not_written_again(union, lines):
    kept = stored(union, [row(annual_income=WHOLE * 9), row(annual_income=WHOLE, aided=True)])
    assess_all()
    set_line(LINE + 1)
    run = assess_all()
    assert [one.facts_id for one in run.assessments.all()] == [kept[1].pk]
    assert run.counts == {"dibao": 1, "none": 1}
    assert AssessedSpan.objects.get(run=run).last == kept[1].pk
    assert standing.latest(kept[0]).pk is None
    assert standing.latest(kept[1]).pk == Assessment.objects.latest("pk").pk


def test_whoever_changed_since_or_is_judged_by_another_policy_is_written_again(union, lines):
    first, second = stored(union, [row(annual_income=WHOLE * 9)] * 2)
    assess_all()
    Facts.objects.filter(pk=first.pk).update(annual_income_fen=first.annual_income_fen + 1)
    assert [one.facts_id for one in assess_all().assessments.all()] == [first.pk]
    assert assess_all("depth-relative").assessments.count() == 2


def test_the_same_facts_written_once_more_are_no_change(union, lines):
    facts = stored(union, [row(annual_income=WHOLE * 9)])[0]
    assess_all()
    facts.refresh_from_db()
    facts.save()
    assert not assess_all().assessments.exists()


def test_a_finding_that_the_line_of_a_run_contradicts_is_not_told_as_found_again(union, lines):
    facts = stored(union, [row(annual_income=WHOLE, aided=True)])[0]
    kept = assess(facts)
    set_line(LINE + Decimal(1))
    run = assess_all()
    assert standing.found_again(kept, run) is None
    assert standing.found_again(kept, kept.run) is not None


def test_someone_a_run_did_not_look_at_keeps_what_was_found_before(union, lines):
    first, second, third = stored(union, [row(annual_income=WHOLE * 9)] * 3)
    before = assess_all()
    assess_all(households=Facts.objects.exclude(pk=second.pk), on=ON + datetime.timedelta(days=1))
    assert standing.latest(second).run_id == before.pk
    assert {standing.latest(one).run_id for one in (first, third)} == {before.pk + 1}


def test_no_assessment_without_its_household_and_its_run_and_none_is_ever_changed(union, lines):
    facts = stored(union, [row(annual_income=WHOLE)])[0]
    kept = assess(facts)
    for fault in ({"facts_id": facts.pk + 9}, {"run_id": kept.run_id + 9}):
        with pytest.raises(IntegrityError), transaction.atomic():
            given = {one.attname: getattr(kept, one.attname) for one in Assessment._meta.concrete_fields[1:]}
            Assessment.objects.create(**{**given, **fault})
            connection.check_constraints()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM assistance_facts WHERE id = %s", [facts.pk])
        connection.check_constraints()
    for deed in (lambda: Assessment.objects.update(outcomes=0), lambda: kept.run.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            deed()
    facts.delete()
    assert not Assessment.objects.exists()


def test_only_what_changed_is_written_also_when_someone_changes_a_household_meanwhile(
    union,
    lines,
    monkeypatch,
):
    facts = stored(union, [row(annual_income=WHOLE * 9)])[0]
    insert = assessing._insert_spans

    def meanwhile(households, run):
        insert(households, run)
        Facts.objects.update(annual_income_fen=1)

    monkeypatch.setattr(assessing, "_insert_spans", meanwhile)
    assess_all()
    facts.refresh_from_db()
    assert (facts.category, facts.outcomes) == ("", None)
    monkeypatch.undo()
    assessing.assess_all(households=Facts.objects.all(), policy=policy(), on=ON, by=SYSTEM, at=timezone.now())
    facts.refresh_from_db()
    assert facts.outcomes is not None


def test_without_the_databases_own_rule_a_change_would_be_overlooked(union, lines):
    facts = stored(union, [row(annual_income=WHOLE * 9)])[0]
    assess_all()
    where = " ON assistance_facts" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER assistance_facts_changed{where}")
    Facts.objects.filter(pk=facts.pk).update(annual_income_fen=facts.annual_income_fen + 1)
    assert not assess_all().assessments.exists()


def test_on_a_past_day_stands_what_was_found_until_then(union, lines):
    facts = stored(union, [row(annual_income=WHOLE * 9)])[0]
    first = assess_all()
    set_line(LINE + 1)
    later = ON + datetime.timedelta(days=30)
    second = assess_all(on=later)
    found = standing.standing_on(facts, later - datetime.timedelta(days=1))
    assert (found.run_id, found.annual_line_fen) == (first.pk, int(LINE * 1200))
    found = standing.standing_on(facts, later)
    assert (found.run_id, found.annual_line_fen) == (second.pk, int((LINE + 1) * 1200))
    assert standing.standing_on(facts, ON - datetime.timedelta(days=1)) is None
