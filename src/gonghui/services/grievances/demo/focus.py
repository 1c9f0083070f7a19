"""Topics of the demonstration's year, and two focuses: one closed with its result, one being worked on."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.months import later
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.people.models import Person

from ..actions import counting, focusing, handling, speaking, surveying
from ..models import Basis, Privacy
from ..queries import categories, focuses
from .hands import DAY, UNION, acting, after, members, moment

BUS = (
    "班车不到地铁口，下了夜班走二十分钟。",
    "班车太挤，后门上不去，错过了就得等一个小时。",
    "下雨天班车晚点，迟到还要扣钱。",
)
CHARGING = (
    "充电桩只有四个，下夜班排不上，电动车推着回家。",
    "停车棚没有充电桩，有人从宿舍拉线给电动车充电，看着害怕。",
    "充电桩坏了两个没人修，电动车没处充电。",
)
BUS_ANSWER = "班车线路和行政部一起重新排了，下月起加停地铁口。"
CHARGING_ANSWER = "加装充电桩的事正在和行政部定位置，定下来就公布。"


def fill(stage: Any) -> None:
    """Nine said it of the bus in spring, eleven of charging lately; the months are counted, both taken up."""
    people, officer = members(60, timezone.localdate(stage.at)), stage.officer()
    spring = timezone.localdate(stage.at) - 240 * DAY
    _said(people[20:29], BUS, BUS_ANSWER, spring - 12 * DAY, officer)
    _said(people[30:41], CHARGING, CHARGING_ANSWER, timezone.localdate(stage.at) - 20 * DAY, officer)
    this = timezone.localdate(stage.at).replace(day=1)
    for back in range(12, -1, -1):
        counting.count_month(later(this, -back), at=stage.at)
    chair = stage.officer("工会主席")
    _bus(chair, spring, people)
    _charging(chair, timezone.localdate(stage.at))


def _said(
    people: list[Person], texts: tuple[str, ...], answer: str, first: datetime.date, officer: Actor
) -> None:
    category = categories.find("life")
    assert category is not None, "the categories are shipped before"
    for number, person in enumerate(people):
        at = moment(first + number * DAY, 19, number)
        said = speaking.Said("suggestion", category, texts[number % len(texts)], Privacy.CONFIDENTIAL)
        one = speaking.speak(said, speaker=person, by=acting(person), at=at)
        source: dict[str, Any] = {"basis": Basis.FACT, "basis_text": "现场核对", "did": "和行政部看了现场。"}
        handling.answer(one, words=answer, **source, by=officer, at=after(at, 0.5))


def _bus(chair: Actor, day: datetime.date, people: list[Person]) -> None:
    focus = _open(chair, day, "班车太挤、不到地铁口", "春天里很多人说班车，下夜班的人最难。", "班车")
    owner = focuses.owners(focus.organization)[0]
    for what, days, result in (
        ("和行政部重排班车线路，加停地铁口", 30, "新线路已开行，7:10 和 23:30 各加一班"),
        ("下雨天晚点的，不算迟到", 15, "写进了考勤办法，职代会通过"),
    ):
        at = moment(day + DAY, 10)
        due_on = day + days * DAY
        todo = focusing.add_measure(focus, what=what, owner=owner, due_on=due_on, by=chair, at=at)
        done_at = moment(due_on - 2 * DAY, 16)
        focusing.finish_measure(todo, result=result, by=Actor(owner.pk, owner.name), at=done_at)
    at = moment(day + 40 * DAY, 9)
    rule = {"from": "membership.members"}
    survey = surveying.ask(focus, rule=rule, closes_on=day + 60 * DAY, by=chair, at=at)
    asked = [person for person in people if focuses.is_asked(survey, person, day + 41 * DAY)]
    for number, person in enumerate(asked[:46]):
        told = "worse" if number % 9 == 8 else "same" if number % 4 == 3 else "better"
        surveying.answer(survey, person=person, answer=told, at=at + DAY)
    outcome = "班车加停地铁口、加了两班以后，再没有五件以上说班车的；多数人说好转了。"
    focusing.close_focus(focus, outcome=outcome, by=chair, at=moment(day + 62 * DAY, 9))


def _charging(chair: Actor, today: datetime.date) -> None:
    why = "这个月很多人说电动车没处充电，从宿舍拉线充电不安全。"
    focus = _open(chair, today - 7 * DAY, "电动车没处充电", why, "充电桩")
    owners = focuses.owners(focus.organization)
    at = moment(today - 6 * DAY, 10)
    told: dict[str, Any] = {"by": chair, "at": at}
    done = focusing.add_measure(
        focus, what="修好坏的两个充电桩", owner=owners[0], due_on=today - 2 * DAY, **told
    )
    by = Actor(owners[0].pk, owners[0].name)
    focusing.finish_measure(done, result="两个都修好了", by=by, at=moment(today - 3 * DAY, 15))
    what, due_on = "在东停车棚加装十个充电桩", today + 20 * DAY
    focusing.add_measure(focus, what=what, owner=owners[-1], due_on=due_on, **told)


def _open(chair: Actor, day: datetime.date, title: str, why: str, term: str) -> Any:
    union = organizations.find(UNION)
    assert union is not None, "the demonstration plants its unions first"
    given: dict[str, Any] = {"title": title, "why": why, "category": categories.find("life"), "terms": [term]}
    return focusing.open_focus(union, **given, by=chair, at=moment(day, 9))
