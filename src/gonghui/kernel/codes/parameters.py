"""Dated regional numbers: reading what is in force, and entering what a document says."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ..actor import Actor
from ..refusal import Refusal
from . import divisions
from .models import Parameter

_STOP = object()


class ParameterMissing(Refusal):
    says = _("还没有录入“{code}”在 {on} 的标准（地区 {region}）。请先录入标准和文件号，再继续办理。")


class UnknownRegion(Refusal):
    says = _("没有编号为 {region} 的行政区划。请填 6 位区划代码，或留空表示全部地区。")


class PeriodUpsideDown(Refusal):
    says = _("终止日期 {valid_to} 不晚于开始日期 {valid_from}。请核对两个日期。")


class AlreadyEntered(Refusal):
    says = _("“{code}”从 {valid_from} 起的标准已经录入过了。请核对日期，或修改原来那一条。")


def value(code: str, *, on: datetime.date, region: str = "", default: Any = _STOP) -> Any:
    """The value in force on a date in a region: county before city before province before everywhere.

    Of two rows of one region the later begun holds. Raises ParameterMissing when there is neither a value
    nor a default: a missing standard must stop a calculation, not pass for zero.
    """
    row = in_force(code, on=on, region=region)
    if row is not None:
        return row.value
    if default is _STOP:
        raise ParameterMissing(code=code, on=on, region=divisions.name(region) or "—")
    return default


def values(defaults: Mapping[str, Any], *, on: datetime.date, region: str = "") -> dict[str, Any]:
    """Many values at once in one query: code → value in force, or the given default."""
    rows = _holding(on, region).filter(code__in=list(defaults))
    found = {row.code: row.value for row in _narrowest_last(rows, region)}
    return {code: found.get(code, default) for code, default in defaults.items()}


def exactly(code: str, *, on: datetime.date, regions: Iterable[str]) -> dict[str, Any]:
    """Region → value in force for exactly that region, not for what is around it; others are left out."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    rows = Parameter.objects.filter(lasting, code=code, valid_from__lte=on, region__in=set(regions))
    return {row.region: row.value for row in rows.order_by("valid_from")}


def in_force(code: str, *, on: datetime.date, region: str = "") -> Parameter | None:
    """The row itself, to name its document and unit."""
    rows = _narrowest_last(_holding(on, region).filter(code=code), region)
    return rows[-1] if rows else None


@transaction.atomic
def enter(
    code: str,
    *,
    value: Any,
    valid_from: datetime.date,
    document: str,
    by: Actor,
    region: str = "",
    unit: str = "",
    valid_to: datetime.date | None = None,
) -> Parameter:
    """Enter a number that a document sets from a day on; `valid_to` is exclusive.

    Earlier rows stay as they are: the later begun one holds while it lasts. The caller keeps the journal.
    Raises UnknownRegion, PeriodUpsideDown, AlreadyEntered.
    """
    if region and not divisions.known(region):
        raise UnknownRegion(region=region)
    if valid_to is not None and valid_to <= valid_from:
        raise PeriodUpsideDown(valid_from=valid_from, valid_to=valid_to)
    row = Parameter(code=code, region=region, value=value, unit=unit, document=document, entered_by=by.name)
    row.valid_from, row.valid_to = valid_from, valid_to
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as twice:
        raise AlreadyEntered(code=code, valid_from=valid_from) from twice
    return row


def _holding(on: datetime.date, region: str) -> QuerySet[Parameter]:
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    return Parameter.objects.filter(lasting, valid_from__lte=on, region__in=divisions.enclosing(region))


def _narrowest_last(rows: QuerySet[Parameter], region: str) -> list[Parameter]:
    places = divisions.enclosing(region)
    return sorted(rows, key=lambda row: (-places.index(row.region), row.valid_from))
