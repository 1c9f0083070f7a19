"""When unions merge, members keep number and state, and their history says whence and whither."""

from django.test import Client
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.organizations import actions as tree
from gonghui.kernel.organizations import scoped
from gonghui.services.membership.actions import life, merging
from gonghui.services.membership.models import MembershipChange

from . import applying
from .conftest import AT, OFFICER


def merge(union):
    later = AT + timezone.timedelta(days=30)
    tree.merge(union.plant, union.hospital, by=OFFICER, at=later, reason="岚工发〔2026〕3 号")
    return timezone.localdate(later)


def of_kind(membership, *kinds):
    return list(membership.changes.filter(kind__in=kinds))


def test_everyone_carried_over_has_both_sides_in_the_history(union):
    zhang, wang = (applying.member(union.plant, name, at, AT) for at, name in enumerate(("张三", "王五"), 1))
    number = zhang.number
    day = merge(union)
    for member in (zhang, wang):
        member.refresh_from_db()
        assert member.organization == union.hospital
        assert member.path.startswith(union.hospital.path)
        assert (member.started_on, member.joined_on) == (day, AT.date())
        went, came = of_kind(member, life.CAME, life.WENT)
        for change in (went, came):
            assert (change.from_organization, change.to_organization) == (union.plant, union.hospital)
            assert (change.on, change.reason) == (day, "岚工发〔2026〕3 号")
    assert zhang.number == number
    assert scoped.misplaced() == {}
    assert Entry.objects.get(deed="membership.carried_along").body["count"] == 2


def test_who_stays_in_a_branch_or_has_left_gets_no_line(union):
    branch = applying.member(union.branch, "赵六", 3, AT)
    left = applying.member(union.plant, "孙七", 4, AT)
    life.end(left, life.LEFT, on=AT.date(), reason="本人提出", by=OFFICER, at=AT)
    merge(union)
    branch.refresh_from_db()
    assert branch.path.startswith(union.hospital.path), "the branch moved as a whole"
    assert not of_kind(branch, life.CAME, life.WENT)
    assert not of_kind(left, life.CAME, life.WENT)


def test_the_member_reads_it_in_the_own_record(union):
    zhang = applying.member(union.plant, "张三", 1, AT)
    merge(union)
    account = access.open_account(zhang.person.phone, zhang.person, by=SYSTEM, at=AT)
    shown = sign_in(Client(), account, second=False).get("/membership/profile/").content.decode()
    assert "岚州机电集团工会 → 岚州市第一医院工会" in shown


def test_many_are_written_in_as_many_queries_as_one(union, django_assert_max_num_queries):
    for order in range(1, 21):
        applying.member(union.plant, "张三", order, AT)
    event = merging.HandingOver(union.plant, union.hospital, AT.date(), "合并", OFFICER, AT)
    with django_assert_max_num_queries(12):
        assert merging.carry_along(event) == 20
    assert MembershipChange.objects.filter(kind__in=(life.CAME, life.WENT)).count() == 40


def test_without_the_listener_the_history_would_end_in_a_union_that_is_gone(union, monkeypatch):
    zhang = applying.member(union.plant, "张三", 1, AT)
    monkeypatch.setitem(registry.service("membership").listens, merging.HandingOver, lambda event: 0)
    merge(union)
    assert not of_kind(zhang, life.CAME, life.WENT)
