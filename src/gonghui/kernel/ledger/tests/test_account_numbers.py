"""Bank account numbers: sealed, masked, shown with a reason, turned with the keys."""

import pytest

from gonghui.kernel import crypto
from gonghui.kernel.access import refusals as access
from gonghui.kernel.access import reveal
from gonghui.kernel.access.tests.cast import actor
from gonghui.kernel.journal.models import Entry as JournalEntry
from gonghui.kernel.journal.tests.tampering import run, without_rules
from gonghui.kernel.ledger import actions, queries, refusals
from gonghui.kernel.ledger.models import PayeeAccount
from gonghui.kernel.ledger.signing import account_number, masked_number
from gonghui.kernel.people import rotating

from .cast import ACCOUNT, NOON, account, later, person, planned


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    """Keys of this test alone: others run beside it."""
    settings.DATA = tmp_path
    crypto.forget_keys()
    yield tmp_path
    crypto.forget_keys()


def test_the_number_stands_nowhere_readable(who):
    kept = PayeeAccount.objects.get(pk=who.account.pk)
    assert ACCOUNT.encode() not in bytes(kept.number_sealed)
    assert masked_number(kept) == "**** 0123"
    assert account_number(kept) == ACCOUNT
    entries = JournalEntry.objects.filter(deed__startswith="ledger.")
    assert not any(ACCOUNT in str(vars(entry)) for entry in entries)


def test_spaces_are_no_part_of_a_number(who):
    typed = actions.open_account(
        person=who.chen_herself, holder="陈秀兰", number="6222 0212 3456 7890 123", by=who.wang, at=NOON
    )
    assert account_number(typed) == ACCOUNT


@pytest.mark.parametrize("number", ["", "1234567", "9" * 33, "没有账号"])
def test_what_is_no_account_number_is_refused(who, number):
    with pytest.raises(refusals.AccountNumberWrong):
        account(who, who.chen_herself, number)


def test_a_person_sees_her_own_number_with_a_reason_and_it_is_recorded(who):
    chen = actor(who.chen_herself)
    assert reveal.reveal(who.account, "number", by=chen, at=NOON, reason="核对卡号") == ACCOUNT
    assert JournalEntry.objects.get(deed="ledger.number.reveal").about_person_id == who.chen_herself.pk
    with pytest.raises(access.NotYours):
        reveal.reveal(who.account, "number", by=actor(person("路人")), at=NOON, reason="随便看看")


def test_a_supplier_s_number_is_not_shown_by_itself(who):
    supplier = actions.open_account(person=None, holder="岚州粮油店", number="8" * 16, by=who.wang, at=NOON)
    with pytest.raises(access.NothingToReveal):
        reveal.reveal(supplier, "number", by=who.wang, at=NOON, reason="核对卡号")


def test_a_number_swapped_in_the_table_voids_the_approval(who):
    """Whoever holds database and keys seals another number into the payee's row."""
    payment = planned(who)
    who.account.seal_number("6222029999999999999")
    with without_rules():
        run("UPDATE ledger_payeeaccount SET number_sealed = %s", who.account.number_sealed)
    with pytest.raises(refusals.PayeeChanged):
        actions.pay(payment, by=who.qian, at=later(3))
    assert any(str(payment.commitment.uid) in fault for fault in queries.verify().faults)


def test_numbers_turn_with_the_keys_and_approvals_stand(own_keys, who):
    payment = planned(who)
    before = bytes(PayeeAccount.objects.get().number_sealed)
    crypto.add_key(own_keys)
    assert rotating.reseal().counts["ledger.PayeeAccount.number_sealed"] == 1
    after = PayeeAccount.objects.get()
    assert bytes(after.number_sealed) != before and account_number(after) == ACCOUNT
    assert actions.pay(payment, by=who.qian, at=later(3)).is_paid
