import json

import pytest
from django.test import Client
from django.urls import reverse

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.reveal import reveal
from gonghui.kernel.access.tests.signing_in import prove, sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.services.membership.actions import correcting
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather

LEVEL_ONE = ("home", "services", "messages", "me")


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def zhang(cast):
    return applying.member(cast.organizations["basic"], "张三", 1, cast.at)


@pytest.fixture
def browser(cast, zhang) -> Client:
    """Zhang San, signed in."""
    account = access.open_account(zhang.person.phone, zhang.person, by=SYSTEM, at=cast.at)
    client = sign_in(Client(), account, second=False)
    prove(client, account, method="code")
    return client


def page(client: Client, name: str, *places, **asked) -> str:
    answer = client.get(reverse(f"portal:{name}", args=places), asked)
    assert answer.status_code == 200, name
    return answer.content.decode()


def correction_of(cast, membership) -> Case:
    by = Actor(membership.person_id, membership.person.name)
    return correcting.ask(membership, "residence", "岚州市河东区", by=by, at=cast.at)


def notice(cast, person, title: str, url: str = "") -> Notice:
    return Notice.objects.create(
        person=person, kind="membership.joined", title=title, body="正文", url=url, created_at=cast.at
    )


def test_a_stranger_is_shown_how_to_join_and_no_one_elses_things(cast):
    stranger = Client()
    assert reverse("portal-membership:join") in page(stranger, "home")
    assert "申请入会" in page(stranger, "services")
    for name in ("messages", "me", "cases", "looks", "export", "search"):
        answer = stranger.get(reverse(f"portal:{name}"))
        assert answer.url.startswith(reverse("account_login"))


def test_a_member_sees_card_services_and_what_runs(cast, browser, zhang):
    assert "您还没有" not in page(browser, "cases")
    case = correction_of(cast, zhang)
    shown = page(browser, "home")
    assert "张三" in shown
    assert case.title in shown
    assert "会员证" in page(browser, "services")
    assert "申请入会" not in page(browser, "services")
    assert case.title in page(browser, "cases")


def test_the_four_places_of_level_one_are_marked_where_one_is(browser):
    for name in LEVEL_ONE:
        shown = page(browser, name)
        assert shown.count('aria-current="page"') == 1


def test_services_and_unions_are_found_by_name(browser):
    assert "会员证" in page(browser, "search", q="会员证")
    assert "第 3 工会" in page(browser, "search", q="第 3 工会")
    page(browser, "search", q="没有这样的东西")
    page(browser, "search")


def test_a_message_is_read_by_opening_it_and_leads_where_it_points(cast, browser, zhang):
    plain = notice(cast, zhang.person, "放假安排")
    pointing = notice(cast, zhang.person, "入会通过", url="/me/")
    assert "放假安排" in page(browser, "messages")
    assert "正文" in page(browser, "message", plain.uid)
    plain.refresh_from_db()
    assert plain.read_at
    assert browser.get(reverse("portal:message", args=[pointing.uid])).url == "/me/"


def test_without_messages_the_page_says_so(browser):
    assert "放假安排" not in page(browser, "messages")


def test_foreign_messages_and_cases_are_not_there(cast, browser, zhang):
    far = applying.member(cast.organizations["elsewhere"], "钱远方", 2, cast.at)
    case, message = correction_of(cast, far), notice(cast, far.person, "别人的消息")
    for name, uid in (("case", case.uid), ("withdrawal", case.uid), ("message", message.uid)):
        address = reverse(f"portal:{name}", args=[uid])
        assert browser.get(address).status_code == 404
        assert browser.post(address).status_code == 404
    message.refresh_from_db()
    assert message.read_at is None
    case.refresh_from_db()
    assert case.ended_at is None


def test_a_case_says_where_it_stands_and_is_withdrawn_once(cast, browser, zhang):
    case = correction_of(cast, zhang)
    shown = page(browser, "case", case.uid)
    assert case.number in shown
    assert "待核对" in shown
    withdrawal = reverse("portal:withdrawal", args=[case.uid])
    assert "要撤回" in page(browser, "withdrawal", case.uid)
    case.refresh_from_db()
    assert case.ended_at is None
    assert "已撤回" in browser.post(withdrawal, follow=True).content.decode()
    case.refresh_from_db()
    assert case.stage == "withdrawn"
    assert browser.get(withdrawal).status_code == 404
    assert browser.post(withdrawal).status_code == 404


def test_who_looked_at_my_number_is_shown_to_me(cast, browser, zhang):
    assert "核对转会材料" not in page(browser, "looks")
    officer = Actor(cast.people["officer"].pk, "王干部", cast.accounts["officer"].pk)
    reveal(zhang.person, "id_number", by=officer, at=cast.at, reason="核对转会材料")
    shown = page(browser, "looks")
    assert "核对转会材料" in shown
    assert "王干部" in shown


def test_the_page_about_me_masks_the_phone_and_shows_officers_the_way_to_work(cast, browser, zhang):
    shown = page(browser, "me")
    assert zhang.person.phone not in shown
    assert "进入工作台" not in shown
    assert "进入工作台" in page(cast.client("officer"), "me")


def test_everything_held_on_me_is_one_file_and_the_journal_knows(browser, zhang):
    assert "下载" in page(browser, "export")
    assert not Entry.objects.filter(deed="person.exported").exists()
    shown = browser.post(reverse("portal:export")).content.decode()
    assert applying.id_number(1) in shown
    assert "登录的设备" in shown
    answer = browser.post(reverse("portal:export"), {"as": "file"})
    assert "attachment" in answer["Content-Disposition"]
    held = json.loads(answer.content)
    assert "张三" in json.dumps(held["person"], ensure_ascii=False)
    assert held["membership"]["memberships"][0]["number"] == zhang.number
    entries = Entry.objects.filter(deed="person.exported")
    assert [entry.about_person_id for entry in entries] == [zhang.person_id] * 2


def test_officers_of_a_union_are_found_by_anyone(cast, browser):
    basic = cast.organizations["basic"]
    stranger = Client()
    assert "第 3 工会" in page(stranger, "officers", q="第 3 工会")
    assert "没有找到" in page(stranger, "officers", q="没有的")
    page(stranger, "officers")
    shown = page(stranger, "officers-of", basic.code)
    assert "工会主席" in shown
    assert browser.get(reverse("portal:officers")).url == reverse("portal:officers-of", args=[basic.code])
    assert "还没有登记干部" in page(stranger, "officers-of", cast.organizations["elsewhere"].code)
    assert stranger.get(reverse("portal:officers-of", args=["absent"])).status_code == 404


def test_promises_and_privacy_are_public(cast, browser, zhang):
    correction_of(cast, zhang)
    for client in (Client(), browser):
        assert "3 个工作日" in page(client, "standard")
        assert "会籍结束后 10 年" in page(client, "privacy")


def test_home_is_whole_with_few_services_and_leads_to_promise_and_officers_in_one_tap(cast, browser, zhang):
    shown = page(browser, "home")
    for words in ("现在没有在办的事", "工会就在身边", "我们的承诺", cast.organizations["basic"].name):
        assert words in shown
    for address in ("portal:officers", "portal:standard", "portal:privacy", "portal:cases"):
        assert f'href="{reverse(address)}"' in shown
    assert shown.count('class="tile') == 8


def test_in_large_letters_home_shows_six_tiles_and_the_telephone_first(browser, zhang):
    account = zhang.person.account
    account.large_text = True
    account.save()
    tiles = page(browser, "home").split('class="tile')[1:]
    assert "tel:12351" in tiles[0].split("</a>")[0]
    assert len(tiles) == 6


def test_a_settled_case_stays_on_home_until_the_next_one_runs(cast, browser, zhang):
    first = correcting.ask(zhang, "residence", "纺织路 9 号", by=SYSTEM, at=cast.at)
    correcting.decide(first, "correct", by=Actor(cast.people["officer"].pk, "周岩"), at=cast.at)
    assert "办结" in page(browser, "home")
    correcting.ask(zhang, "residence", "河东路 1 号", by=SYSTEM, at=cast.at)
    assert "办结" not in page(browser, "home")


def test_what_is_kept_is_said_once(browser):
    shown = page(browser, "privacy")
    assert shown.count("<dt>办理入会</dt>") == 1


def test_the_promise_stands_beside_what_was_measured(cast, browser):
    shown = page(browser, "standard")
    assert "3 个工作日内答复" in shown
    assert "最近一年做到" in shown
