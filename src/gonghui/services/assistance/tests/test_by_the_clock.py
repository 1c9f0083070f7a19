"""What the clock does beside the way: drafts are swept, books and matching are watched."""

import pytest

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.actions import register_person
from gonghui.services.assistance.actions import alarming, drafting, sweeping
from gonghui.services.assistance.models import Application, MatchingFall

from . import planned
from .cast import AT, DAY
from .sending import photo


@pytest.fixture
def who(db):
    return planned.gather()


@pytest.fixture
def draft(who) -> Application:
    """Begun on a telephone, with one photograph."""
    begun = drafting.begin(who.worker, who.plant, channel="online", by=who.applicant, at=AT)
    drafting.save_answers(begun, {"people": 3}, at=AT)
    drafting.add_paper(begun, "2", photo(), by=who.applicant, at=AT)
    return begun


def swept(days: float) -> tuple[int, int]:
    return sweeping.sweep_drafts(by=SYSTEM, at=AT + days * DAY)


def told(kind: str) -> list[Notice]:
    return list(Notice.objects.filter(kind=f"assistance.{kind}").order_by("id"))


def test_whoever_began_is_told_a_week_before_the_draft_goes_with_its_papers(who, draft):
    assert swept(52) == (0, 0)
    assert swept(53) == (1, 0)
    [notice] = told("draft_ends")
    assert notice.person == who.worker
    assert "5 月 1 日" in notice.title
    assert swept(59) == (0, 0)
    assert swept(60) == (0, 1)
    assert not Application.objects.exists()
    assert not StoredFile.objects.exists()
    assert Entry.objects.get(deed="assistance.draft_forgotten").about_person_id == who.worker.pk


def test_after_an_outage_nobody_loses_a_draft_untold(who, draft):
    assert swept(200) == (1, 0)
    assert swept(206) == (0, 0)
    assert swept(207) == (0, 1)


def test_twin_without_asking_whether_they_were_told_it_would_go_at_once(who, draft, monkeypatch):
    monkeypatch.setattr(sweeping.unsent, "was_told", lambda draft: draft.saved_at)
    monkeypatch.setattr(sweeping.unsent, "told_before", lambda at: [draft.pk])
    assert swept(200) == (0, 1)


def test_who_goes_on_filling_in_keeps_the_draft(who, draft):
    swept(53)
    drafting.save_answers(draft, {"income": 100}, at=AT + 55 * DAY)
    assert swept(62) == (0, 0)
    assert Application.objects.get().particulars["income"] == 100
    assert swept(55 + 53) == (1, 0)


def test_the_days_of_a_region_hold_there(who, draft):
    given = {"valid_from": AT.date() - DAY, "document": "岚工发〔2026〕4号", "by": SYSTEM}
    parameters.enter(sweeping.KEPT_DAYS, value=20, region="990103", **given)
    assert swept(12) == (0, 0)
    assert swept(13) == (1, 0)
    assert swept(20) == (0, 1)


def test_what_was_sent_is_no_draft(who, draft):
    Application.objects.update(sent_at=AT)
    assert swept(200) == (0, 0)
    assert Application.objects.exists()


def auditor(who) -> Actor:
    person = register_person(name="孙丽萍", phone="15400071719", by=SYSTEM, at=AT)
    access.appoint(person, who.county, "auditor", valid_from=AT.date(), by=SYSTEM, at=AT, reason="换届")
    return Actor(person.pk, person.name)


def test_books_that_agree_are_told_to_nobody_and_leave_a_trace(who):
    assert alarming.verify_books(at=AT) == 0
    assert told("books_differ") == []
    assert Entry.objects.get(deed="assistance.books_verified").body["faults"] == 0


def test_who_pays_and_who_audits_hears_of_faults_once_for_the_same_faults(who, monkeypatch):
    checks = auditor(who)
    report = alarming.ledger.verify()
    report.faults = ["资金的余额和分录之和不一致"]
    monkeypatch.setattr(alarming.ledger, "verify", lambda: report)
    assert alarming.verify_books(at=AT) == 1
    people = {notice.person_id for notice in told("books_differ")}
    paying = {who.reviewer.person_id, who.approver.person_id, who.city_officer.person_id}
    assert people == {*paying, checks.person_id}
    alarming.verify_books(at=AT + DAY)
    assert len(told("books_differ")) == 4
    report.faults = ["付款没有对应的记账"]
    alarming.verify_books(at=AT + 2 * DAY)
    assert len(told("books_differ")) == 8


def own_money(who, fen: int) -> None:
    ledger.open_fund(who.county, "union", AT.year, budget=fen, by=who.approver, at=AT)


def test_a_fall_of_the_matching_is_told_once_and_again_only_when_it_falls_again(who):
    """The county has central money from the beginning; the city above it sums up the same."""
    assert alarming.watch_matching(at=AT) == 2
    assert alarming.watch_matching(at=AT + DAY) == 0
    assert len(told("matching_short")) == 3
    assert "还差 100,000 元" in told("matching_short")[0].body
    own_money(who, planned.BUDGET)
    assert alarming.watch_matching(at=AT + 2 * DAY) == 0
    assert not MatchingFall.objects.filter(rose_at=None).exists()
    ledger.change_budget(who.fund, 100, by=who.approver, at=AT + 3 * DAY, reason="追加")
    assert alarming.watch_matching(at=AT + 3 * DAY) == 2
    assert len(told("matching_short")) == 6
    assert MatchingFall.objects.count() == 4


def test_at_exactly_one_to_one_nobody_is_told(who):
    own_money(who, planned.BUDGET)
    assert alarming.watch_matching(at=AT) == 0


def test_twin_forgetting_the_fall_would_tell_every_time(who, monkeypatch):
    alarming.watch_matching(at=AT)
    MatchingFall.objects.update(rose_at=AT)
    assert alarming.watch_matching(at=AT + DAY) == 2
