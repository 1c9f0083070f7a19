"""The clock of a grievance: by grade and kind, resting with a reason, never begun anew by a hand-over."""

import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.calendar import clock
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Step
from gonghui.kernel.codes import parameters
from gonghui.kernel.files.tests.test_images import photo
from gonghui.kernel.notices.models import Notice
from gonghui.services.grievances.actions import extending, handling, passing, regrading
from gonghui.services.grievances.models import Reached
from gonghui.services.grievances.refusals import (
    EvidenceMissing,
    ExtendedAlready,
    OwnExtension,
    TooManyDays,
)
from gonghui.services.grievances.rules import days
from tests.rules.cast import gather

from .saying import actor, grievance

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def cast():
    return gather()


def handled(cast, **told):
    one = grievance(cast, text="食堂的菜太咸", category="life", **told)
    handling.decide(one.case, "accept", by=actor(cast.people["officer"]), at=cast.at)
    one.refresh_from_db()
    return one


def after(cast, minutes: int) -> datetime.datetime:
    return clock.due(cast.at, working_minutes=minutes).at


def rest(cast, one, at):
    evidence = SimpleUploadedFile("立案.jpg", photo())
    given = {"reason": "等劳动监察", "evidence": evidence, "evidence_kind": "image"}
    handling.pause(one, **given, by=actor(cast.people["officer"]), at=at)


def test_the_first_word_and_the_answer_have_times_of_their_own(cast):
    one = grievance(cast, text="食堂的菜太咸", category="life")
    assert one.case.due_at == one.first_due_at == after(cast, 480)
    assert one.case.whole_due_at == after(cast, 7 * 480)
    handling.decide(one.case, "accept", by=actor(cast.people["officer"]), at=cast.at)
    assert one.case.due_at == one.case.whole_due_at


def test_what_is_urgent_is_due_sooner(cast):
    one = grievance(cast, text="工友受伤送医院了", category="life")
    assert one.case.due_at == after(cast, 120)
    assert one.case.whole_due_at == after(cast, 5 * 480)


def test_a_province_enters_its_own_days_by_grade_and_by_kind(cast):
    told = {"valid_from": datetime.date(2020, 1, 1), "document": "省总工会办法", "by": SYSTEM}
    parameters.enter("grievances.solve.daily", value=4, **told)
    parameters.enter("grievances.solve.daily.complaint", value=3, **told)
    whole = [
        days.in_force("daily", kind, on=timezone.localdate(cast.at), region="")[days.SOLVE]
        for kind in ("help", "complaint")
    ]
    assert whole == [4, 3]


def test_confirming_another_grade_counts_from_when_it_came_in(cast):
    one = handled(cast)
    given = {"grade": "urgent", "category": one.category, "by": actor(cast.people["officer"])}
    regrading.confirm_grade(one, **given, at=cast.at + HOUR)
    one.refresh_from_db()
    assert one.case.whole_due_at == after(cast, 5 * 480)
    assert one.case.work_items.get(closed_at=None).due_at == one.case.whole_due_at
    assert one.graded_by == cast.people["officer"]


def test_handing_over_never_begins_the_clock_anew(cast):
    one = handled(cast)
    due = one.case.whole_due_at
    at = after(cast, 3 * 480)
    officer = actor(cast.people["officer"])
    passing.pass_on(one, to=cast.organizations["county"], reason="县里统一办", by=officer, at=at)
    one.case.refresh_from_db()
    assert one.case.organization == cast.organizations["county"]
    assert one.case.due_at == one.case.work_items.get(closed_at=None).due_at == due
    assert one.case.steps.filter(kind=Step.Kind.PASSED_ON).get().reason == "县里统一办"


def test_twin_a_clock_begun_anew_would_give_three_days_away(cast, monkeypatch):
    from gonghui.kernel.cases.actions import passing as kernel

    def anew(case, at):
        case.due_at = clock.due(at, working_days=7).at
        case.save()
        return seat(case, at)

    seat = kernel.seat
    monkeypatch.setattr(kernel, "seat", anew)
    one = handled(cast)
    due, officer = one.case.whole_due_at, actor(cast.people["officer"])
    at = after(cast, 3 * 480)
    passing.pass_on(one, to=cast.organizations["county"], reason="县里统一办", by=officer, at=at)
    assert one.case.due_at > due


def test_resting_needs_a_reason_and_evidence_and_gives_back_what_was_left(cast):
    one, officer = handled(cast), actor(cast.people["officer"])
    bare = {"evidence": None, "evidence_kind": "image", "by": officer, "at": cast.at}
    with pytest.raises(EvidenceMissing):
        handling.pause(one, reason="等结果", **bare)
    rest(cast, one, after(cast, 480))
    cases.move(one.case, "resume", by=officer, at=after(cast, 3 * 480))
    assert one.case.due_at == one.case.whole_due_at == after(cast, 9 * 480)


def test_time_is_given_once_and_by_another(cast):
    one, officer = handled(cast), actor(cast.people["officer"])
    with pytest.raises(TooManyDays):
        extending.ask(one, wanted=Decimal(9), reason="等材料", by=officer, at=cast.at)
    asked = extending.ask(one, wanted=Decimal(3), reason="等材料", by=officer, at=cast.at)
    with pytest.raises(OwnExtension):
        extending.settle(asked, granted=True, by=officer, at=cast.at)
    extending.settle(asked, granted=True, by=actor(cast.people["chair"]), at=cast.at)
    one.case.refresh_from_db()
    assert one.case.due_at == one.case.whole_due_at == after(cast, 10 * 480)
    with pytest.raises(ExtendedAlready):
        extending.ask(one, wanted=Decimal(1), reason="再等", by=officer, at=cast.at)


def test_before_it_is_due_who_handles_it_is_warned_once(cast):
    one = handled(cast)
    assert cases.warn_of_due(at=after(cast, 5 * 480)) == 0
    assert cases.warn_of_due(at=after(cast, 6 * 480 + 1)) == 1
    assert cases.warn_of_due(at=after(cast, 6 * 480 + 2)) == 0
    assert Notice.objects.filter(person=cast.people["officer"], kind="cases.soon").count() == 1
    assert one.case.number in Notice.objects.get(kind="cases.soon").title


def test_what_is_overdue_comes_before_the_union_above(cast):
    one = handled(cast)
    assert cases.escalate_overdue(at=after(cast, 11 * 480)) == 1
    assert one.reached.get(layer=Reached.Layer.MANAGEMENT).how == Reached.How.ESCALATED
    assert Notice.objects.filter(person=cast.people["county"], kind="cases.late").exists()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["rest", "pass", "extend"]), st.integers(1, 300)), max_size=5))
def test_whatever_happens_on_the_way_the_whole_is_its_days_its_rests_and_its_extension(cast, deeds):
    """In any order: due = opened + days + rests + extension, in working minutes."""
    one, officer, chair = handled(cast), actor(cast.people["officer"]), actor(cast.people["chair"])
    passed, rested, extended = 0, 0, 0
    for deed, minutes in deeds:
        passed += minutes
        at = after(cast, passed)
        if deed == "rest":
            rest(cast, one, at)
            passed, rested = passed + minutes, rested + minutes
            cases.move(one.case, "resume", by=officer, at=after(cast, passed))
        elif deed == "extend" and not extended:
            asked = extending.ask(one, wanted=Decimal(2), reason="等材料", by=officer, at=at)
            extending.settle(asked, granted=True, by=chair, at=at)
            extended = 960
        elif deed == "pass":
            there = one.case.organization == cast.organizations["group"]
            to = cast.organizations["basic" if there else "group"]
            passing.pass_on(one, to=to, reason="换个地方办", by=officer, at=at)
        one.case.refresh_from_db()
    assert one.case.whole_due_at == after(cast, 7 * 480 + rested + extended)
