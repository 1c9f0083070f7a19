"""The people and the money of this room's tests: a county union over a mill, and a worker in hardship."""

import datetime
import itertools
from types import SimpleNamespace

from gonghui.kernel.access.tests.cast import NOON, actor, person, tree
from gonghui.kernel.actor import Actor
from gonghui.kernel.ledger import actions
from gonghui.kernel.ledger.models import Commitment, Fund, PayeeAccount, Payment

YEAR = NOON.year
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
ACCOUNT = "6222021234567890123"
_numbers = itertools.count(1)


def later(hours: float = 0, days: float = 0) -> datetime.datetime:
    return NOON + datetime.timedelta(hours=hours, days=days)


def cast() -> SimpleNamespace:
    """Wang makes, Zhou and Zhao approve, Qian pays; Chen is paid. The county's fund holds 10,000 yuan."""
    unions = tree()
    names = {"wang": "王敏", "zhou": "周岩", "zhao": "赵上级", "qian": "钱出纳", "chen": "陈秀兰"}
    people = {word: person(name) for word, name in names.items()}
    who = SimpleNamespace(**vars(unions), **{word: actor(one) for word, one in people.items()})
    who.chen_herself = people["chen"]
    who.account = account(who, people["chen"])
    who.fund = fund(who)
    return who


def fund(who: SimpleNamespace, source: str = "central", budget: int = 1_000_000, **more: object) -> Fund:
    facts = {"year": YEAR, "organization": who.east, "by": who.wang, "at": NOON} | more
    place, year = facts.pop("organization"), facts.pop("year")
    return actions.open_fund(place, source, year, budget=budget, **facts)


def account(who: SimpleNamespace, holder, number: str = ACCOUNT) -> PayeeAccount:
    facts = {"holder": holder.name, "bank": "岚州农商行", "by": who.wang, "at": NOON}
    return actions.open_account(person=holder, number=number, **facts)


def committed(who: SimpleNamespace, amount: int = 100_000, **more: object) -> Commitment:
    number = next(_numbers)
    facts = {
        "about": ("assistance.Plan", number),
        "key": "grant",
        "payee": who.account,
        "by": who.wang,
        "at": NOON,
        "purpose": "生活救助",
    } | more
    return actions.commit(facts.pop("fund", who.fund), amount, **facts)


def approved(who: SimpleNamespace, amount: int = 100_000, **more: object) -> Commitment:
    commitment = committed(who, amount, **more)
    for approver in (who.zhou, who.zhao):
        commitment = actions.approve(commitment, by=approver, at=later(1))
        if commitment.is_approved:
            break
    return commitment


def planned(who: SimpleNamespace, amount: int = 100_000, **more: object) -> Payment:
    """A payment that may leave at once."""
    return actions.plan_payment(approved(who, amount), by=who.wang, at=later(2), **more)


def paid(who: SimpleNamespace, amount: int = 100_000, by: Actor | None = None) -> Payment:
    facts = {"by": by or who.qian, "at": later(3), "proof": ("files.StoredFile", 5)}
    return actions.pay(planned(who, amount), **facts)
