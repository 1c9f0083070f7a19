"""Whatever is done in whatever order: sums are zero, nothing negative, nothing edited, nothing paid early."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from gonghui.kernel.ledger import actions, queries
from gonghui.kernel.ledger.actions import ReturnRow
from gonghui.kernel.ledger.models import Approval, Booking, Commitment, Entry, Fund, Payment
from gonghui.kernel.refusal import Refusal

from .cast import account, cast, fund, later, person

OFFICERS = ("wang", "zhou", "zhao", "qian")
OFFICER = st.sampled_from(OFFICERS)
AMOUNT = st.sampled_from([-5, 0]) | st.integers(1, 700_000)
PART = st.none() | st.integers(1, 300_000) | st.just(-1)
PICK = st.integers(0, 30)
REASON = "随机演练"


class Money(RuleBasedStateMachine):
    """Two funds, two accounts, four officers; every rule may be refused, and then nothing has changed."""

    @initialize()
    def begin(self):
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.who, self.now, self.number = cast(), 1.0, 0
        self.funds = [fund(self.who, "donation", budget=9_000_000), fund(self.who, "union", budget=900_000)]
        self.accounts = [self.who.account, account(self.who, person("李大山"), "6222029999999999999")]
        self.batches, self.seen = [], {}
        for _each in range(3):
            self.one_more_is_ready(amount=90_000, place=0)

    def teardown(self):
        if hasattr(self, "frame"):
            self.the_books_are_verified()
            transaction.set_rollback(True)
            self.frame.__exit__(None, None, None)

    @rule(amount=AMOUNT, place=PICK)
    def one_more_is_ready(self, amount, place):
        """What usually happens: made, approved by others, planned."""
        self.commits(amount, place, "wang", again=False)
        made = Commitment.objects.order_by("pk").last()
        for name in ("zhou", "zhao"):
            if made:
                self.attempt(lambda name=name: actions.approve(made, **self.by(name)))
        if made:
            self.attempt(lambda: actions.plan_payment(made, **self.by("wang")))

    def attempt(self, deed):
        before = self.state()
        try:
            return deed()
        except Refusal:
            assert self.state() == before
            return None

    def state(self):
        columns = list(Fund.objects.order_by("pk").values_list("budget", "committed", "paid"))
        return columns, Booking.objects.count(), Approval.objects.count(), Payment.objects.count()

    def by(self, name):
        return {"by": getattr(self.who, name), "at": later(self.now)}

    @staticmethod
    def pick(model, number):
        rows = list(model.objects.order_by("pk"))
        return rows[number % len(rows)] if rows else None

    @rule(hours=st.sampled_from([1, 25, 24 * 20]))
    def time_passes(self, hours):
        self.now += hours

    @rule(amount=AMOUNT, place=PICK, name=OFFICER, again=st.booleans())
    def commits(self, amount, place, name, again):
        self.number += 0 if again else 1
        about, chosen = ("trial.Plan", self.number), self.funds[place % 2]
        facts = {"about": about, "key": "grant", "payee": self.accounts[place // 2 % 2]}
        self.attempt(lambda: actions.commit(chosen, amount, **facts, **self.by(name)))

    @rule(number=PICK, name=OFFICER)
    def approves(self, number, name):
        made = self.pick(Commitment, number)
        if made:
            self.attempt(lambda: actions.approve(made, **self.by(name)))

    @rule(number=PICK, name=OFFICER, place=PICK)
    def changes_the_payee(self, number, name, place):
        made = self.pick(Commitment, number)
        if made:
            other = self.accounts[place % 2]
            self.attempt(lambda: actions.change_payee(made, other, reason=REASON, **self.by(name)))

    @rule(number=PICK, amount=PART, instalment=st.integers(1, 3), wait=st.sampled_from([None, 48]))
    def plans(self, number, amount, instalment, wait):
        made = self.pick(Commitment, number)
        if made:
            facts = {"amount": amount, "instalment": instalment}
            facts["not_before"] = wait and later(self.now + wait)
            self.attempt(lambda: actions.plan_payment(made, **facts, **self.by("wang")))

    @rule(number=PICK, name=OFFICER)
    def pays(self, number, name):
        payment = self.pick(Payment, number)
        if payment:
            self.attempt(lambda: actions.pay(payment, **self.by(name)))

    @rule(
        number=PICK,
        deed=st.sampled_from(["block", "cancel", "reverse", "give_back", "drop_line"]),
        amount=PART,
    )
    def interferes(self, number, deed, amount):
        payment = self.pick(Payment, number)
        more = {"amount": amount} if deed == "give_back" else {}
        if payment:
            self.attempt(lambda: getattr(actions, deed)(payment, reason=REASON, **more, **self.by("qian")))

    @rule(number=PICK)
    def lets_go_on(self, number):
        payment = self.pick(Payment, number)
        if payment:
            self.attempt(lambda: actions.unblock(payment, **self.by("qian")))

    @rule(number=PICK, amount=PART)
    def releases(self, number, amount):
        made = self.pick(Commitment, number)
        if made:
            self.attempt(lambda: actions.release(made, amount=amount, reason=REASON, **self.by("wang")))

    @rule(place=PICK, amount=st.integers(-100_000, 100_000))
    def budgets(self, place, amount):
        chosen = self.funds[place % 2]
        self.attempt(lambda: actions.change_budget(chosen, amount, reason=REASON, **self.by("wang")))

    @rule(numbers=st.lists(PICK, min_size=1, max_size=3, unique=True))
    def goes_to_the_bank(self, numbers):
        chosen = {self.pick(Payment, number) for number in numbers} - {None}
        made = self.attempt(lambda: actions.make_batch(self.who.east, chosen, **self.by("qian")))
        if made:
            self.batches.append(made)

    @rule(place=PICK, paid=st.booleans())
    def the_bank_answers(self, place, paid):
        if self.batches:
            batch = self.batches[place % len(self.batches)]
            rows = [ReturnRow(line.payment.number, paid=paid) for line in queries.open_lines(batch.pk)]
            self.attempt(lambda: actions.settle(batch, rows, **self.by("qian")))

    @rule(month=st.sampled_from(["2026-03", "2026-10", "2027"]))
    def closes(self, month):
        self.attempt(lambda: actions.close_period(self.who.east, month, **self.by("wang")))

    @rule()
    def the_books_are_verified(self):
        assert queries.verify().faults == []

    @invariant()
    def nothing_is_negative(self):
        for one in Fund.objects.all():
            assert min(one.budget, one.committed, one.paid, one.free) >= 0

    @invariant()
    def nothing_written_is_edited(self):
        if not hasattr(self, "who"):
            return
        now = dict(Entry.objects.order_by().values_list("pk", "amount"))
        assert self.seen.items() <= now.items()
        self.seen = now

    @invariant()
    def nothing_leaves_early_stopped_or_by_the_wrong_hand(self):
        if not hasattr(self, "who"):
            return
        for payment in Payment.objects.filter(paid_at__isnull=False, undone_at=None).select_related(
            "commitment"
        ):
            made = payment.commitment
            given = {approval.by_person_id for approval in queries.approvals_of(made)}
            assert len(given) >= made.approvals_needed
            assert not given & {made.maker_id, made.changed_by_id, payment.paid_by_person_id}
            assert payment.not_before is None or payment.paid_at >= payment.not_before


def run(examples: int, steps: int) -> None:
    bounds = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Money, settings=bounds)


@pytest.mark.django_db
def test_money_in_any_order():
    run(examples=12, steps=40)
