"""Two at once, and a worker that dies between deed and notice."""

import pytest

from gonghui.kernel.cases.actions import moving
from gonghui.kernel.cases.refusals import AlreadyDecided, InOtherHands
from gonghui.kernel.cases.tests.test_races import at_once
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.services.grievances.actions import dropping
from gonghui.services.grievances.models import Grievance, Letter
from gonghui.services.grievances.queries import grievances
from tests.rules.cast import gather

from .saying import answered, grievance, said

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


@pytest.fixture
def cast(transactional_db):
    return gather()


def two_answer(cast, one):
    """Both officers have the same page before them and press together."""
    seen = [grievances.of_case(one.case) for _officer in range(2)]
    version = one.case.version
    return at_once(
        lambda: answered(cast, seen[0], "officer", expected_version=version),
        lambda: answered(cast, seen[1], "chair", expected_version=version, words="请到工会来一趟。"),
    )


def told(one):
    return Notice.objects.filter(kind="grievances.answered", body__contains=one.case.number).count()


def test_two_officers_answer_at_once_and_the_worker_reads_one_answer(cast):
    for _round in range(ROUNDS):
        one = grievance(cast)
        results = two_answer(cast, one)
        refused = [result for result in results if isinstance(result, Exception)]
        assert [type(each) in (AlreadyDecided, InOtherHands) for each in refused] == [True], results
        stands = one.messages.get(kind="answer")
        winner = next(result for result in results if not isinstance(result, Exception))
        assert stands.particulars == winner.particulars and stands.by_person == winner.by_person
        written = Entry.objects.filter(subject_id=one.case_id, deed="grievances.grievance.answer").count()
        assert (told(one), written, one.case.steps.filter(move="answer").count()) == (1, 1, 1)


def test_without_the_lock_the_worker_would_read_two(cast, monkeypatch):
    monkeypatch.setattr(moving, "hold", lambda case: case.version)
    one = grievance(cast)
    results = two_answer(cast, one)
    assert not [result for result in results if isinstance(result, Exception)], results
    assert (one.messages.filter(kind="answer").count(), told(one)) == (2, 2)


def test_two_who_had_not_looked_at_the_version_are_held_apart_as_well(cast):
    one = grievance(cast)
    seen = [grievances.of_case(one.case) for _officer in range(2)]
    results = at_once(
        lambda: answered(cast, seen[0], "officer"),
        lambda: answered(cast, seen[1], "chair"),
    )
    assert sum(isinstance(result, Exception) for result in results) == 1, results
    assert (one.messages.filter(kind="answer").count(), told(one)) == (1, 1)


def test_two_machines_empty_the_box_at_once_and_every_letter_opens_once(cast):
    for number in range(4):
        dropping.drop(said(cast, text=f"第 {number} 封", privacy="anonymous"))
    at_once(lambda: dropping.empty_box(at=cast.at), lambda: dropping.empty_box(at=cast.at))
    assert (Grievance.objects.count(), Letter.objects.count()) == (4, 0)
