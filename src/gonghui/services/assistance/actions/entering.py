"""Entering lines and policies: dated, with their document, each once; what stands is never changed."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import divisions
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.refusal import Refusal

from ..models import Line, Policy
from ..models.facts import MOST_MEMBERS
from ..refusals import NeverInForce
from ..rules import policies as rules

MOST_LINE_FEN = 10**9


class DocumentMissing(Refusal):
    says = _("请写明依据的文件名称和文号：以后每一次认定都要能查到是按哪份文件做的。")


class RegionUnknown(Refusal):
    says = _("没有代码为 {region} 的行政区划。请从区划列表里选择。")


class LineImpossible(Refusal):
    says = _("低保标准的金额或户内人数填得不对：金额要大于 0，人数在 1 到 99 之间。请核对文件后再填。")


class LineTwice(Refusal):
    says = _(
        "这个地方从 {begins} 起已经有一条人数相同或交叉的标准（{document}）。"
        "已录入的不能改；有新文件请按新的开始日期录入。"
    )


class PolicyTwice(Refusal):
    says = _(
        "这项政策从 {begins} 起的版本已经录入过（{document}）。已录入的不能改；请按新的开始日期录入新版本。"
    )


@transaction.atomic
def enter_line(*, line: Line, by: Actor, at: datetime.datetime) -> Line:
    """Enter a line that is not stored yet.

    Raises DocumentMissing, RegionUnknown, NeverInForce, LineImpossible, LineTwice.
    """
    journal.hold("")  # one enters at a time: what overlaps is seen
    _check(line)
    sized = 1 <= line.members_from <= line.members_to <= MOST_MEMBERS
    if not (sized and 0 < line.amount_fen <= MOST_LINE_FEN):
        raise LineImpossible
    same = Line.objects.filter(region=line.region, residence=line.residence, valid_from=line.valid_from)
    held = same.filter(members_from__lte=line.members_to, members_to__gte=line.members_from).first()
    if held is not None:
        raise LineTwice(begins=line.valid_from.isoformat(), document=held.document)
    line.entered_by, line.entered_at = str(by.name), at
    line.save(force_insert=True)
    body = {"region": line.region, "residence": line.residence, "fen": line.amount_fen, "unit": line.unit}
    _record("assistance.enter_line", line, body, by, at)
    return line


@transaction.atomic
def enter_policy(
    *,
    definition: Mapping[str, Any],
    document: str,
    region: str,
    valid_from: datetime.date,
    by: Actor,
    at: datetime.datetime,
    valid_to: datetime.date | None = None,
) -> Policy:
    """Enter the next version of a policy; `definition` has its code, name, categories and advice.

    Raises DocumentMissing, RegionUnknown, NeverInForce, PolicyTwice, reading.BadPolicy.
    """
    journal.hold("")
    dates = {"valid_from": valid_from.isoformat(), "valid_to": valid_to.isoformat() if valid_to else None}
    # Read before anything is kept: what cannot be read now could not be replayed later.
    read = rules.read({**definition, "version": 1, "document": document, "region": region, **dates})
    versions = Policy.objects.filter(code=read.code)
    policy = Policy(
        code=read.code,
        version=1 + max([*versions.values_list("version", flat=True), *_shipped(read.code)], default=0),
        name=read.names["zh"],
        document=document,
        region=region,
        valid_from=valid_from,
        valid_to=valid_to,
        definition=dict(definition),
        demonstration=read.demonstration,
        entered_by=str(by.name),
        entered_at=at,
    )
    _check(policy)
    held = versions.filter(region=region, valid_from=valid_from).first()
    if held is not None:
        raise PolicyTwice(begins=valid_from.isoformat(), document=held.document)
    policy.save(force_insert=True)
    _record("assistance.enter_policy", policy, {"policy": f"{policy.code}/{policy.version}"}, by, at)
    return policy


def _shipped(code: str) -> list[int]:
    return [policy.version for policy in rules.shipped() if policy.code == code]


def _check(row: Line | Policy) -> None:
    if not row.document.strip():
        raise DocumentMissing
    if row.region and not divisions.known(row.region[:6]):
        raise RegionUnknown(region=row.region)
    if row.valid_to is not None and row.valid_to <= row.valid_from:
        raise NeverInForce


def _record(deed: str, row: Line | Policy, body: dict, by: Actor, at: datetime.datetime) -> None:
    told = {**body, "document": row.document, "from": row.valid_from.isoformat()}
    journal.record(deed, by=by, at=at, subject=row, body=told)
