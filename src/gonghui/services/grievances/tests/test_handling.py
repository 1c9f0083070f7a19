"""Handling: joint answers, same matters, rating and reopening, whose a confidential one is, calls back."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.cases.refusals import AlreadyDecided, NotYourMove
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.services.grievances.actions import (
    bundling,
    calling_back,
    handling,
    naming,
    passing,
    rating,
    reading_words,
    speaking,
)
from gonghui.services.grievances.models import Callback, Reached
from gonghui.services.grievances.queries import callbacks, grievances
from gonghui.services.grievances.refusals import (
    AnsweredAlready,
    BasisMissing,
    CalledAlready,
    NotTheHandler,
    NotTheSameMatter,
    NotToBeRated,
    OwnWork,
)
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather

from .saying import actor, answered, grievance, said

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def cast():
    return gather()


def settled(cast, **told):
    one = grievance(cast, text="食堂的菜太咸", category="life", **told)
    answered(cast, one)
    rating.rate(one, solved="yes", satisfied=5, at=cast.at)
    one.refresh_from_db()
    return one


def test_an_answer_without_its_basis_is_not_sent(cast):
    one = grievance(cast)
    given = {"words": "办好了", "basis": "", "basis_text": "", "by": actor(cast.people["officer"])}
    with pytest.raises(BasisMissing):
        handling.answer(one, **given, at=cast.at)
    one.case.refresh_from_db()
    assert one.case.stage == "received"


def test_two_officers_answer_and_the_second_is_told_when_and_by_whom(cast):
    one = grievance(cast)
    version = one.case.version
    answered(cast, one)
    with pytest.raises(AlreadyDecided) as refused:
        answered(cast, grievances.of_case(one.case), officer="chair", expected_version=version)
    assert "陈秀兰" in str(refused.value)
    assert one.messages.filter(kind="answer").count() == 1


def test_not_solved_goes_once_to_the_union_above_with_a_time_of_its_own(cast):
    one = grievance(cast)
    answered(cast, one)
    rating.rate(one, solved="no", words="只补了一半", at=cast.at)
    one.refresh_from_db()
    assert (one.case.stage, one.case.organization) == ("again", cast.organizations["county"])
    assert one.organization == cast.organizations["basic"]
    assert one.reached.filter(how=Reached.How.REOPENED).exists()
    assert Notice.objects.filter(person=cast.people["county"], kind="grievances.reopened").exists()
    answered(cast, one, officer="county")
    rating.rate(one, solved="no", at=cast.at)
    one.refresh_from_db()
    assert (one.case.stage, one.solved) == ("settled", "no")
    with pytest.raises(NotToBeRated):
        rating.rate(one, solved="yes", at=cast.at)


def test_the_basic_union_cannot_answer_what_went_above(cast):
    one = grievance(cast)
    answered(cast, one)
    rating.rate(one, solved="no", at=cast.at)
    with pytest.raises(NotYourMove):
        answered(cast, one)


def test_another_union_answers_its_part_and_sees_only_the_question(cast):
    one = grievance(cast)
    by = actor(cast.people["officer"])
    asked = passing.ask_jointly(
        one, organization=cast.organizations["neighbour"], question="借调期间谁发工资？", by=by, at=cast.at
    )
    page = cast.client("stranger").get(reverse("workbench-grievances:joint-answer", args=[asked.uid]))
    assert "借调期间谁发工资" in page.content.decode()
    assert "八月以来" not in page.content.decode()
    stranger = actor(cast.people["stranger"])
    passing.answer_jointly(asked, "由我们发。", by=stranger, at=cast.at)
    with pytest.raises(AnsweredAlready):
        passing.answer_jointly(asked, "再答一次", by=stranger, at=cast.at)
    assert one.duties.get(role="mediated").person == cast.people["officer"]


def test_the_same_matter_is_linked_and_answered_together(cast):
    several = [grievance(cast, text="食堂的菜太咸", category="life") for _number in range(3)]
    by = actor(cast.people["officer"])
    linked = bundling.bundle(several, title="一食堂口味", by=by, at=cast.at)
    assert linked.grievances.count() == 3
    found = [grievances.of_case(each.case) for each in several]
    given = {"words": "换了厨师", "basis": "fact", "basis_text": "采购单"}
    handling.answer_together(found, by=by, at=cast.at, **given)
    assert {each.case.stage for each in grievances.visible(by, cast.at)} == {"answered"}


def test_only_what_one_may_see_can_be_the_same_matter(cast):
    own, foreign = grievance(cast), grievance(cast, home=cast.organizations["elsewhere"])
    with pytest.raises(NotTheSameMatter):
        bundling.bundle([own, foreign], title="同一件", by=actor(cast.people["officer"]), at=cast.at)


def test_only_who_handles_a_confidential_one_sees_whose_it_is_and_its_owner_sees_the_look(cast):
    one = grievance(cast, privacy="confidential")
    officer, chair = actor(cast.people["officer"]), actor(cast.people["chair"])
    handling.decide(one.case, "accept", by=officer, at=cast.at)
    one = grievances.of_case(one.case)
    with pytest.raises(NotTheHandler):
        naming.look(one, reason="想知道是谁", by=chair, at=cast.at)
    told = naming.look(one, reason="约面谈时间", by=officer, at=cast.at)
    assert told["name"] == cast.people["member"].name
    entry = Entry.objects.get(deed="grievances.speaker.reveal")
    assert entry.about_person_id == cast.people["member"].pk
    assert one.case.number not in str(entry.body)


def test_a_confidential_name_stands_on_no_page_and_in_no_search_of_officers(cast):
    cast.people["member"].name = "欧阳·保密人"
    cast.people["member"].save()
    one = grievance(cast, privacy="confidential")
    for kind in ("officer", "chair", "county"):
        client = cast.client(kind)
        for address in (
            reverse("workbench:case", args=[one.case.uid]),
            reverse("workbench:cases") + "?q=欧阳",
            reverse("workbench:inbox") + "?whose=all",
        ):
            assert "欧阳·保密人" not in client.get(address).content.decode()


def test_twin_a_named_one_shows_the_name(cast):
    cast.people["member"].name = "欧阳·实名人"
    cast.people["member"].save()
    one = grievance(cast)
    page = cast.client("officer").get(reverse("workbench:case", args=[one.case.uid])).content.decode()
    assert "欧阳·实名人" in page


def test_a_union_above_gives_a_reason_before_it_reads_what_was_said(cast):
    one = grievance(cast)
    address = reverse("workbench:case", args=[one.case.uid])
    assert "八月以来" in cast.client("officer").get(address).content.decode()
    assert "八月以来" not in cast.client("county").get(address).content.decode()
    county = actor(cast.people["county"])
    assert reading_words.look(one, reason="督办超时", by=county, at=cast.at).startswith("八月以来")
    assert Entry.objects.filter(
        deed="grievances.words.reveal", about_person_id=cast.people["member"].pk
    ).exists()


def test_calls_back_are_drawn_from_yesterday_and_made_by_someone_else(cast):
    one = settled(cast)
    today = timezone.localdate(one.case.ended_at) + DAY
    assert calling_back.sample(on=today) == 1
    assert calling_back.sample(on=today) == 0
    call = Callback.objects.get()
    given = {"was_reached": True, "solved": "yes", "satisfied": 5}
    with pytest.raises(OwnWork):
        calling_back.note(call, **given, by=actor(cast.people["officer"]), at=cast.at)
    calling_back.note(call, **given, words="办得快", by=actor(cast.people["chair"]), at=cast.at)
    with pytest.raises(CalledAlready):
        calling_back.note(call, **given, by=actor(cast.people["county"]), at=cast.at)


def test_nobody_calls_who_gave_no_name(cast):
    settled(cast)
    anonymous = settled(cast)
    type(anonymous).objects.filter(pk=anonymous.pk).update(
        privacy="anonymous", speaker=None, receipt_hash="0" * 32
    )
    [(_region, found)] = callbacks.ended_by_union(timezone.localdate(anonymous.case.ended_at))
    assert anonymous not in found


def test_the_operator_takes_in_a_call_and_sees_what_the_caller_said_before(cast):
    person = applying.member(cast.organizations["basic"], "周小川", 7, cast.at).person
    phone, by = person.phone, actor(person)
    before = speaking.speak(said(cast), speaker=person, by=by, at=cast.at)
    address = reverse("workbench-grievances:enter")
    page = cast.client("officer").get(address, {"caller": phone}).content.decode()
    assert before.case.number in page
    data = {"way": "phone", "called": "陈秀兰", "number": phone, "name_kept": "named"}
    data |= {"about_what": "wages", "wants": "help", "words": "工资又没发"}
    cast.client("officer").post(address, data)
    latest = grievances.of_speaker(person).first()
    assert (latest.case.channel, latest.case.applicant) == ("phone", person)
    assert latest.duties.get(role="found").person == cast.people["officer"]


def test_a_steward_who_only_takes_in_hears_the_number_to_tell(cast):
    phone = grievance(cast).speaker.phone
    data = {"way": "phone", "called": "陈秀兰", "number": phone, "name_kept": "named"}
    data |= {"about_what": "wages", "wants": "help", "words": "工资又没发"}
    page = cast.client("steward").post(reverse("workbench-grievances:enter"), data).content.decode()
    latest = grievances.of_speaker(cast.people["member"]).first()
    assert "请把编号告诉来人" in page and latest.case.number in page


def test_a_caller_from_elsewhere_stays_unnamed_to_the_operator(cast):
    phone = cast.people["outsider"].phone
    page = cast.client("stranger").get(reverse("workbench-grievances:enter"), {"caller": phone})
    assert "没有登记在您这里" in page.content.decode()


def test_no_role_of_an_employer_may_do_anything_with_grievances():
    from gonghui.services.grievances.permissions import PERMISSIONS

    ours = {"steward", "officer", "chair", "upper_officer", "auditor"}
    assert {role for permission in PERMISSIONS for role in permission.held_by} <= ours
