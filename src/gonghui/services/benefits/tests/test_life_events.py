"""Life events: told once, decided with a reason, answered by the union's program."""

import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.refusals import ReasonMissing
from gonghui.kernel.files.tests.test_images import photo
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.services.benefits.actions import events, shipping
from gonghui.services.benefits.actions.events import Told
from gonghui.services.benefits.models import Entitlement, LifeEvent
from gonghui.services.benefits.refusals_member import (
    EventToCome,
    NoProgramForEvent,
    NotMeantByProgram,
    NoUnion,
    ToldAlready,
)
from gonghui.services.benefits.rules import same_event

from . import handed, members
from .handed import AT, DAY, ON
from .members import page, send

WEDDING = Told("wedding", ON - 3 * DAY)


@pytest.fixture(autouse=True)
def _then():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def cast(db):
    shipping.ship(at=AT)
    return members.plant()


@pytest.fixture
def program(cast):
    return handed.program(
        cast, "wedding", name="结婚慰问", coverage="life", kind="wedding", gives="床上用品一套",
        value_fen=50_000, stays_days=30,
    )  # fmt: skip


def told(cast, what: Told = WEDDING, person: Person | None = None) -> LifeEvent:
    person = person or cast.worker
    return events.tell(person, what, by=Actor(person.pk, person.name), at=AT)


def test_acceptance_gives_the_benefit_of_the_matching_program(cast, program):
    event = told(cast)
    assert event.case.due_at.date() == datetime.date(2026, 9, 24)
    events.decide(event.case, "accept", by=cast.officer, at=AT)
    given = Entitlement.objects.get()
    assert (given.person, given.program, given.state) == (cast.worker, program, "open")
    assert (given.on, given.until, given.value_fen) == (ON, ON + 30 * DAY, 50_000)
    assert given.organization == cast.branch
    assert (given.occasion.key, given.part) == ("2026", str(event.uid))
    event.refresh_from_db()
    assert event.accepted_at == AT
    assert Entry.objects.filter(deed="benefits.grant").count() == 1


def test_without_a_program_in_force_the_officer_reads_what_to_do(cast, program):
    event = told(cast)
    type(program).objects.update(state="draft")
    with pytest.raises(NoProgramForEvent) as refused:
        events.decide(event.case, "accept", by=cast.officer, at=AT)
    assert "没有执行中的“结婚”慰问项目" in str(refused.value)
    assert not Entitlement.objects.exists()
    event.case.refresh_from_db()
    assert event.case.stage == "submitted"


def test_the_nearest_union_answers_and_its_rule_decides_for_whom(cast, program):
    own = handed.program(cast, "own", kind="wedding", coverage="life", name="分会结婚慰问")
    type(own).objects.filter(pk=own.pk).update(organization=cast.branch, path=cast.branch.path)
    assert events.events.program_for("wedding", cast.branch, ON) == own
    assert events.events.program_for("wedding", cast.other_branch, ON) == program
    women = {"from": "membership.members", "where": [{"criterion": "people.sex", "is": {"sex": "2"}}]}
    type(own).objects.filter(pk=own.pk).update(rule=women)
    Person.objects.filter(pk=cast.worker.pk).update(sex="1")
    Person.objects.filter(pk=cast.colleague.pk).update(sex="2")
    with pytest.raises(NotMeantByProgram):
        events.decide(told(cast).case, "accept", by=cast.officer, at=AT)
    assert not Entitlement.objects.exists()
    events.decide(told(cast, person=cast.colleague).case, "accept", by=cast.officer, at=AT)
    assert Entitlement.objects.get().program == own


def test_what_a_rule_card_does_not_allow_is_not_given(cast, program):
    type(program).objects.update(value_fen=1_000_000)
    with pytest.raises(Refusal, match="结婚"):
        events.decide(told(cast).case, "accept", by=cast.officer, at=AT)
    assert not Entitlement.objects.exists()


def test_the_same_event_is_refused_and_the_earlier_one_named(cast, program):
    first = told(cast)
    with pytest.raises(ToldAlready) as refused:
        told(cast, Told("wedding", ON - 5 * DAY))
    assert first.case.number in str(refused.value) and "9 月 18 日" in str(refused.value)
    assert LifeEvent.objects.count() == 1
    told(cast, Told("birth", ON - 5 * DAY))


def test_both_of_a_couple_may_claim(cast, program):
    for person in (cast.worker, cast.colleague):
        event = told(cast, person=person)
        events.decide(event.case, "accept", by=cast.officer, at=AT)
    assert Entitlement.objects.count() == 2
    assert len({each.occasion_id for each in Entitlement.objects.all()}) == 1


def test_two_births_of_one_year_are_two_benefits(cast):
    handed.program(cast, "birth", kind="birth", coverage="life", name="生育慰问")
    for on in (ON - 300 * DAY, ON):
        events.decide(told(cast, Told("birth", on)).case, "accept", by=cast.officer, at=AT)
    assert Entitlement.objects.count() == 2


@pytest.mark.parametrize("move", ["decline", "withdraw"])
def test_what_was_declined_or_withdrawn_may_be_told_again(cast, program, move):
    event = told(cast)
    if move == "decline":
        with pytest.raises(ReasonMissing):
            events.decide(event.case, "decline", by=cast.officer, at=AT)
        events.decide(event.case, "decline", by=cast.officer, at=AT, reason="缺结婚证")
    else:
        cases.move(event.case, "withdraw", by=cast.member, at=AT)
    event.refresh_from_db()
    assert event.closed_at == AT
    assert told(cast).pk != event.pk
    assert not Entitlement.objects.exists()


def test_twin_if_closing_did_not_listen_nothing_could_be_told_again(cast, program, monkeypatch):
    event = told(cast)
    events.decide(event.case, "decline", by=cast.officer, at=AT, reason="缺结婚证")
    LifeEvent.objects.update(closed_at=None)
    with pytest.raises(ToldAlready):
        told(cast)


@pytest.mark.parametrize(
    ("kind", "about", "days", "same"),
    [
        ("wedding", "", 364, True),
        ("wedding", "", 365, False),
        ("birth", "", 179, True),
        ("birth", "", 180, False),
        ("hospital", "", 0, True),
        ("hospital", "", 1, False),
        ("bereavement", "51", 5000, True),
        ("bereavement", "10", 29, True),
        ("bereavement", "10", 30, False),
    ],
)
def test_what_is_the_same_event_goes_by_kind_and_days(kind, about, days, same):
    assert same_event.is_same(kind, about, ON, about, ON - days * DAY) is same
    assert same_event.is_same(kind, about, ON - days * DAY, about, ON) is same


def test_father_and_mother_are_two():
    assert not same_event.is_same("bereavement", "51", ON, "52", ON)


def test_what_is_to_come_and_who_is_in_no_union_are_told_so(cast):
    with pytest.raises(EventToCome):
        told(cast, Told("wedding", ON + DAY))
    with pytest.raises(NoUnion):
        told(cast, person=Person.objects.get(pk=cast.officer.person_id))


def test_a_member_tells_in_one_short_form_with_a_photograph(cast, program):
    browser = members.at_phone(cast.worker)
    assert "结婚" in page(browser, "events")
    assert "请选日子" in send(browser, "event", "wedding")
    assert "这一天还没有到" in send(browser, "event", "wedding", on="2026-12-01")
    paper = SimpleUploadedFile("证.jpg", photo(), content_type="image/jpeg")
    shown = send(browser, "event", "wedding", on="2026-09-18", words="下周在家", paper=paper)
    assert "3 个工作日内答复您" in shown and "下周在家" in shown
    event = LifeEvent.objects.get()
    assert event.paper.sensitive and event.paper.sealed
    assert "您已经告诉过工会了" in send(browser, "event", "wedding", on="2026-09-18")
    assert browser.get(reverse("portal-benefits:event", args=["party"])).status_code == 404


def test_a_returned_one_is_mended_and_sent_again(cast, program):
    event = told(cast)
    events.decide(event.case, "return", by=cast.officer, at=AT, reason="请拍结婚证")
    browser = members.at_phone(cast.worker)
    address = reverse("portal-benefits:event-mend", args=[event.case.uid])
    assert address in browser.get(reverse("portal:case", args=[event.case.uid])).content.decode()
    assert 'value="2026-09-18"' in page(browser, "event-mend", event.case.uid)
    assert "补好了" in send(browser, "event-mend", event.case.uid, on="2026-09-17", words="")
    event.refresh_from_db()
    assert (event.on, event.case.stage) == (datetime.date(2026, 9, 17), "submitted")
    stranger = members.at_phone(cast.colleague)
    assert stranger.get(address).status_code == 404


def test_the_desk_shows_what_was_told_and_what_will_be_given(cast, program):
    event = told(cast, Told("wedding", ON, words="下周在家"))
    desk = members.at_desk(cast.officer)
    shown = desk.get(reverse("workbench:case", args=[event.case.uid])).content.decode()
    assert "下周在家" in shown and "床上用品一套" in shown and "500 元" in shown
    type(program).objects.update(state="ended")
    shown = desk.get(reverse("workbench:case", args=[event.case.uid])).content.decode()
    assert "这一类现在没有执行中的慰问项目" in shown


def test_the_paper_opens_after_a_reason_that_the_member_can_read(cast, program):
    paper = SimpleUploadedFile("证.jpg", photo(), content_type="image/jpeg")
    event = told(cast, Told("wedding", ON, paper=paper))
    desk = members.at_desk(cast.officer)
    assert "至少 4 个字" in send(desk, "event-paper", event.uid, surface="workbench", reason="看")
    address = reverse("workbench-benefits:event-paper", args=[event.uid])
    answer = desk.post(address, {"reason": "核对结婚证"})
    assert answer.status_code == 302 and "/files/" in answer["Location"]
    assert Entry.objects.get(deed="files.reveal").about_person_id == cast.worker.pk


def test_an_officer_enters_one_at_the_counter_for_a_member_of_the_own_union(cast, program):
    number = "990103198503120017"
    cast.worker.seal_id_number(number)
    cast.worker.save()
    desk = members.at_desk(cast.officer)
    form = {"kind": "wedding", "name": "牛大力", "id_number": number, "on": "2026-09-18"}
    shown = send(desk, "event-counter", surface="workbench", **{**form, "name": "马小军"})
    assert "没有找到这个号码和姓名的会员" in shown
    assert "请选去世的是什么人" in send(
        desk, "event-counter", surface="workbench", **{**form, "kind": "bereavement"}
    )
    assert "记下了" in send(desk, "event-counter", surface="workbench", **form)
    event = LifeEvent.objects.get()
    assert (event.person, event.case.channel) == (cast.worker, "counter")
    assert event.case.opened_by_person_id == cast.officer.person_id


def test_nobody_decides_their_own(cast, program):
    members.admit(Person.objects.get(pk=cast.officer.person_id), cast.plant, 60)
    mine = told(cast, person=Person.objects.get(pk=cast.officer.person_id))
    with pytest.raises(Exception, match="不能由您自己办理"):
        events.decide(mine.case, "accept", by=cast.officer, at=AT)
