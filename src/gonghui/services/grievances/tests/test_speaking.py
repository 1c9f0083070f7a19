import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gonghui.kernel.cases import queries as cases
from gonghui.kernel.cases.models import Case, Step
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.services.grievances.actions import handling, speaking
from gonghui.services.grievances.models import Reached
from gonghui.services.grievances.queries import grievances
from gonghui.services.grievances.refusals import NothingSaid
from tests.rules.cast import gather

from .saying import actor, answered, grievance, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


def test_a_worker_speaks_and_the_own_union_has_it_on_its_desk(cast):
    one = grievance(cast)
    officer = actor(cast.people["officer"])
    assert one.case.organization == cast.organizations["basic"]
    assert one.case in cases.visible(officer, cast.at)
    assert cases.inbox(officer, cast.at, cases.ALL if hasattr(cases, "ALL") else "all").count() == 1
    assert one.particulars["text"].startswith("八月以来")


def test_the_workers_own_matter_leads_to_all_that_was_said(cast):
    one = grievance(cast)
    page = cast.client("member").get(reverse("portal:case", args=[one.case.uid])).content.decode()
    assert reverse("portal-grievances:one", args=[one.uid]) in page


def test_the_words_narrow_the_category_and_propose_the_grade(cast):
    one = grievance(cast, text="老板三个月不发工资，人也找不到了")
    assert (one.category.code, one.grade) == ("wages.arrears", "urgent")
    assert "wages" in one.proposed_for and one.graded_at is None


def test_an_urgent_one_is_before_the_union_above_at_once(cast):
    one = grievance(cast, text="工友被砸伤了，还在流血", category="safety")
    assert set(one.reached.values_list("layer", flat=True)) >= {Reached.Layer.MANAGEMENT}
    assert Notice.objects.filter(person=cast.people["county"], kind="grievances.urgent").exists()


def test_twin_a_daily_one_wakes_nobody_above(cast):
    grievance(cast, text="食堂的菜太咸", category="life")
    assert not Notice.objects.filter(kind="grievances.urgent").exists()


def test_what_is_about_the_unions_own_officers_begins_one_union_above_and_without_them(cast):
    told = {"about_persons": [cast.people["chair"], cast.people["county"]]}
    one = grievance(cast, text="主席不管事", category="union", **told)
    assert one.case.organization != cast.organizations["basic"]
    for kind in ("chair", "county"):
        by = actor(cast.people[kind])
        assert one.case not in cases.visible(by, cast.at)
        assert not cases.inbox(by, cast.at, "all").exists()
        assert not grievances.visible(by, cast.at).exists()


def test_twin_without_the_recusal_the_officer_complained_about_would_read_it(cast):
    one = grievance(cast, text="主席不管事", category="union", about_persons=[cast.people["county"]])
    one.case.recusals.all().delete()
    assert one.case in cases.visible(actor(cast.people["county"]), cast.at)


def test_a_confidential_name_stands_nowhere_in_case_steps_or_journal(cast):
    one = grievance(cast, privacy="confidential")
    member = cast.people["member"]
    assert one.case.applicant is None and one.speaker == member
    assert not Step.objects.filter(case=one.case, by_person_id=member.pk).exists()
    written = Entry.objects.filter(subject_kind="cases.Case", subject_id=str(one.case.pk))
    assert written
    assert not written.filter(by_person_id=member.pk).exists()
    assert not written.filter(about_person_id=member.pk).exists()


def test_twin_a_named_one_stands_in_all_of_them(cast):
    one = grievance(cast)
    member = cast.people["member"]
    assert one.case.applicant == member
    assert Step.objects.filter(case=one.case, by_person_id=member.pk).exists()


def test_nobody_handles_the_own_confidential_grievance(cast):
    one = grievance(cast, speaker="officer", privacy="confidential")
    assert one.case not in cases.visible(actor(cast.people["officer"]), cast.at)
    assert one in grievances.of_speaker(cast.people["officer"])


def test_saying_nothing_opens_nothing(cast):
    with pytest.raises(NothingSaid):
        speaking.speak(
            said(cast, " \n "), speaker=cast.people["member"], by=actor(cast.people["member"]), at=cast.at
        )
    assert not Case.objects.exists()


def test_the_answer_carries_its_basis_and_is_told_without_saying_what_it_is_about(cast):
    one = grievance(cast)
    message = answered(cast, one)
    one.refresh_from_db()
    assert one.case.stage == "answered"
    assert message.particulars["basis_text"] == "劳动法第四十四条"
    assert one.answered_at == one.first_at == cast.at
    notice = Notice.objects.get(person=cast.people["member"], kind="grievances.answered")
    assert "加班" not in notice.title + notice.body


def test_who_was_first_to_find_and_to_help_is_written_once(cast):
    one = grievance(cast)
    handling.decide(one.case, "accept", by=actor(cast.people["officer"]), at=cast.at)
    handling.tell_progress(one, "正在和人力核对", by=actor(cast.people["officer"]), at=cast.at)
    told = {duty.role: duty.person_id for duty in one.duties.all()}
    assert told == {"found": cast.people["officer"].pk, "helped": cast.people["officer"].pk}


def test_what_was_written_is_kept_as_it_was_written(cast):
    told = "第一行，有全角标点。\n第二行：5 天、（补休）\u200b"
    assert grievance(cast, text=told).particulars["text"] == "第一行，有全角标点。\n第二行：5 天、（补休）"


def test_a_voice_note_is_kept_beside_the_words(cast):
    said(cast)
    note = SimpleUploadedFile("语音.amr", b"#!AMR\n" + bytes(400))
    address = reverse("portal-grievances:words", args=["life", "confidential"])
    answer = cast.client("member").post(address, {"wants": "help", "words": "听语音", "spoken": note})
    assert answer.status_code == 302
    assert grievances.of_speaker(cast.people["member"]).get().attachments.get().kind == "voice"
