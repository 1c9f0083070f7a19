"""The officer's pages of household files: found, masked, revealed with a reason, changed, never foreign."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gonghui.kernel.journal.models import Entry
from gonghui.services.assistance.actions import family, filing
from gonghui.services.assistance.models import Application, Household
from gonghui.services.assistance.workbench import household_facts

from .neighbours import AT, actor, browser, gather, id_number, line

ACCOUNT = "6222020200012345678"
COUNTER = {
    "name": "牛大力", "id_number": id_number(71), "phone": "13800000071", "address": "矿区 3 栋",
    "people": "2",
    "residence": "urban", "aided": "0", "income": "12000", "causes": ["08"], "event_cost": "5000",
}  # fmt: skip


@pytest.fixture
def who(db):
    line()
    return gather()


@pytest.fixture
def zhou(who):
    return browser(who.zhou, 1, second=True)


@pytest.fixture
def li(who):
    return browser(who.li, 2, second=True)


@pytest.fixture
def household(who) -> Household:
    by = actor(who.zhou)
    file = filing.open_household(head=who.chen, organization=who.plant, by=by, at=AT)
    told = {"bank_account": ACCOUNT, "health": "02", "main_cause": "06", "insurance_gap": "1"}
    filing.change_file(file, told, by=by, at=AT)
    son = {"name": "陈小明明", "relation": "20", "id_number": id_number(77, "20100504"), "health": "09"}
    family.keep_member(file, son, by=by, at=AT)
    return file


def text_of(response) -> str:
    return response.content.decode()


def page_of(household) -> str:
    return f"/work/assistance/households/{household.uid}/"


def photo() -> SimpleUploadedFile:
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "JPEG")
    return SimpleUploadedFile("票据.jpg", kept.getvalue(), content_type="image/jpeg")


def test_the_register_finds_by_pinyin_number_cause_and_gap(zhou, household):
    page = "/work/assistance/households/"
    for query in (
        "q=cxl",
        "q=陈秀兰",
        f"q={household.number}",
        "main_cause=06",
        "insurance_gap=1",
        "state=open",
    ):
        assert household.number in text_of(zhou.get(f"{page}?{query}")), query
    for query in ("q=zs", "main_cause=09", "mark=flagged", "mark=due", "state=lifted", "category=dibao"):
        assert household.number not in text_of(zhou.get(f"{page}?{query}")), query


def test_another_unions_officer_finds_neither_the_row_nor_the_page(li, household):
    assert household.number not in text_of(li.get("/work/assistance/households/"))
    foreign = li.get(page_of(household))
    absent = li.get("/work/assistance/households/00000000-0000-4000-8000-000000000000/")
    assert foreign.status_code == absent.status_code == 404


def test_the_page_masks_account_illness_number_and_family(zhou, household):
    page = text_of(zhou.get(page_of(household)))
    assert "陈秀兰" in page and "**** 5678" in page and "陈**明" in page
    for hidden in (ACCOUNT, "恶性肿瘤", "陈小明明", id_number(24), id_number(77, "20100504")):
        assert hidden not in page


def test_without_the_mask_the_same_page_would_show_it(zhou, household, monkeypatch):
    monkeypatch.setattr(household_facts.masks, "name", lambda name: name)
    assert "陈小明明" in text_of(zhou.get(page_of(household)))


@pytest.mark.parametrize(
    ("field", "value"), [("bank_account", ACCOUNT), ("health", "恶性肿瘤"), ("id_number", id_number(24))]
)
def test_a_masked_value_is_shown_once_after_a_reason_and_the_worker_sees_who_looked(
    who, zhou, household, field, value
):
    page = f"{page_of(household)}reveal/{field}/"
    assert value not in text_of(zhou.get(page))
    assert "至少 4 个字" in text_of(zhou.post(page, {"reason": "看"}))
    assert value in text_of(zhou.post(page, {"reason": "核对打款账号"}))
    entry = Entry.objects.filter(deed__endswith=f"{field}.reveal").get()
    assert (entry.about_person_id, entry.reason) == (who.chen.pk, "核对打款账号")
    assert value not in str(entry.body)


def test_a_family_members_name_is_shown_after_a_reason(who, zhou, household):
    son = household.members.exclude(person=who.chen).get()
    page = f"{page_of(household)}members/{son.uid}/reveal/name/"
    assert "陈小明明" in text_of(zhou.post(page, {"reason": "上门核实身份"}))
    assert Entry.objects.filter(deed="assistance.name.reveal", about_person_id=who.chen.pk).exists()


def test_a_paper_is_opened_only_with_a_reason(zhou, household):
    zhou.post(f"{page_of(household)}papers/new/", {"kind": "2", "photo": photo()})
    kept = household.attachments.get()
    page = f"{page_of(household)}papers/{kept.pk}/"
    assert zhou.post(page, {"reason": ""}).status_code == 200
    opened = zhou.post(page, {"reason": "核对住院票据"})
    assert opened.status_code == 302
    assert zhou.get(opened.url)["Content-Type"] == "image/jpeg"
    assert Entry.objects.filter(deed="files.reveal", reason="核对住院票据").exists()


def test_an_edit_keeps_what_is_masked_when_its_field_is_left_empty(zhou, household):
    page = f"{page_of(household)}details/"
    shown = text_of(zhou.get(page))
    assert ACCOUNT not in shown
    told = {"residence": "rural", "aided": "1", "main_cause": "09", "reason": "上门核实以后改"}
    assert zhou.post(page, told).status_code == 302
    household = Household.objects.select_related("facts").get()
    assert household.particulars["bank_account"] == ACCOUNT
    assert (household.facts.residence, household.facts.aided, household.main_cause) == ("rural", True, "09")
    assert household.changes.filter(kind="file", reason="上门核实以后改").exists()


def test_an_edit_keeps_what_was_typed_when_something_is_wrong(zhou, household):
    told = {"residence": "urban", "aided": "0", "address": "新地址 9 号", "reason": ""}
    page = text_of(zhou.post(f"{page_of(household)}details/", told))
    assert "新地址 9 号" in page


def test_money_and_events_change_the_sums_at_once(zhou, household):
    page = page_of(household)
    wage = {"what": "income", "kind": "income.1", "amount": "1,500", "months": "12"}
    zhou.post(f"{page}amounts/new/", wage)
    medical = {"what": "spending", "kind": "spending.1", "amount": "5万", "months": "1", "self_paid": "40"}
    zhou.post(f"{page}amounts/new/", medical)
    zhou.post(f"{page}events/new/", {"kind": "accidental_injury", "on": "2026-02-01", "cost": "8000"})
    facts = Household.objects.select_related("facts").get().facts
    assert (facts.annual_income_fen, facts.rigid_spending_fen) == (1_800_000, 2_000_000)
    shown = text_of(zhou.get(page))
    assert "18,000 元" in shown and "20,000 元" in shown
    event = household.events.get()
    zhou.post(f"{page}events/{event.pk}/removal/", {"reason": "记到别人家的"})
    assert not household.events.exists()


def test_a_member_is_changed_without_showing_the_name_and_can_leave(who, zhou, household):
    son = household.members.exclude(person=who.chen).get()
    page = f"{page_of(household)}members/{son.uid}/"
    assert "陈小明明" not in text_of(zhou.get(page))
    assert zhou.post(page, {"relation": "20", "states": ["in_school"]}).status_code == 302
    son.refresh_from_db()
    assert son.in_school and son.particulars["name"] == "陈小明明"
    zhou.post(f"{page}leaving/", {"on": "2026-03-01", "reason": "外出工作分户"})
    assert Household.objects.select_related("facts").get().facts.members == 1


def test_stated_and_counted_numbers_that_differ_are_flagged_and_left_as_they_are(who, zhou, household):
    filing.change_file(household, {"stated_members": 14}, by=actor(who.zhou), at=AT)
    stored = Household.objects.select_related("facts").get()
    assert stored.flags == ["members.stated", "persons.many"]
    assert (stored.stated_members, stored.facts.members) == (14, 2)
    assert "有数字对不上" in text_of(zhou.get(page_of(household)))
    assert household.number in text_of(zhou.get("/work/assistance/households/?mark=flagged"))


def test_a_steward_sees_the_file_masked_and_changes_nothing(who, household):
    he = browser(who.he, 3, second=True)
    page = text_of(he.get(page_of(household)))
    assert "陈秀兰" in page and "reveal" not in page and "改基本情况" not in page
    assert he.get(f"{page_of(household)}details/").status_code == 404
    assert he.get(f"{page_of(household)}reveal/bank_account/").status_code == 404


def test_the_counter_makes_the_same_record(who, zhou):
    sent = zhou.post("/work/assistance/counter/", {**COUNTER, "organization": str(who.plant.uid)})
    application = Application.objects.get()
    assert sent.url.endswith(f"{application.case.uid}/")
    assert (application.channel, application.case.channel) == ("counter", "counter")
    household = application.household
    assert (household.head.name, household.main_cause) == ("牛大力", "08")
    assert household.events.get().cost == 500_000
    assert household.amounts.get(what="income").source == "officer"


def test_the_counter_does_not_give_a_known_number_to_another_name(who, zhou):
    told = {**COUNTER, "organization": str(who.plant.uid), "id_number": id_number(24)}
    page = text_of(zhou.post("/work/assistance/counter/", told))
    assert "登记的是另一个姓名" in page and "矿区 3 栋" in page
    assert not Application.objects.exists()
