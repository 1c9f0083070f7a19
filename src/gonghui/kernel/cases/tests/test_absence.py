import datetime

import pytest

from gonghui.kernel.cases import actions, queries
from gonghui.kernel.cases.refusals import (
    DatesReversed,
    NoSelfService,
    NotAColleague,
    NotYourMove,
    OwnCase,
)
from gonghui.kernel.journal.models import Entry

from .cast import MONDAY, actor, moment, officer, opened

pytestmark = pytest.mark.django_db
FIRST, LAST = datetime.date(2026, 3, 2), datetime.date(2026, 3, 6)


@pytest.fixture
def steward(who):
    return officer("孙组长", who.motor, "steward")


def away(who, stand_in, **changes):
    facts = {"organization": who.motor, "from_": FIRST, "to": LAST, "by": actor(who.wang), "at": MONDAY}
    return actions.set_stand_in(who.wang, stand_in, **(facts | changes))


def test_a_stand_in_has_what_the_absent_officer_has_in_those_days_only(who, steward):
    case = actions.claim(opened(who), by=actor(who.wang), at=MONDAY)
    assert not queries.inbox(actor(steward), moment(4), "mine").exists()
    away(who, steward)
    for day, seen in ((2, True), (6, True), (7, False)):
        assert queries.inbox(actor(steward), moment(day), "mine").exists() is seen
        assert queries.inbox(actor(steward), moment(day), "all").exists() is seen
    with pytest.raises(NotYourMove):
        actions.move(case, "accept", by=actor(steward), at=moment(7))
    actions.move(case, "accept", by=actor(steward), at=moment(6))
    step = case.steps.last()
    assert (step.by_name, step.stood_in_for) == ("孙组长", who.wang)
    assert Entry.objects.get(deed="trial.join.accept").body["instead_of"] == who.wang.pk
    assert queries.timeline(case, for_officers=True)[-2].who == "孙组长（代王敏）"


def test_a_stand_in_has_no_more_than_the_absent_officer(who, steward):
    away(who, steward)
    who.wang.positions.update(valid_to=FIRST)
    case = opened(who)
    assert not queries.inbox(actor(steward), MONDAY, "all").exists()
    with pytest.raises(NotYourMove):
        actions.claim(case, by=actor(steward), at=MONDAY)


def test_a_stand_in_is_bound_to_the_organization_named(who, steward):
    actions.set_stand_in(
        who.county_officer,
        steward,
        organization=who.motor,
        from_=FIRST,
        to=LAST,
        by=actor(who.county_officer),
        at=MONDAY,
    )
    assert actions.claim(opened(who), by=actor(steward), at=MONDAY).handler == steward
    with pytest.raises(NotYourMove):
        actions.claim(opened(who, organization=who.port), by=actor(steward), at=MONDAY)


def test_nobody_decides_the_absent_officers_own_case_in_their_place(who, steward):
    away(who, steward)
    case = opened(who, applicant=who.wang, by=actor(who.wang))
    with pytest.raises(OwnCase):
        actions.move(case, "accept", by=actor(steward), at=MONDAY)


def test_who_is_back_early_ends_it(who, steward):
    absence = away(who, steward)
    with pytest.raises(NotYourMove):
        actions.end_stand_in(absence, by=actor(who.li), at=MONDAY)
    actions.end_stand_in(absence, by=actor(who.wang), at=MONDAY)
    actions.end_stand_in(absence, by=actor(who.wang), at=moment(3))
    assert absence.ended_at == MONDAY
    assert not queries.inbox(actor(steward), MONDAY, "all").exists()
    assert set(Entry.objects.filter(deed__contains="stand_in").values_list("deed", flat=True)) == {
        "cases.set_stand_in",
        "cases.end_stand_in",
    }


def test_only_a_colleague_stands_in_and_only_by_ones_own_wish(who, steward):
    with pytest.raises(NotYourMove):
        away(who, steward, by=actor(who.li))
    with pytest.raises(NoSelfService):
        away(who, who.wang)
    with pytest.raises(NotAColleague):
        away(who, who.li)
    with pytest.raises(DatesReversed):
        away(who, steward, from_=LAST, to=FIRST)
