"""What the kernel itself can ask of anybody: of the person, and of the union they are in."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Criterion

from ..codes import divisions, lists
from ..months import later
from ..organizations.models import Organization
from . import days
from .reading import among, day_of_year, number, several

MOST_YEARS = 150


def of_sex(on: datetime.date, *, sex: str) -> Q:
    return Q(person__sex=among(sex, lists.get("sex")))


def of_age(on: datetime.date, *, at_least: int | None = None, at_most: int | None = None) -> Q:
    """Whole years on the day."""
    if at_least is None and at_most is None:
        raise ValueError(None)
    born = Q(person__birth_date__isnull=False)
    if at_least is not None:
        born &= Q(person__birth_date__lte=later(on, -12 * number(at_least, MOST_YEARS)))
    if at_most is not None:
        born &= Q(person__birth_date__gt=later(on, -12 * (number(at_most, MOST_YEARS) + 1)))
    return born


def with_birthday(on: datetime.date, *, since: str, until: str) -> Q:
    """The first day lies in the year of `on`."""
    return days.born_between(day_of_year(since), day_of_year(until), on.year)


def of_ethnic_group(on: datetime.date, *, groups: list[str]) -> Q:
    listed = lists.get("ethnic_group")
    return Q(person__ethnic_group__in=[among(group, listed) for group in several(groups)])


def of_level(on: datetime.date, *, levels: list[str]) -> Q:
    known = Organization.Level.values
    if unknown := [level for level in several(levels) if level not in known]:
        raise ValueError(unknown[0])
    return Q(organization__level__in=levels)


def of_region(on: datetime.date, *, region: str) -> Q:
    """Unions in a region, or in a part of it."""
    if not divisions.known(str(region)):
        raise ValueError(region)
    return Q(organization__region__startswith=_common(region))


def _common(region: str) -> str:
    """What all codes in a region begin with."""
    for zeros in ("0000", "00"):
        if region.endswith(zeros):
            return region.removesuffix(zeros)
    return region


def _says_age(on: datetime.date, at_least: int | None = None, at_most: int | None = None) -> str:
    if at_least is not None and at_most is not None:
        return _("{at_least} 到 {at_most} 岁").format(at_least=at_least, at_most=at_most)
    if at_least is not None:
        return _("满 {at_least} 岁").format(at_least=at_least)
    return _("不超过 {at_most} 岁").format(at_most=at_most)


def _joined(words: list[Any]) -> str:
    return "、".join(map(str, words))


def _level_names(levels: list[str]) -> str:
    return _joined([Organization.Level(level).label for level in levels])


CRITERIA = {
    criterion.code: criterion
    for criterion in (
        Criterion(
            "people.sex",
            _("性别"),
            of_sex,
            lambda on, sex: _("性别是{sex}").format(sex=lists.get("sex").label(sex)),
            {"sex": _("性别")},
            choices={"sex": lambda: lists.get("sex").choices()},
        ),
        Criterion(
            "people.age",
            _("年龄"),
            of_age,
            _says_age,
            {"at_least": _("满几岁"), "at_most": _("不超过几岁")},
        ),
        Criterion(
            "people.birthday",
            _("生日"),
            with_birthday,
            lambda on, since, until: _("生日在 {since} 到 {until} 之间").format(since=since, until=until),
            {"since": _("从几月几日"), "until": _("到几月几日")},
        ),
        Criterion(
            "people.ethnic_group",
            _("民族"),
            of_ethnic_group,
            lambda on, groups: _("民族是{groups}").format(
                groups=_joined([lists.get("ethnic_group").label(group) for group in groups])
            ),
            {"groups": _("民族")},
            sensitive=True,
            choices={"groups": lambda: lists.get("ethnic_group").choices()},
        ),
        Criterion(
            "organizations.level",
            _("工会层级"),
            of_level,
            lambda on, levels: _("所在的是{levels}").format(levels=_level_names(levels)),
            {"levels": _("层级")},
            choices={"levels": lambda: Organization.Level.choices},
        ),
        Criterion(
            "organizations.region",
            _("工会所在地"),
            of_region,
            lambda on, region: _("工会在{region}").format(region=divisions.name(region)),
            {"region": _("地区")},
        ),
    )
}
