"""Who lost every way in comes in person: two officers vouch with their codes, and both are on record."""

import builtins

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from gonghui.kernel.access import actions, queries, refusals, second_factor
from gonghui.kernel.journal.models import Entry

from .cast import NOON, PASSWORD, account, actor
from .signing_in import sign_in

PHONE, NEW, FIRST, SECOND = "13800001111", "13800002222", "13800003333", "13800004444"
WHY = {"at": NOON, "reason": "窗口核对了身份证"}


@pytest.fixture
def officers(who):
    made = [account(who.chair, FIRST), account(who.administrator, SECOND)]
    for one in made:
        second_factor.enrol(one)
    return made


@pytest.fixture
def lost(who):
    found = account(who.member, PHONE)
    second_factor.enrol(found)
    return found


def test_two_officers_together_let_the_person_in_again(who, lost, officers):
    inside = sign_in(Client(), lost)
    actions.recover_in_person(lost, first=actor(who.chair), second=actor(who.administrator), phone=NEW, **WHY)
    lost.refresh_from_db()
    assert lost.phone == NEW and not lost.has_usable_password() and not second_factor.is_set_up(lost)
    assert inside.get("/mine/").status_code == 302
    entries = Entry.objects.filter(deed="access.recovered_in_person", about_person_id=who.member.pk)
    assert {entry.by_person_id for entry in entries} == {who.chair.pk, who.administrator.pk}


def test_one_officer_alone_or_without_the_right_or_for_oneself_does_not(who, lost, officers):
    chair, administrator = actor(who.chair), actor(who.administrator)
    for pair, refusal in (
        ((chair, chair), refusals.TwoNeeded),
        ((chair, actor(who.officer)), refusals.NotYours),
        ((actor(who.member), administrator), refusals.NotYours),
    ):
        with pytest.raises(refusal):
            actions.recover_in_person(lost, first=pair[0], second=pair[1], **WHY)
    with pytest.raises(refusals.NotForYourself):
        actions.recover_in_person(officers[0], first=chair, second=administrator, **WHY)
    with pytest.raises(refusals.ReasonMissing):
        actions.recover_in_person(lost, first=chair, second=administrator, at=NOON, reason="")
    lost.refresh_from_db()
    assert lost.check_password(PASSWORD) and second_factor.is_set_up(lost)


def test_an_officer_of_another_union_does_not_vouch(who, lost, officers, monkeypatch):
    monkeypatch.setattr(queries, "where_person_belongs", lambda person, at=None: [who.forge.path])
    with pytest.raises(refusals.NotYours):
        actions.recover_in_person(lost, first=actor(who.administrator), second=actor(who.chair), **WHY)
    monkeypatch.setattr(queries, "where_person_belongs", lambda person, at=None: [who.mill.path])
    assert actions.recover_in_person(lost, first=actor(who.administrator), second=actor(who.chair), **WHY)


def recover(monkeypatch, codes: list[str], pair=(FIRST, SECOND)) -> None:
    typed = iter(codes)
    monkeypatch.setattr(builtins, "input", lambda asked: next(typed))
    call_command("accounts", "recover", PHONE, "--officers", *pair, "--reason", "窗口核对了身份证")


def test_at_the_server_both_type_their_codes(lost, officers, monkeypatch, capsys):
    recover(monkeypatch, [second_factor.current_code(one) for one in officers])
    assert "恢复好了" in capsys.readouterr().out and not second_factor.is_set_up(lost)


def test_a_wrong_code_or_the_same_officer_twice_recovers_nothing(lost, officers, monkeypatch):
    right = second_factor.current_code(officers[0])
    with pytest.raises(CommandError, match="动态口令不对"):
        recover(monkeypatch, [right, "000000"])
    with pytest.raises(CommandError, match="动态口令不对"):
        recover(monkeypatch, [right, right], pair=(FIRST, FIRST))
    with pytest.raises(CommandError, match="两位"):
        call_command("accounts", "recover", PHONE)
    assert second_factor.is_set_up(lost)
