"""Money at every stop: promised, approved, at the bank, paid, received, and said what it did."""

from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger.actions import ReturnRow
from gonghui.kernel.ledger.models import Payment

from ..actions import funding, paying
from ..models import Measure, Plan
from ..queries import money
from .hands import Hands, acting
from .helping import IN_FORCE, MADE

OPENED, CLOSED = 45, 80
"""Days before the demonstration begins."""
BUDGETS = (
    ("county", "central", 40_000_000),
    ("county", "union", 26_000_000),
    ("county", "donation", 6_000_000),
    ("union", "mutual_aid", 3_000_000),
)
"""Whose fund, its source, and fen: the county's own money does not reach the central money yet."""
FAILED = "账号和户名对不上"


def funds(hands: Hands) -> None:
    """This year's budgets, and the month before them closed for good."""
    year, at = hands.ago(MADE).year, hands.ago(OPENED)
    for place, source, budget in BUDGETS:
        ledger.open_fund(getattr(hands, place), source, year, budget=budget, by=hands.payer, at=at)
    ledger.close_period(hands.county, f"{hands.ago(CLOSED):%Y-%m}", by=hands.payer, at=at)


def approve(plan: Plan, hands: Hands, *, most: int = 2, ago: float = IN_FORCE - 1) -> Payment | None:
    """Say yes to the money of a plan, by one person or `most`. Gives its payment once enough have."""
    measure = plan.measures.filter(amount__gt=0).first()
    commitment = money.commitment_of(measure)
    for order, by in enumerate((hands.approver, hands.city)[:most]):
        if not commitment.is_approved:
            commitment = funding.approve(commitment, by=by, at=hands.ago(ago - order / 8))
    return money.standing_payment(measure)


def pay(payments: list[Payment], failing: list[Payment], hands: Hands) -> None:
    """One batch, and what the bank answered."""
    batch = paying.make_batch(hands.county, [*payments, *failing], by=hands.payer, at=hands.ago(2.5))
    ledger.export_batch(batch, by=hands.payer, at=hands.ago(2.5), reason="交演示银行代发")
    rows = [ReturnRow(payment.number, paid=True) for payment in payments]
    rows += [ReturnRow(payment.number, paid=False, reason=FAILED) for payment in failing]
    proof = ("ledger.Batch", batch.uid)
    paying.settle(batch, rows, by=hands.payer, at=hands.ago(2), proof=proof)


def hand_over(payments: list[Payment], hands: Hands) -> None:
    """A batch that the bank has not answered."""
    batch = paying.make_batch(hands.county, payments, by=hands.payer, at=hands.ago(1))
    ledger.export_batch(batch, by=hands.payer, at=hands.ago(1), reason="交演示银行代发")


def answer(payment: Payment, solved: str, words: str, hands: Hands) -> None:
    """The family says that the money came, and what it did."""
    measure = Measure.objects.get(matter=payment.about_id)
    head = measure.plan.household.head
    payment.refresh_from_db()
    paying.receive(payment, head, by=acting(head), at=hands.ago(1))
    if solved:
        paying.rate(measure, head, solved=solved, words=words, by=acting(head), at=hands.ago(0.9))
