"""Plans in force, in draft and wanted; who stays by whom; what partners offer."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import Actor

from .. import catalogue
from ..actions import matching, measuring, pairing, planning
from ..models import Household, Plan
from ..queries import amounts, offers, plans
from .hands import Hands

MADE, IN_FORCE = 5, 4
"""Days before the demonstration begins."""
HUNDRED_YUAN = 10_000
QUARTER = datetime.timedelta(days=90)
GOALS = {
    "06": "把治病的钱接上，孩子不因为家里看病停学",
    "09": "孩子把书念完，家里不为学费借钱",
    "03": "半年里有一份稳定的活，医保不断",
}
USUAL_GOAL = "家里的收入稳在标准以上，难处有人管到底"
OFFERS = (
    ("partner", "岚州慈善会", "大学生助学金，每学年一次", "partner", 6, 300_000),
    ("partner", "城东物业公司", "保洁和值守岗位，月薪 2,600 元", "job", 4, 0),
    ("partner", "岚州职业技术学院", "免费技能培训，结业推荐上岗", "skills", 10, 0),
    ("labour", "总装二分厂志愿服务队", "陪诊、接送、修缮房屋", "labour_help", 5, 0),
    ("special", "岚州市第一医院心理科", "免费心理咨询，每月两次", "culture", 3, 0),
)
"""Kind, who, what, which measure it answers, places, fen for each household."""
AGREED = ("job", "culture")
WITHOUT_MONEY = 2
"""Measures of a plan that need no money, at most."""


def draft(household: Household, hands: Hands, *, wanted: int, source: str) -> Plan:
    """A plan that answers the causes of a household: one measure with money as far as the rules allow
    (at most `wanted` fen), and some without."""
    given = {"by": hands.officer, "at": hands.ago(MADE)}
    plan = planning.draft_plan(household, **given)
    planning.set_goal(plan, GOALS.get(household.main_cause, USUAL_GOAL), **given)
    for cause, kind, fen in _answers(household, wanted, timezone.localdate(given["at"])):
        measuring.add_measure(plan, **given, **_told(hands, cause, kind, fen, source))
    return plan


def temporary(household: Household, hands: Hands, *, fen: int) -> Plan:
    """Temporary aid before the file is open."""
    given = {"by": hands.officer, "at": hands.ago(1)}
    plan = planning.draft_plan(household, **given)
    planning.set_goal(plan, "先把眼前这一个月过下来", **given)
    told = _told(hands, household.main_cause, "temporary_living", fen, "union")
    measuring.add_measure(plan, **given, **told)
    return planning.approve_plan(plan, by=hands.reviewer, at=hands.ago(0.9))


def stand_by(household: Household, hands: Hands) -> None:
    """The least burdened of the union stays by a household until it stands."""
    at = hands.ago(IN_FORCE)
    helper, _load = plans.helpers_in(hands.union, timezone.localdate(at))[0]
    pairing.pair(household, hands.union, helper, by=hands.officer, at=at)


def visits(households: list[Household], hands: Hands) -> None:
    """What helpers saw and heard; in one family something has changed."""
    for order, household in enumerate(households):
        helper, at = plans.pairing_of(household).helper, hands.ago(2)
        words = "老人又住院了，这个月多花了 3,000 元左右。" if order == 0 else "钱到了，孩子上学的事也定了。"
        pairing.write_diary(
            household,
            key=uuid.uuid5(uuid.NAMESPACE_OID, f"{household.number} {order}"),
            visited_on=timezone.localdate(at),
            words=words,
            changed=order == 0,
            by=Actor(helper.pk, helper.name),
            at=at,
        )


def partners(hands: Hands) -> None:
    """What is offered in the county; for two families it is already agreed."""
    given = {"by": hands.reviewer, "at": hands.ago(20)}
    made = {}
    for kind, partner, offered, measure, places, fen in OFFERS:
        told = {"kind": kind, "partner": partner, "offers": offered, "measure_kind": measure}
        told |= {
            "places": places,
            "amount_each": fen,
            "since": timezone.localdate(given["at"]),
            "until": None,
        }
        made[measure] = matching.make_offer(hands.county, **given, **told)
    for kind in AGREED:
        wanted = offers.needs(hands.officer).filter(kind=kind).first()
        if wanted:
            matching.match(made[kind], wanted, by=hands.officer, at=hands.ago(1))


def _answers(household: Household, wanted: int, on: datetime.date) -> list[tuple[str, str, int]]:
    cause = household.main_cause
    kinds = catalogue.answers(cause)
    with_money = (
        (kind, _most(household, kind, wanted, on)) for kind in kinds if catalogue.brings_money(kind)
    )
    paid = next(((kind, fen) for kind, fen in with_money if fen), None)
    free = [kind for kind in kinds if not catalogue.brings_money(kind)][:WITHOUT_MONEY]
    return [*([(cause, *paid)] if paid else []), *((cause, kind, 0) for kind in free)]


def _most(household: Household, kind: str, wanted: int, on: datetime.date) -> int:
    most = amounts.ceiling(household, kind, on=on)
    return min(wanted, most.fen if most else wanted) // HUNDRED_YUAN * HUNDRED_YUAN


def _told(hands: Hands, cause: str, kind: str, fen: int, source: str) -> dict[str, Any]:
    starts_on = timezone.localdate(hands.ago(MADE))
    return {
        "cause": cause,
        "kind": kind,
        "amount": fen,
        "source": source if fen else "",
        "responsible_id": hands.officer.person_id,
        "starts_on": starts_on,
        "ends_on": starts_on + QUARTER,
    }
