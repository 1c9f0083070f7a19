"""Asking for help on a phone: saved as one goes, nothing asked that is known, sendable whatever it says."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gonghui.kernel.files.models import StoredFile
from gonghui.services.assistance.actions import applying, drafting
from gonghui.services.assistance.models import Application, Household, Line
from gonghui.services.assistance.refusals import ApplicationIncomplete, ApplicationRunning

from .neighbours import AT, actor, browser, gather, id_number, line, worker

HOME = {"address": "青石桥路 8 号", "people": "3", "residence": "urban", "aided": "0"}
MONEY = {"income": "33,000", "causes": ["06"], "medical": "2.16万"}
TROUBLE = {
    "health": "02",
    "illness_since": "2024-05",
    "event_cost": "3000",
    "insurance": "5",
    "insurance_gap": "1",
}


@pytest.fixture
def who(db):
    line()
    return gather()


@pytest.fixture
def chen(who):
    return browser(who.chen, 1)


def text_of(response) -> str:
    return response.content.decode()


def estimated(client, answers) -> str:
    return text_of(client.post("/assistance/apply/estimate/", answers, headers={"HX-Request": "true"}))


def draft_of(person) -> Application:
    return Application.objects.get(person=person, sent_at=None)


def told(person) -> dict:
    return draft_of(person).particulars


def photo(name: str = "病历.jpg") -> SimpleUploadedFile:
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "JPEG")
    return SimpleUploadedFile(name, kept.getvalue(), content_type="image/jpeg")


def walk(client) -> None:
    """The four pages before the look at the whole."""
    client.post("/assistance/apply/", HOME)
    client.post("/assistance/apply/family/", {"name": ""})
    client.post("/assistance/apply/money/", MONEY)
    client.post("/assistance/apply/trouble/", TROUBLE)


def test_the_first_page_does_not_ask_what_the_union_knows(who, chen):
    page = text_of(chen.get("/assistance/apply/"))
    assert "陈秀兰" in page and who.plant.name in page
    assert who.chen.residence in page
    assert id_number(24) not in page
    assert not Application.objects.exists()


def test_every_page_keeps_its_answers_on_the_server(who, chen):
    walk(chen)
    kept = told(who.chen)
    assert (kept["people"], kept["income"], kept["medical"]) == (3, 3_300_000, 2_160_000)
    assert (kept["health"], kept["illness_since"]) == ("02", "2024-05-01")
    assert "33,000" in text_of(chen.get("/assistance/apply/money/"))
    again = browser(who.ma, 2)
    assert again.get("/assistance/apply/money/").status_code == 302


def test_what_is_kept_is_sealed(who, chen):
    walk(chen)
    stored = bytes(draft_of(who.chen).particulars_sealed)
    assert "青石桥".encode() not in stored and b"3300000" not in stored


def test_a_page_keeps_what_was_typed_and_says_how_to_mend_it(who, chen):
    chen.post("/assistance/apply/", HOME)
    page = text_of(chen.post("/assistance/apply/money/", {"income": "五万多", "causes": []}))
    assert "五万多" in page and "看不出是多少钱" in page and "请至少选一样" in page
    assert "income" not in told(who.chen)


def test_parts_and_total_must_not_contradict_each_other(who, chen):
    chen.post("/assistance/apply/", HOME)
    wrong = {**MONEY, "income": "33000", "wages": "30000"}
    assert "加起来对不上" in text_of(chen.post("/assistance/apply/money/", wrong))
    assert chen.post("/assistance/apply/money/", {**wrong, "income": ""}).status_code == 302
    assert told(who.chen)["wages"] == 3_000_000


def test_family_is_added_changed_and_removed(who, chen):
    chen.post("/assistance/apply/", HOME)
    page = "/assistance/apply/family/"
    son = {"name": "陈小明", "relation": "20", "states": ["in_school"], "add": "1"}
    chen.post(page, son)
    chen.post(page, {**son, "name": "陈大明", "which": "0", "place": "3"})
    chen.post(page, {"name": "陈老太", "relation": "52", "add": "1"})
    assert [row["name"] for row in told(who.chen)["family"]] == ["陈大明", "陈老太"]
    chen.post(page, {"remove": "1"})
    assert [row["name"] for row in told(who.chen)["family"]] == ["陈大明"]
    assert told(who.chen)["family"][0]["in_school"] is True
    assert told(who.chen)["family"][0]["place"] == "3"


def test_only_what_belongs_to_the_troubles_is_asked(who, chen):
    chen.post("/assistance/apply/", HOME)
    chen.post("/assistance/apply/money/", MONEY)
    ill = text_of(chen.get("/assistance/apply/trouble/"))
    assert "从什么时候病的" in ill and "残疾等级" not in ill
    chen.post("/assistance/apply/money/", {**MONEY, "causes": ["01", "09"]})
    other = text_of(chen.get("/assistance/apply/trouble/"))
    assert "残疾等级" in other and "从什么时候病的" not in other and "最要紧的是哪一样" in other


def test_the_estimate_follows_what_is_typed_without_saving_it(who, chen):
    chen.post("/assistance/apply/", HOME)
    page = estimated(chen, MONEY)
    assert "看起来您可以申请“低保边缘户”帮扶" in page and "33,000" in page
    assert "income" not in told(who.chen)
    over = estimated(chen, {**MONEY, "income": "300000"})
    assert "还不到这几类的标准" in over and "42,120 元" in over
    assert "您也可以交" in over


def test_without_a_line_the_estimate_says_so_and_sending_stays_open(who, chen):
    Line.objects.all().delete()
    walk(chen)
    assert "暂时算不出来" in text_of(chen.get("/assistance/apply/check/"))
    assert chen.post("/assistance/apply/check/").status_code == 302
    assert Household.objects.count() == 1
    assert Application.objects.get().estimate is None


def test_sending_opens_the_file_and_a_case_at_the_own_union_for_the_county_to_review(who, chen):
    walk(chen)
    chen.post("/assistance/apply/family/", {"name": "陈小明", "relation": "20", "add": "1"})
    page = text_of(chen.get("/assistance/apply/check/"))
    assert "33,000 元" in page and "恶性肿瘤" in page
    response = chen.post("/assistance/apply/check/", follow=True)
    assert "申请交上去了" in text_of(response)
    application = Application.objects.get()
    household, case = application.household, application.case
    assert (case.organization, case.other_organization) == (who.plant, who.county)
    assert case.applicant == who.chen and case.number.startswith("KN-")
    assert (household.main_cause, household.insurance, household.insurance_gap) == ("06", "5", "1")
    facts = household.facts
    assert (facts.members, facts.annual_income_fen, facts.rigid_spending_fen) == (3, 3_300_000, 2_160_000)
    assert household.medical_self_paid == 2_160_000
    assert application.estimate.category == facts.category == "marginal"
    assert household.members.count() == 3
    assert chen.get("/assistance/apply/").url.endswith(f"{case.uid}/")


def test_what_is_missing_is_named_and_nothing_is_sent(who, chen):
    chen.post("/assistance/apply/", HOME)
    page = text_of(chen.post("/assistance/apply/check/"))
    assert "家里遇到了什么难处、全家一年拿到手的钱" in page
    with pytest.raises(ApplicationIncomplete):
        applying.send(draft_of(who.chen), by=actor(who.chen), at=AT)
    assert not Household.objects.exists()


def test_a_household_with_a_case_on_its_way_sends_no_second_one(who, chen):
    walk(chen)
    first = draft_of(who.chen)
    answers = first.particulars
    applying.send(first, by=actor(who.chen), at=AT)
    second = drafting.begin(who.chen, who.plant, channel="online", by=actor(who.chen), at=AT)
    drafting.save_answers(second, answers, at=AT)
    with pytest.raises(ApplicationRunning):
        applying.send(second, by=actor(who.chen), at=AT)
    assert Household.objects.count() == 1


def test_what_an_earlier_file_tells_is_not_asked_again(who, chen):
    walk(chen)
    chen.post("/assistance/apply/family/", {"name": "陈小明", "relation": "20", "add": "1"})
    applying.send(draft_of(who.chen), by=actor(who.chen), at=AT)
    Household.objects.update(state=Household.State.LIFTED)
    type(Application.objects.get().case).objects.update(ended_at=AT)
    page = text_of(chen.get("/assistance/apply/"))
    assert "青石桥路 8 号" in page
    chen.post("/assistance/apply/", HOME)
    kept = told(who.chen)
    assert kept["income"] == 3_300_000 and kept["family"][0]["name"] == "陈小明"


def test_a_photograph_is_kept_sealed_and_joins_the_file_when_it_is_sent(who, chen):
    walk(chen)
    page = "/assistance/apply/papers/"
    chen.post(page, {"kind": "2", "photo": photo(), "add": "1"})
    chen.post(page, {"kind": "4", "photo": photo(), "add": "1"})
    kept = told(who.chen)["papers"]
    assert StoredFile.objects.filter(sensitive=True, sealed=True).count() == 2
    chen.post(page, {"remove": kept[0]["file"]})
    assert StoredFile.objects.count() == 1
    applying.send(draft_of(who.chen), by=actor(who.chen), at=AT)
    assert [paper.kind for paper in Household.objects.get().attachments.all()] == ["4"]


def test_what_is_no_picture_is_refused_beside_its_field(who, chen):
    chen.post("/assistance/apply/", HOME)
    bad = SimpleUploadedFile("病历.jpg", b"<script>", content_type="image/jpeg")
    page = text_of(chen.post("/assistance/apply/papers/", {"kind": "2", "photo": bad, "add": "1"}))
    assert "不支持这种文件" in page and not StoredFile.objects.exists()


def test_a_draft_thrown_away_leaves_nothing(who, chen):
    walk(chen)
    chen.post("/assistance/apply/papers/", {"kind": "2", "photo": photo(), "add": "1"})
    chen.post("/assistance/apply/discarding/")
    assert not Application.objects.exists() and not StoredFile.objects.exists()


def test_someone_of_no_union_chooses_the_local_one(who):
    lonely = worker("牛大力", 61, household_kind="4")
    client = browser(lonely, 3)
    assert client.get("/assistance/apply/", follow=True).redirect_chain[-1][0].endswith("/union/")
    client.post("/assistance/apply/union/", {"choice": "S11"})
    assert client.get("/assistance/apply/").status_code == 302
    client.post("/assistance/apply/union/", {"choice": who.county.code})
    client.post("/assistance/apply/", HOME)
    assert draft_of(lonely).organization == who.county
