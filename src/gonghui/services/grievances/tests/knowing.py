"""Public answers for the tests, written and checked through their own deeds."""

from typing import Any

from gonghui.services.grievances.actions import knowledge as deeds
from gonghui.services.grievances.actions import shipping
from gonghui.services.grievances.models import PublicAnswer
from gonghui.services.grievances.queries import categories

from .saying import actor

QUESTION = "周末加班怎么算工资"
ANSWER = "休息日加班又不能补休的，按不低于工资的百分之二百支付加班费。"


def written(
    question: str = QUESTION, answer: str = ANSWER, source: str = "劳动法第四十四条"
) -> deeds.Written:
    category = categories.find("wages")
    assert category is not None
    return deeds.Written(question, answer, source, category)


def draft(cast: Any, place: str = "basic", writer: Any = None, **told: str) -> PublicAnswer:
    shipping.ship(at=cast.at)
    by = actor(writer or cast.people["officer"])
    return deeds.write(written(**told), organization=cast.organizations[place], by=by, at=cast.at)


def waiting(cast: Any, place: str = "basic", writer: Any = None, **told: str) -> PublicAnswer:
    one = draft(cast, place, writer, **told)
    return deeds.hand_in(one, by=actor(writer or cast.people["officer"]), at=cast.at)


def public(
    cast: Any, place: str = "basic", writer: Any = None, checker: Any = None, **told: str
) -> PublicAnswer:
    one = waiting(cast, place, writer, **told)
    by = actor(checker or cast.people["chair"])
    return deeds.check(one, is_fit=True, by=by, at=cast.at)
