"""Two at once, and a worker that dies between deed and notice."""

import pytest

from gonghui.kernel.cases.refusals import AlreadyDecided, InOtherHands
from gonghui.kernel.cases.tests.test_races import at_once
from gonghui.kernel.notices.models import Notice
from gonghui.services.grievances.actions import dropping
from gonghui.services.grievances.models import Grievance, Letter
from gonghui.services.grievances.queries import grievances
from tests.rules.cast import gather

from .saying import answered, grievance, said

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db):
    return gather()


def test_two_officers_answer_at_once_and_the_worker_reads_one_answer(cast):
    one = grievance(cast)
    seen = [grievances.of_case(one.case) for _officer in range(2)]
    version = one.case.version
    results = at_once(
        lambda: answered(cast, seen[0], "officer", expected_version=version),
        lambda: answered(cast, seen[1], "chair", expected_version=version),
    )
    refused = [result for result in results if isinstance(result, Exception)]
    assert [type(each) in (AlreadyDecided, InOtherHands) for each in refused] == [True], results
    assert one.messages.filter(kind="answer").count() == 1
    assert Notice.objects.filter(kind="grievances.answered").count() == 1


def test_two_machines_empty_the_box_at_once_and_every_letter_opens_once(cast):
    for number in range(4):
        dropping.drop(said(cast, text=f"第 {number} 封", privacy="anonymous"))
    at_once(lambda: dropping.empty_box(at=cast.at), lambda: dropping.empty_box(at=cast.at))
    assert (Grievance.objects.count(), Letter.objects.count()) == (4, 0)
