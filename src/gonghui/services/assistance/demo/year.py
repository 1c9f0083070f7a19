"""A year's work of one union and its county: asked, decided, planned, paid, stood by, looked at again."""

import uuid
from typing import Any

from django.utils import timezone

from .. import flows
from ..actions import finding, planning, rechecking, visiting
from ..models import Household, Plan
from ..queries import plans, proposals, ways
from . import asking, funding, helping
from .hands import UNION, Hands, members_of

WANTED = 450_000
MUCH = 1_200_000
"""Fen: below, and above, what one approval is enough for."""
STOPS = ("plain", "drafted", "halfway", "payable", "at_bank", "promised", "solved", "unsolved", "failed")
"""What becomes of the households on file, the longest waiting first."""
HELPED = ("dibao", "marginal", "accident")
SOURCES = ("central", "central", "union", "donation")
RECHECKS = 8


def fill(stage: Any, taken: set[int]) -> None:
    """Fill the demonstration with everything that a year brings."""
    hands = Hands(stage)
    funding.funds(hands)
    stories = {story.stop: story for story in asking.lead(stage, hands, taken)}
    _help(stories["helped"].household, hands)
    _dispute(stories["disputed"], hands, taken)
    stage.login("申请人", stories["noticed"].person)
    stage.login("受助职工", stories["helped"].person)
    stage.login("没有通过的人", stories["declined"].person)
    _look_again(hands)
    _look_for_people(hands)


def _help(household: Household, hands: Hands) -> None:
    """Plans for the households on file: each at another stop, some still without."""
    on_file = plans.waiting(hands.officer).filter(facts__category__in=HELPED, applications=None)
    files = dict(zip(STOPS, on_file, strict=False)) | {"paid": household}
    in_force = {
        stop: _plan(file, stop, SOURCES[order % len(SOURCES)], hands)
        for order, (stop, file) in enumerate(files.items())
        if stop != "plain"
    }
    _money(in_force, hands)
    helping.visits([files[stop] for stop in ("unsolved", "solved") if stop in files], hands)
    helping.partners(hands)


def _dispute(story: asking.Story, hands: Hands, taken: set[int]) -> None:
    """The first aid for a family is stopped, because somebody disagrees with the line of its notice."""
    funding.approve(helping.temporary(story.household, hands, fen=200_000), hands, ago=0.8)
    for objector in members_of(UNION, 1, taken):
        asking.dispute(story, objector, hands)


def _plan(household: Household, stop: str, source: str, hands: Hands) -> Plan:
    wanted = MUCH if stop == "halfway" else WANTED
    plan = helping.draft(household, hands, wanted=wanted, source=source)
    if stop != "drafted":
        helping.stand_by(household, hands)
        plan = planning.approve_plan(plan, by=hands.reviewer, at=hands.ago(helping.IN_FORCE))
    return plan


def _money(in_force: dict[str, Plan], hands: Hands) -> None:
    payments = {}
    for stop, plan in in_force.items():
        with_money = plan.measures.filter(amount__gt=0).exists()
        if with_money and stop not in ("drafted", "promised"):
            payments[stop] = funding.approve(plan, hands, most=1 if stop == "halfway" else 2)
    out = [payments[stop] for stop in ("paid", "solved", "unsolved") if payments.get(stop)]
    funding.pay(out, [payments[stop] for stop in ("failed",) if payments.get(stop)], hands)
    funding.hand_over([payments[stop] for stop in ("at_bank",) if payments.get(stop)], hands)
    if payments.get("solved"):
        funding.answer(payments["solved"], "yes", "钱到得很快，谢谢。", hands)
    if payments.get("unsolved"):
        funding.answer(payments["unsolved"], "no", "药费还差一大半。", hands)


def _look_again(hands: Hands) -> None:
    """The yearly re-checks that are due; one household has been seen and waits for the county."""
    rechecking.open_due(at=hands.ago(6), limit=RECHECKS)
    case = ways.waiting_for_visit(hands.officer).filter(flow=flows.RECHECK.code).first()
    if case is None:
        return
    at = hands.ago(2)
    visiting.record_visit(
        ways.household_of(case),
        key=uuid.uuid5(uuid.NAMESPACE_OID, case.number),
        visited_on=timezone.localdate(at),
        purpose=visiting.RECHECK,
        findings={"seen": "孩子毕业上班了，家里的收入比去年多。"},
        by=hands.officer,
        at=at,
        case=case,
        agrees=True,
    )
    rechecking.decide(case, "report", by=hands.officer, at=at)


def _look_for_people(hands: Hands) -> None:
    """Proposals for the union's officer; one has been called and needs no help."""
    finding.propose_all(at=hands.ago(1))
    proposed = list(proposals.own(hands.officer).order_by("id"))
    if len(proposed) > 1:
        why = "打过电话，已经重新上班，家里暂时不用帮"
        finding.dismiss(proposed[-1], by=hands.officer, at=hands.ago(0.5), reason=why)
