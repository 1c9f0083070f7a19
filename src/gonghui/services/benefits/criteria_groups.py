"""What audiences may ask of postings, sites and women workers."""

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Criterion

from .models import Posting, Site
from .queries import groups, retiring


def _away(on: datetime.date, kind: str = "", days: int | None = None) -> Any:
    name = Posting.Kind(kind).label if kind else _("出差或驻外")
    return _("{name}满 {days} 天").format(name=name, days=days) if days else _("长期{name}").format(name=name)


def _on_site(on: datetime.date, kind: str = "") -> Any:
    return _("在{kind}的名册上").format(kind=Site.Kind(kind).label) if kind else _("在工地现场的名册上")


def _hot(on: datetime.date, degrees: float | None = None) -> Any:
    return (
        _("现场气温到过 {degrees} ℃ 以上").format(degrees=degrees)
        if degrees is not None
        else _("现场到过高温")
    )


def _cold(on: datetime.date, degrees: float | None = None) -> Any:
    return (
        _("现场气温到过 {degrees} ℃ 以下").format(degrees=degrees)
        if degrees is not None
        else _("现场到过低温")
    )


def _screened(on: datetime.date, from_age: int | None = None, to_age: int | None = None) -> Any:
    if from_age and to_age:
        return _("{low} 到 {high} 岁的女职工").format(low=from_age, high=to_age)
    return _("到了筛查年龄的女职工")


def _retiring(on: datetime.date, months: int = 0) -> Any:
    return _("{months} 个月内退休").format(months=months + 1) if months else _("当月退休")


CRITERIA = (
    Criterion(
        "benefits.away",
        _("长期出差、驻外"),
        groups.away,
        _away,
        {"kind": _("类别"), "days": _("满多少天")},
        choices={"kind": lambda: Posting.Kind.choices},
    ),
    Criterion(
        "benefits.on_site",
        _("工地现场人员"),
        groups.on_site,
        _on_site,
        {"kind": _("现场类别")},
        choices={"kind": lambda: Site.Kind.choices},
    ),
    Criterion("benefits.hot_site", _("高温现场人员"), groups.on_hot_site, _hot, {"degrees": _("到多少度")}),
    Criterion(
        "benefits.cold_site", _("低温现场人员"), groups.on_cold_site, _cold, {"degrees": _("低到多少度")}
    ),
    Criterion(
        "benefits.screening",
        _("女职工筛查年龄"),
        groups.screened,
        _screened,
        {"from_age": _("从多少岁"), "to_age": _("到多少岁")},
    ),
    Criterion(
        "benefits.retiring",
        _("到龄退休"),
        retiring.retiring,
        _retiring,
        {"months": _("再往后几个月")},
    ),
    Criterion(
        "benefits.women_protected",
        _("四期保护中的女职工"),
        groups.protected,
        lambda on: _("四期保护中的女职工"),
        sensitive=True,
        needs="benefits.women",
    ),
)
