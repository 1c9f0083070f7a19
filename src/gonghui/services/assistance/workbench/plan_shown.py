"""A plan as pages show it: causes with what answers them, measures with money, helper, diary."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.ledger.models import Commitment, Payment
from gonghui.ui import formats

from .. import catalogue
from ..models import Household, Measure, Plan, Visit
from ..queries import amounts, money, plans
from ..rules.reading import in_language

TONES = {"planned": "info", "running": "gold", "done": "ok", "dropped": ""}


def causes_of(household: Household) -> list[str]:
    return [cause for cause in (household.main_cause, *household.other_causes) if cause]


def causes(household: Household, plan: Plan | None, on: datetime.date) -> list[dict[str, Any]]:
    """Each cause with the measures that answer it; in a draft each can be put in with one press."""
    taken = {(m.cause, m.kind) for m in plan.measures.all()} if plan else set()
    draft = plan is not None and plan.state == Plan.State.DRAFT
    return [
        {
            "name": catalogue.cause_name(cause),
            "answers": [
                {
                    "name": catalogue.name_of(kind),
                    "group": in_language(catalogue.group_of(kind).names),
                    "rule": str(most) if most else "",
                    "is_taken": (cause, kind) in taken,
                    "url": _new_url(plan, cause, kind) if draft and not (most and most.fen == 0) else "",
                }
                for kind in catalogue.answers(cause)
                for most in [_most(household, kind, on)]
            ],
        }
        for cause in causes_of(household)
    ]


def measures(plan: Plan) -> list[dict[str, Any]]:
    """The measures of a plan with their money and what the family says."""
    ratings = plans.ratings_of(plan.household)
    draft = plan.state == Plan.State.DRAFT
    return [
        _measure(each, ratings.get(each.matter), draft)
        for each in plan.measures.select_related("responsible", "match__offer")
    ]


def money_word(commitment: Commitment | None, payment: Payment | None) -> tuple[str, str]:
    """Where the money stands, and its tone."""
    if commitment is None:
        return "", ""
    if payment is None:
        return (_("待资金审批"), "warn") if not commitment.is_approved else (_("已退回资金"), "")
    if payment.received_at:
        return _("本人已确认收到"), "ok"
    if payment.paid_at:
        return _("已转账"), "ok"
    if payment.blocked:
        return _("暂停支付"), "bad"
    if payment.not_before and payment.not_before > timezone.now():
        return _("{until} 后可以付").format(until=formats.moment(payment.not_before)), "info"
    return _("待支付"), "info"


def diary(household: Household) -> list[dict[str, Any]]:
    return [
        {
            "state": "now" if visit.agrees is False else "done",
            "title": _("{name}走访").format(name=visit.visitor.name),
            "when": formats.iso(visit.visited_on),
            "note": _seen(visit),
        }
        for visit in plans.diary(household)[:10]
    ]


def _measure(measure: Measure, rating: Any, draft: bool) -> dict[str, Any]:
    commitment = money.commitment_of(measure) if measure.amount else None
    payment = money.standing_payment(measure) if commitment else None
    word, tone = money_word(commitment, payment)
    returned = money.came_back(measure) if commitment else 0
    if returned:
        word, tone = _("退回了 {amount} 元").format(amount=formats.yuan(returned)), "warn"
    match = getattr(measure, "match", None)
    page = "measure" if draft else "measure-outcome"
    done = measure.state in (Measure.State.DONE, Measure.State.DROPPED)
    return {
        "name": catalogue.name_of(measure.kind),
        "group": in_language(catalogue.group_of(measure.kind).names),
        "cause": catalogue.cause_name(measure.cause),
        "amount": formats.yuan(measure.amount) if measure.amount else "",
        "source": dict(money.sources()).get(measure.source, ""),
        "who": measure.responsible.name,
        "starts_on": measure.starts_on,
        "ends_on": measure.ends_on,
        "state": measure.get_state_display(),
        "tone": TONES[measure.state],
        "outcome": measure.outcome,
        "money": word,
        "money_tone": tone,
        "payment_url": reverse("workbench-assistance:payment", args=[payment.uid]) if payment else "",
        "partner": match.offer.partner if match else "",
        "rating": rating.get_solved_display() if rating else "",
        "words": rating.particulars.get("words", "") if rating else "",
        "url": "" if done else reverse(f"workbench-assistance:{page}", args=[measure.uid]),
    }


def _seen(visit: Visit) -> str:
    words = visit.particulars.get("seen", "")
    return _("有变化：{words}").format(words=words) if visit.agrees is False else words


def _most(household: Household, kind: str, on: datetime.date) -> amounts.Ceiling | None:
    return amounts.ceiling(household, kind, on=on) if catalogue.brings_money(kind) else None


def _new_url(plan: Plan, cause: str, kind: str) -> str:
    return f"{reverse('workbench-assistance:measure-new', args=[plan.uid])}?cause={cause}&kind={kind}"
