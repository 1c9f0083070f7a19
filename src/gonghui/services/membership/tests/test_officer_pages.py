import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import actions
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal.models import Entry
from gonghui.services.membership.actions import cards, correcting
from gonghui.services.membership.models import JoinApplication, Membership, SavedView, Transfer
from tests.rules.cast import gather

from . import applying

REGISTER = "/work/membership/"


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def zhang(cast):
    return applying.member(cast.organizations["basic"], "张三", 1, cast.at, department="总装", job="钳工")


@pytest.fixture
def far(cast):
    return applying.member(cast.organizations["elsewhere"], "钱远方", 2, cast.at)


def page(client, address, data=None):
    return client.get(address, data or {}).content.decode()


def test_the_register_shows_the_own_part_of_the_tree_and_masks_numbers(cast, zhang, far):
    text = page(cast.client("officer"), REGISTER)
    assert "张三" in text
    assert "钱远方" not in text
    assert applying.id_number(1) not in text


def test_the_same_row_is_there_for_who_stands_above_both(cast, zhang, far):
    national = cast.organizations["national"]
    given = {"valid_from": timezone.localdate(cast.at), "by": SYSTEM, "at": cast.at}
    actions.appoint(cast.people["county"], national, "upper_officer", **given)
    assert "钱远方" in page(cast.client("county"), REGISTER)


@pytest.mark.parametrize("text", ["张三", "zs", "zhangsan", "0001"])
def test_members_are_found_by_name_pinyin_and_last_digits(cast, zhang, text):
    typed = zhang.person.id_tail if text == "0001" else text
    assert "张三" in page(cast.client("officer"), REGISTER, {"q": typed})
    assert "没有符合这些条件" in page(cast.client("officer"), REGISTER, {"q": "wxyz"})


def test_filters_become_chips_that_can_be_taken_away(cast, zhang):
    basic = cast.organizations["basic"]
    filters = {"organization": str(basic.uid), "state": "active", "sex": "2", "employment": "xx"}
    text = page(cast.client("officer"), REGISTER, filters)
    assert "去掉条件" in text
    assert "全部清除" in text


def test_a_view_is_saved_used_and_removed_and_is_ones_own(cast, zhang):
    officer = cast.client("officer")
    officer.post(reverse("workbench-membership:save-view"), {"name": "在册", "query": "state=active&page=3"})
    view = SavedView.objects.get()
    assert view.query == "state=active"
    assert "在册" in page(officer, REGISTER)
    removal = reverse("workbench-membership:remove-view", args=[view.pk])
    assert cast.client("chair").post(removal).status_code == 404
    officer.post(removal)
    officer.post(reverse("workbench-membership:save-view"), {"name": ""})
    assert not SavedView.objects.exists()


def test_a_member_page_and_a_reveal_that_the_journal_keeps(cast, zhang):
    officer = cast.client("officer")
    number = applying.id_number(1)
    assert number not in page(officer, _member(zhang))
    reveal = reverse("workbench-membership:reveal", args=[zhang.uid, "id_number"])
    assert number not in page(officer, reveal)
    assert number not in officer.post(reveal, {"reason": "看"}).content.decode()
    assert number in officer.post(reveal, {"reason": "办理转会要核对"}).content.decode()
    looks = Entry.objects.filter(about_person_id=zhang.person_id, deed__endswith=".reveal")
    assert looks.count() == 1
    wrong = reverse("workbench-membership:reveal", args=[zhang.uid, "name"])
    assert officer.get(wrong).status_code == 404


def test_a_foreign_member_is_answered_like_an_absent_one(cast, far):
    officer = cast.client("officer")
    for name, rest in (("member", []), ("transfer", []), ("reveal", ["phone"]), ("change", ["retain"])):
        address = reverse(f"workbench-membership:{name}", args=[far.uid, *rest])
        assert officer.get(address).status_code == 404
        assert officer.post(address, {"reason": "核对一下身份"}).status_code == 404


def test_a_membership_is_retained_restored_and_ended_with_a_reason(cast, zhang):
    officer = cast.client("officer")
    day = timezone.localdate(cast.at).isoformat()
    for kind, state in (("retain", "retained"), ("restore", "active"), ("leave", "ended")):
        address = reverse("workbench-membership:change", args=[zhang.uid, kind])
        assert officer.get(address).status_code == 200
        assert "请填写" in officer.post(address, {"on": day}).content.decode()
        officer.post(address, {"on": day, "reason": "退休"})
        zhang.refresh_from_db()
        assert zhang.state == state
    assert officer.get(reverse("workbench-membership:change", args=[zhang.uid, "leave"])).status_code == 404
    assert "退休" in page(officer, _member(zhang))


def test_an_officer_starts_a_transfer_and_the_case_waits_for_both_sides(cast, zhang):
    officer, neighbour = cast.client("officer"), cast.organizations["neighbour"]
    address = reverse("workbench-membership:transfer", args=[zhang.uid])
    assert "没有找到" in officer.post(address, {"place": "没有的工会"}).content.decode()
    officer.post(address, {"place": neighbour.code})
    case = Transfer.objects.get().case
    assert "会籍转接" in page(officer, reverse("workbench:case", args=[case.uid]))
    assert "正在转到" in page(officer, _member(zhang))


def test_several_members_are_carried_over_at_once_or_not_at_all(cast, zhang):
    other = applying.member(cast.organizations["basic"], "李四", 3, cast.at)
    officer, group = cast.client("officer"), cast.organizations["group"]
    picked = {"deed": "carry", "picked": [str(zhang.uid), str(other.uid)]}
    address = reverse("workbench-membership:bulk")
    assert "李四" in page(officer, address, picked)
    wanted = {**picked, "place": group.code, "on": timezone.localdate(cast.at).isoformat(), "reason": "编组"}
    officer.post(address, wanted)
    assert Membership.objects.filter(organization=group).count() == 2
    outside = {**wanted, "place": cast.organizations["elsewhere"].code}
    assert "不归您任职的工会管" in officer.post(address, outside).content.decode()
    retained = {**wanted, "deed": "retain"}
    officer.post(address, retained)
    assert Membership.objects.filter(state="retained").count() == 2
    assert officer.get(address).status_code == 302


def test_a_code_says_that_this_is_a_member_and_nothing_more(cast, zhang):
    officer, at = cast.client("officer"), timezone.now()
    verify = reverse("workbench-membership:verify")
    text = page(officer, verify + cards.token(zhang, at))
    assert "张* 是会员" in text
    assert zhang.number not in text
    spoken = {"number": zhang.number, "code": cards.spoken_code(zhang, at)}
    assert "张* 是会员" in officer.post(verify, spoken).content.decode()
    assert "不认识" in officer.post(verify, {"code": "123456"}).content.decode()
    assert "不认识" in page(officer, verify + "made-up")


def test_the_counter_writes_the_same_record_marked_offline(cast):
    officer = cast.client("officer")
    address = reverse("workbench-membership:counter")
    assert officer.get(address).status_code == 200
    wanted = {
        "organization": str(cast.organizations["basic"].uid),
        "name": "孙小妹",
        "id_number": applying.id_number(7),
        "phone": "13812345678",
        "workplace": "岚州机电集团",
    }
    wrong = officer.post(address, {**wanted, "id_number": "12345"}).content.decode()
    assert "18 位" in wrong
    assert "孙小妹" in wrong
    officer.post(address, wanted)
    made = JoinApplication.objects.get(sent_at__isnull=False)
    assert made.channel == made.case.channel == "counter"
    assert "孙小妹" in page(officer, reverse("workbench:case", args=[made.case.uid]))


def test_the_poster_leads_to_the_union(cast):
    officer, basic = cast.client("officer"), cast.organizations["basic"]
    text = page(officer, reverse("workbench-membership:poster"), {"organization": str(basic.uid)})
    assert f"/membership/join/{basic.code}/" in text
    basic.joins_open = False
    basic.save()
    assert "不接受网上入会" in page(
        officer, reverse("workbench-membership:poster"), {"organization": str(basic.uid)}
    )


def test_a_correction_shows_both_values_and_is_decided(cast, zhang):
    by = Actor(zhang.person_id, "张三")
    case = correcting.ask(zhang, "residence", "岚州市河东区", by=by, at=cast.at)
    officer, address = cast.client("officer"), reverse("workbench:case", args=[case.uid])
    assert "岚州市河东区" in page(officer, address)
    officer.post(address, {"conclusion": "correct", "expected_version": case.version})
    zhang.person.refresh_from_db()
    assert zhang.person.residence == "岚州市河东区"


def _member(membership):
    return reverse("workbench-membership:member", args=[membership.uid])
