import pytest

from gonghui.kernel.cases import actions, queries
from gonghui.kernel.cases.queries.figures import Measured

from .cast import MONDAY, actor, moment, opened

pytestmark = pytest.mark.django_db


def decide(who, day, **changes):
    return actions.move(opened(who, **changes), "accept", by=actor(who.county_officer), at=moment(day))


def test_share_within_the_promise_and_the_median_of_what_was_decided(who):
    for day in (3, 4, 5, 10):
        decide(who, day)
    withdrawn = opened(who)
    actions.move(withdrawn, "withdraw", by=actor(who.applicant), at=moment(3))
    found = queries.measured("trial.join", MONDAY, at=moment(10))
    assert found == Measured(count=4, share=0.75, median_working_days=2.5, decided=4, open_and_late=0)


def test_leaving_it_open_does_not_flatter(who):
    decide(who, 3)
    opened(who)
    assert queries.measured("trial.join", MONDAY, at=moment(4)).share == 1
    found = queries.measured("trial.join", MONDAY, at=moment(6))
    assert (found.count, found.share, found.open_and_late) == (2, 0.5, 1)


def test_what_waits_for_the_applicant_is_not_held_against_the_officers(who):
    actions.move(opened(who), "return", by=actor(who.wang), at=MONDAY, reason="缺照片")
    found = queries.measured("trial.join", MONDAY, at=moment(30, month=4))
    assert found == Measured(count=0, share=None, median_working_days=None, decided=0, open_and_late=0)


def test_only_the_scope_and_the_time_that_are_asked_for(who):
    decide(who, 3)
    decide(who, 4, organization=who.port)
    assert queries.measured("trial.join", MONDAY, who.county.path, at=moment(5)).count == 2
    assert queries.measured("trial.join", MONDAY, who.port.path, at=moment(5)).count == 1
    assert queries.measured("trial.join", moment(4), at=moment(5)).count == 1
