import pytest

from gonghui.kernel.cases import actions, queries
from gonghui.kernel.cases.queries.timeline import DONE, NOW, TO_COME

from .cast import MONDAY, actor, moment, opened

pytestmark = pytest.mark.django_db


def lines(case, **more):
    return [(line.state, str(line.title)) for line in queries.timeline(case, **more)]


def test_the_member_reads_what_was_done_where_it_stands_and_what_is_to_come(who):
    case = actions.claim(opened(who), by=actor(who.wang), at=MONDAY)
    assert lines(case) == [(DONE, "提交"), (NOW, "待审核"), (TO_COME, "已同意")]
    now = queries.timeline(case)[1]
    assert (now.due_at, now.who, now.place) == (moment(5), "王敏", "岚州机电集团工会")


def test_a_return_shows_its_reason_and_the_way_on(who):
    case = actions.move(
        opened(who), "return", by=actor(who.wang), at=MONDAY, reason="缺照片", note="可能代办"
    )
    assert lines(case) == [
        (DONE, "提交"),
        (DONE, "退回补充"),
        (NOW, "待补充"),
        (TO_COME, "待审核"),
        (TO_COME, "已同意"),
    ]
    member, officer = queries.timeline(case)[1], queries.timeline(case, for_officers=True)[1]
    assert (member.reason, member.note, officer.note) == ("缺照片", "", "可能代办")


def test_only_officers_read_what_happened_on_the_desk(who):
    case = actions.claim(opened(who), by=actor(who.wang), at=MONDAY)
    actions.hand_over(case, to=who.zhou, by=actor(who.wang), at=MONDAY, reason="休假")
    assert [title for _state, title in lines(case, for_officers=True)][:3] == ["提交", "认领", "交接"]
    assert "认领" not in str(lines(case))


def test_an_ended_case_has_nothing_to_come(who):
    case = actions.move(opened(who), "accept", by=actor(who.wang), at=moment(3))
    assert lines(case)[-1] == (NOW, "已同意")
    assert queries.timeline(case)[-1].note == "可以使用了。"


def test_a_member_finds_what_waits_for_them(who):
    case = opened(who)
    assert queries.waiting_among(queries.of_applicant(who.applicant)) == []
    actions.move(case, "return", by=actor(who.wang), at=MONDAY, reason="缺照片")
    assert queries.waiting_among(queries.of_applicant(who.applicant)) == [case]
    assert list(queries.of_applicant(who.applicant)) == [case]
    assert not queries.of_applicant(who.wang).exists()
    assert list(queries.still_open(who.county.path)) == [case]
    assert not queries.still_open(who.port.path).exists()
    assert queries.applicants_among([who.wang.pk, who.applicant.pk]) == {who.applicant.pk}
