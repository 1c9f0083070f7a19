"""Who is on which site, who is far away, who retires when: kept by the officers as the year begins."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..actions import postings, sites, women
from ..models import Posting, Site
from ..rules import womens
from .hands import DAY, UNION, acting, members_of, moment, union_of

FEMALE, SOURCE = "2", "现场温度计"
SITES = (
    ("JC01", "总装二分厂热处理线", "机电开发区东路 8 号", Site.Kind.HARD, 24),
    ("JC01", "地铁盾构机装配现场", "河东区石桥站", Site.Kind.KEY, 16),
)
AWAY = (
    (Posting.Kind.ABROAD, "乌兹别克斯坦塔什干机电项目", 230, 10),
    (Posting.Kind.POSTED, "云台市售后服务站", 300, None),
    (Posting.Kind.TRAVEL, "白鹿矿业井下设备检修", 140, 20),
)
HOT = ((7, 18, "36.5"), (7, 26, "38"), (8, 9, "37.2"), (8, 20, "35.4"))


def fill(stage: Any, first: datetime.date) -> None:
    """Sites with their people and hot days, and who was sent away."""
    unions = _unions(stage)
    made = [_site(stage, *told, first) for told in SITES]
    for union in unions:
        if union.code != UNION:
            made.append(_site(stage, union.code, "户外作业班组", union.name, Site.Kind.OUTDOOR, 12, first))
    _weather(made, first, timezone.localdate(stage.at))
    _postings(stage, unions, first)
    _expecting(stage)


def _unions(stage: Any) -> list[Organization]:
    if stage.scale != "small":
        return [union_of(UNION)]
    found = tree.within(Organization.objects.filter(level=Organization.Level.BASIC), stage.top)
    return list(found.order_by("code"))


def _site(stage: Any, code: str, name: str, place: str, kind: str, people: int, first: datetime.date) -> Site:
    union = union_of(code)
    by = stage.officer() if code == UNION else SYSTEM
    told = {"name": name, "place": place[:120], "kind": kind, "since": first, "until": None, "keeper": None}
    at = moment(first, 11)
    site = sites.keep_site(None, told, organization=union, by=by, at=at)
    for person in members_of(union, first, people, start=20):
        sites.put_on(site, person, since=first, until=None, by=by, at=at)
    return site


def _weather(made: list[Site], first: datetime.date, today: datetime.date) -> None:
    for year in {first.year, today.year}:
        for month, day, degrees in HOT:
            on = datetime.date(year, month, day)
            for site in made if first <= on <= today else ():
                at, degree = moment(on, 15), Decimal(degrees)
                sites.read_temperature(site, on=on, degrees=degree, source=SOURCE, by=SYSTEM, at=at)


def _postings(stage: Any, unions: list[Organization], first: datetime.date) -> None:
    for union in unions:
        at_home = union.code == UNION
        people = members_of(union, first, len(AWAY) * (3 if at_home else 1), start=60)
        for order, person in enumerate(people):
            kind, place, ago, until = AWAY[order % len(AWAY)]
            since = timezone.localdate(stage.at) - (ago + order) * DAY
            ends = timezone.localdate(stage.at) - until * DAY if until else None
            postings.post(
                person,
                union,
                kind=kind,
                place=place,
                since=since,
                until=ends,
                by=stage.officer() if at_home else SYSTEM,
                at=moment(first, 11),
            )


def _expecting(stage: Any) -> None:
    """One woman of the union at home told its women workers' officer that she expects a child."""
    union, today = union_of(UNION), timezone.localdate(stage.at)
    woman = next(person for person in members_of(union, today, 300) if _may_expect(person, today))
    told = {"stage": womens.PREGNANCY, "on": (today + 60 * DAY).isoformat()}
    women.keep(woman, union, told, by=acting(woman), at=moment(today - 3 * DAY, 19))


def _may_expect(person: Person, today: datetime.date) -> bool:
    return person.sex == FEMALE and person.birth_date is not None and today.year - person.birth_date.year < 36
