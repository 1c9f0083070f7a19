"""Policies and lines in force: the shipped files, and what unions entered."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal

from .. import models
from ..rules import policies
from ..rules.lines import Line, Lines, annual_fen, places
from ..rules.policies import Policy


class PolicyUnknown(Refusal):
    says = _("没有代码为 {code} 的认定政策。现有的政策：{known}。")


class PolicyNotInForce(Refusal):
    says = _("认定政策 {code} 在 {on} 没有生效的版本。请核对日期，或先录入当时的版本。")


def version(code: str, number: int) -> Policy:
    """Exactly this version, however old. Raises PolicyUnknown."""
    found = next(
        (policy for policy in policies.shipped() if (policy.code, policy.version) == (code, number)), None
    )
    if found is not None:
        return found
    row = models.Policy.objects.filter(code=code, version=number).first()
    if row is None:
        raise _unknown(f"{code}/{number}")
    return _of_row(row)


def known() -> list[Policy]:
    """Every version of every policy."""
    return [*policies.shipped(), *map(_of_row, models.Policy.objects.order_by("code", "version"))]


def in_force(code: str, on: datetime.date, region: str = "") -> Policy:
    """The version of a policy that holds on a day, the nearest region's, then the later begun.

    Raises PolicyUnknown, PolicyNotInForce.
    """
    versions = [policy for policy in known() if policy.code == code]
    if not versions:
        raise _unknown(code)
    around = places(region)
    holding = [policy for policy in versions if policy.holds_on(on) and policy.region in around]
    if not holding:
        raise PolicyNotInForce(code=code, on=on.isoformat())
    return max(holding, key=lambda one: (-around.index(one.region), one.valid_from, one.version))


def definition(policy: Policy) -> dict:
    """The data a policy was read from, for a draft of it. Raises PolicyUnknown."""
    held = policies.shipped_definitions().get(policy.label)
    if held is not None:
        return held
    row = models.Policy.objects.filter(code=policy.code, version=policy.version).first()
    if row is None:
        raise _unknown(policy.label)
    return _definition_of(row)


def lines_on(on: datetime.date, *, but: list[Line] | None = None, region: str | None = None) -> Lines:
    """The lines that hold on a day; those of a draft (`but`) come before what begins earlier.

    With `region` those that can matter there, which is all that one household asks for.
    """
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    around = Q() if region is None else Q(region__in=places(region))
    rows = models.Line.objects.filter(lasting, around, valid_from__lte=on)
    return Lines([*map(line_of, rows), *(but or [])], on)


def line_of(row: models.Line) -> Line:
    return Line(
        row.region,
        row.residence,
        annual_fen(row.amount_fen, row.unit),
        row.valid_from,
        row.valid_to,
        row.members_from,
        row.members_to,
        row.document,
    )


def _of_row(row: models.Policy) -> Policy:
    return policies.read(_definition_of(row))


def _definition_of(row: models.Policy) -> dict:
    return {
        **row.definition,
        "code": row.code,
        "version": row.version,
        "document": row.document,
        "region": row.region,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        "demonstration": row.demonstration,
    }


def _unknown(code: str) -> PolicyUnknown:
    codes = sorted({policy.code for policy in known()})
    return PolicyUnknown(code=code, known="、".join(codes))
