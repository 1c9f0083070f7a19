"""Somebody writes to the tables directly: who reviewed does not approve, nothing is dated back, nothing that
was decided or told changes. Each with its twin: without the rule of the database it would go through."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from gonghui.kernel.cases import actions as cases
from gonghui.kernel.journal.tests.tampering import run, without_rules
from gonghui.services.assistance.actions import checking, entering
from gonghui.services.assistance.models import Assessment, DataCheck, Household, Match, PublicNotice
from gonghui.services.assistance.queries import checks
from gonghui.services.assistance.refusals import NotAuthorized
from gonghui.services.assistance.rules import policies as rules

from . import access_samples, planned
from . import cast as casting
from .cast import AT, DAY
from .planned import later
from .test_pairing import offer, paired


@pytest.fixture
def who(db):
    return planned.gather()


@pytest.fixture
def household(who):
    return planned.helped(who)


@contextmanager
def without_check(table: str, name: str) -> Iterator[None]:
    """The table without one of its conditions, until the test is over."""
    if connection.vendor == "postgresql":
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield
        return
    run("PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        run("PRAGMA ignore_check_constraints = OFF")


def refused(says: str, sql: str, *values: object) -> None:
    with pytest.raises(DatabaseError, match=says), transaction.atomic():
        run(sql, *values)


def moment(at) -> object:
    return at if connection.vendor == "postgresql" else connection.ops.adapt_datetimefield_value(at)


APPROVE_OWN = "UPDATE assistance_application SET reviewed_by_id = %s, approved_by_id = %s"
PLAN_OWN = "UPDATE assistance_plan SET approved_by_id = made_by_id"
PLAN_BACK = "UPDATE assistance_plan SET approved_at = %s"
NOTICE_SHORT = "UPDATE assistance_publicnotice SET ended_at = %s"


def test_who_reviewed_cannot_be_written_down_as_who_approved(who):
    casting.applied(who)
    person = who.reviewer.person_id
    refused("who_reviewed_does_not_approve", APPROVE_OWN, person, person)
    assert run(APPROVE_OWN, person, who.approver.person_id) == 1


def test_twin_without_the_condition_one_hand_would_do_both(who):
    casting.applied(who)
    with without_check("assistance_application", "who_reviewed_does_not_approve"):
        assert run(APPROVE_OWN, who.reviewer.person_id, who.reviewer.person_id) == 1


def test_a_plan_is_approved_by_another_and_never_dated_back(who, household):
    planned.in_force(who, household)
    refused("plan_needs_four_eyes", PLAN_OWN)
    refused("plan_is_not_approved_before_it_is_made", PLAN_BACK, moment(AT - DAY))
    assert run(PLAN_BACK, moment(later(1))) == 1


@pytest.mark.parametrize("name", ["plan_needs_four_eyes", "plan_is_not_approved_before_it_is_made"])
def test_twin_without_the_condition_a_plan_would_stand(who, household, name):
    planned.in_force(who, household)
    with without_check("assistance_plan", name):
        own = name == "plan_needs_four_eyes"
        assert run(PLAN_OWN) if own else run(PLAN_BACK, moment(AT - DAY))


def noticed(who) -> PublicNotice:
    case = casting.applied(who)
    return access_samples.publish(SimpleNamespace(at=AT), case).notice


def test_a_public_notice_is_not_cut_short(who):
    notice = noticed(who)
    refused("notice_is_not_cut_short", NOTICE_SHORT, moment(notice.ends_at - DAY))
    assert run(NOTICE_SHORT, moment(notice.ends_at)) == 1


def test_twin_without_the_condition_a_notice_could_end_the_next_day(who):
    notice = noticed(who)
    with without_check("assistance_publicnotice", "notice_is_not_cut_short"):
        assert run(NOTICE_SHORT, moment(notice.starts_at + DAY)) == 1


CHANGES = {
    "assistance_policy": "UPDATE assistance_policy SET name = 'X'",
    "assistance_assessment": "UPDATE assistance_assessment SET category = 'none'",
}


def decided(who) -> None:
    definition = rules.shipped_definitions()["depth-relative/1"]
    given = {"document": "岚工发〔2026〕1号", "region": "990103", "valid_from": AT.date()}
    entering.enter_policy(definition=definition, by=who.reviewer, at=AT, **given)


@pytest.mark.parametrize("table", CHANGES)
def test_what_was_decided_is_not_changed_by_hand(who, household, table):
    decided(who)
    refused("assistance", CHANGES[table])
    assert Assessment.objects.get().category == "deep"


@pytest.mark.parametrize("table", CHANGES)
def test_twin_without_the_rules_it_would_be_another_one(who, household, table):
    decided(who)
    with without_rules():
        assert run(CHANGES[table]) == 1


def test_twin_without_the_rules_a_helper_would_leave_before_the_household_stands(who, household):
    paired(who, household)
    end = "UPDATE assistance_pairing SET ended_on = '2026-03-02'"
    refused("household stands", end)
    with without_rules():
        assert run(end) == 1


def test_twin_without_the_rules_an_offer_would_serve_more_than_it_has_places(who, household):
    made = offer(who)
    needs = planned.in_force(who, household, ("09", "partner", 0), ("10", "partner", 0)).measures.all()
    Match.objects.create(offer=made, measure=needs[0], matched_on=AT.date())
    with without_rules():
        Match.objects.create(offer=made, measure=needs[1], matched_on=AT.date())
    assert made.matches.count() == 2 > made.places


PAY = "UPDATE ledger_payment SET paid_at = %s, paid_by_person_id = %s WHERE id = %s"


def test_twin_without_the_rules_money_would_leave_for_a_file_that_is_closed(who, household):
    payment = planned.approved(who, household)
    Household.objects.update(state="closed")
    values = (moment(later(9)), who.city_officer.person_id, payment.pk)
    refused("no open file", PAY, *values)
    with without_rules():
        assert run(PAY, *values) == 1


def reviewing(who, *, authorized: bool):
    case = casting.applied(who)
    casting.visited(case, who, authorized=authorized)
    type(case).objects.filter(pk=case.pk).update(stage="reviewing")
    return type(case).objects.get(pk=case.pk)


def ask(who, case) -> None:
    checking.ask([case], by=who.reviewer, at=AT + DAY, reason="县级复核核对")


def test_nobody_is_asked_about_who_has_not_signed(who):
    case = reviewing(who, authorized=False)
    with pytest.raises(NotAuthorized):
        ask(who, case)
    assert not DataCheck.objects.exists()


def test_who_takes_the_application_back_is_asked_about_no_more_at_once(who):
    case = reviewing(who, authorized=True)
    cases.move(case, "withdraw", by=who.applicant, at=AT + DAY)
    with pytest.raises(NotAuthorized):
        ask(who, case)
    assert not DataCheck.objects.exists()


def test_twin_without_asking_for_the_signature_their_numbers_would_leave(who, monkeypatch):
    case = reviewing(who, authorized=False)
    monkeypatch.setattr(checks, "may_be_asked", lambda _case: True)
    ask(who, case)
    assert DataCheck.objects.count() == 1
