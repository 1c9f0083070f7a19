"""What these days brought at the union at home: tickets to choose and to fetch, draws, what members told."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.files import actions as files
from gonghui.kernel.files.models import Kind
from gonghui.kernel.organizations.models import Organization

from ..actions import coupons, draws, events, handing, programs, running
from ..actions.events import Told
from ..actions.handing import Given
from ..models import Draw, Entitlement, Handout, Occasion, Program
from ..queries import entitlements, templates
from ..queries.events import case_of
from ..reasons import Proof, Relation
from .hands import BRANCH, DAY, UNION, acting, first_member, members_of, moment, scribbled, union_of

OTHER_BRANCH = "JC01-2"
SCREENINGS = ["周六下午场", "周日上午场"]
CINEMA = "河东区职工文化宫影厅"
WORDS_FROM, WORDS = "报名截止次日双色球开奖号码", "双色球 03 11 19 22 27 31 + 08（演示）"
PLACES, ASKING = 12, 30
TOLD = (("wedding", 6, "上个月领的证"), ("hospital", 3, "在市医院住院，手术顺利"))
MEMBERS = (("wedding", 9, "国庆后领的证"), ("hospital", 4, "住院五天"))


def fill(stage: Any) -> None:
    """Cinema for everybody, an outing drawn and one to be drawn, life events that wait for an answer."""
    union, today = union_of(UNION), timezone.localdate(stage.at)
    _cinema(stage, union, today)
    _outings(stage, union, today)
    _events(stage, union, today)
    draft = {**templates.found("womens-protection"), "valid_from": today + 30 * DAY}
    programs.draft(union, draft, by=stage.officer(), at=moment(today - DAY, 9))


def _events(stage: Any, union: Organization, today: datetime.date) -> None:
    """Two wait for an answer; the member who signs in has a gift brought home, and a paper to add."""
    for (kind, ago, words), person in zip(TOLD, members_of(union, today, len(TOLD), start=90), strict=True):
        told = Told(kind, today - ago * DAY, words=words, paper=scribbled())
        events.tell(person, told, by=acting(person), at=moment(today - 2 * DAY, 19))
    member, by = first_member(union_of(BRANCH), today), stage.officer()
    for kind, ago, words in MEMBERS:
        told = Told(kind, today - ago * DAY, words=words)
        event = events.tell(member, told, by=acting(member), at=moment(today - (ago - 2) * DAY, 20))
        at = moment(today - (ago - 3) * DAY, 9)
        if kind == "wedding":
            events.decide(case_of(event), "accept", by=by, at=at)
            gift = Entitlement.objects.get(person=member, program__kind=kind, part=str(event.uid))
            handing.hand_out(gift, Given(Handout.Way.HOME, Proof.PAPER), by=by, at=at + 2 * DAY)
        else:
            events.decide(case_of(event), "return", by=by, at=at, reason="请补一张出院小结的照片")


def _cinema(stage: Any, union: Organization, today: datetime.date) -> None:
    """Everybody has a ticket; one branch has coupons for it, in another some have been there for theirs."""
    first, by = today - 3 * DAY, stage.officer()
    told = {"gives": "电影票一张", "options": SCREENINGS, "settings": {"dates": [_day(today + 10 * DAY)]}}
    program = _in_force(stage, union, "cinema", told, first)
    running.run(today - 2 * DAY, by=by, at=moment(today - 2 * DAY, 9), path=union.path)
    occasion = Occasion.objects.get(program=program)
    at, until = moment(today - DAY, 10), occasion.closes_on
    of_branch = entitlements.of_occasion(occasion, union_of(BRANCH))
    coupons.issue(occasion, of_branch, goods="电影票一张", shop=CINEMA, valid_until=until, by=by, at=at)
    others = entitlements.of_occasion(occasion, union_of(OTHER_BRANCH)).order_by("pk")
    signed = files.store(scribbled(), kind=Kind.IMAGE, sensitive=True, by=by, at=at)
    ways = (
        Given(Handout.Way.DESK, Proof.SIGNATURE, signature=signed),
        Given(Handout.Way.SCAN, Proof.CARD),
        Given(
            Handout.Way.PROXY,
            Proof.PAPER,
            proxy_name="马建军",
            proxy_relation=Relation.COLLEAGUE,
            proxy_reason="本人当天上夜班",
        ),
    )
    for gift, given in zip(entitlements.with_words(others)[: len(ways)], ways, strict=True):
        handing.hand_out(gift, given, by=by, at=at)


def _outings(stage: Any, union: Organization, today: datetime.date) -> None:
    """Few places: for one day the lot has decided, for another one may still ask, a third is not open yet."""
    near, far, by = today + 7 * DAY, today + 21 * DAY, stage.officer()
    first, at = today - 12 * DAY, moment(today - 10 * DAY, 9)
    dates = {"dates": [_day(near), _day(far), _day(today + 35 * DAY)]}
    told = {
        "code": "outing", "name": "冬季赏雪一日行", "kind": "outing", "gives": "一日行名额一个",
        "settings": dates, "value_fen": 15_000, "places": PLACES, "lead_days": 60,
    }  # fmt: skip
    program = _in_force(stage, union, "cinema", told, first)
    running.run(timezone.localdate(at), by=by, at=at, path=union.path)
    for occasion in Occasion.objects.filter(program=program).order_by("on")[:2]:
        until = moment(occasion.on - 9 * DAY, 18)
        opened: dict[str, Any] = {"places": PLACES, "asks_until": until, "words_from": WORDS_FROM}
        draw = draws.open_draw(occasion, **opened, by=by, at=at)
        _ask(draw, union, today, at)
        if until < stage.at:
            draws.draw(draw, WORDS, by=by, at=until + DAY)


def _ask(draw: Draw, union: Organization, today: datetime.date, at: datetime.datetime) -> None:
    for person in members_of(union, today, ASKING, start=120):
        draws.ask(draw, person, by=acting(person), at=at + datetime.timedelta(hours=3))


def _in_force(
    stage: Any, union: Organization, template: str, told: dict[str, Any], first: datetime.date
) -> Program:
    whole = {**templates.found(template), **told, "valid_from": first}
    made = programs.draft(union, whole, by=stage.officer(), at=moment(first, 9))
    return programs.put_in_force(made, by=stage.officer("工会主席"), at=moment(first, 10))


def _day(day: datetime.date) -> str:
    return day.isoformat()
