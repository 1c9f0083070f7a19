"""Exceptions to a rule card: asked for by one, approved by another of the union above, by a document."""

import datetime
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.ledger.money import yuan
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal
from gonghui.kernel.text import tidy

from ..models import CapException, RuleCard
from ..queries import cards


class ExceptionNeedsADocument(Refusal):
    says = _("请写清楚批准例外的文件名称和文号。没有文件不能放宽。")


class NothingToExcept(Refusal):
    says = _("“{card}”没有金额上限，不能申请例外。形式和范围不能放宽。")


class NotAboveTheCap(Refusal):
    says = _("申请的 {asked} 元没有超过规则卡的 {cap} 元，不用申请例外。")


class PeriodBackwards(Refusal):
    says = _("结束那天要晚于开始那天。请核对两个日期。")


class AskerMayNotApprove(Refusal):
    says = _("您自己申请的例外，要由另一位同志批准。")


class ApprovedFromBelow(Refusal):
    says = _("例外要由上级工会批准。请等上级工会办理。")


class ExceptionDecided(Refusal):
    says = _("这份例外已经办过了，不用再办。")


@transaction.atomic
def ask(
    card: RuleCard,
    place: Organization,
    *,
    cap_fen: int,
    document: str,
    reason: str,
    valid_from: datetime.date,
    valid_to: datetime.date,
    by: Actor,
    at: datetime.datetime,
    file: StoredFile | None = None,
) -> CapException:
    """Ask that one card allows one union more (fen) from a day to before another.

    Raises ExceptionNeedsADocument, NothingToExcept, NotAboveTheCap, PeriodBackwards.
    """
    if not tidy(document):
        raise ExceptionNeedsADocument
    if card.cap_fen is None:
        raise NothingToExcept(card=card.name)
    if cap_fen <= card.cap_fen:
        raise NotAboveTheCap(asked=yuan(cap_fen), cap=yuan(card.cap_fen))
    if valid_to <= valid_from:
        raise PeriodBackwards
    made = CapException.objects.create(
        organization=place,
        card=card,
        cap_fen=cap_fen,
        document=tidy(document),
        reason=tidy(reason),
        file=file,
        valid_from=valid_from,
        valid_to=valid_to,
        asked_by_id=cast(int, by.person_id),  # the database refuses one asked for by nobody
        asked_at=at,
    )
    _record(made, "ask", by=by, at=at, body={"card": str(card.uid), "cap_fen": cap_fen})
    return made


@transaction.atomic
def approve(asked: CapException, *, by: Actor, at: datetime.datetime) -> CapException:
    """Lift the card for this union and time.

    Raises AskerMayNotApprove, ApprovedFromBelow, ExceptionDecided.
    """
    found = _undecided(asked, by=by)
    found.approved_by_id, found.approved_at = by.person_id, at
    found.save(update_fields=["approved_by", "approved_at"])
    _record(found, "approve", by=by, at=at, body={"cap_fen": found.cap_fen})
    return found


@transaction.atomic
def refuse(asked: CapException, *, reason: str, by: Actor, at: datetime.datetime) -> CapException:
    """Say no, with the reason. Raises what `approve` does."""
    found = _undecided(asked, by=by)
    found.refused_reason = tidy(reason)
    found.save(update_fields=["refused_reason"])
    _record(found, "refuse", by=by, at=at, reason=found.refused_reason)
    return found


def may_decide(asked: CapException, by: Actor) -> bool:
    """Whether it waits for this person: another than who asked, of a union above."""
    waits = asked.approved_at is None and not asked.refused_reason
    return waits and by.person_id != asked.asked_by_id and _stands_above(by, asked.organization)


def _undecided(asked: CapException, *, by: Actor) -> CapException:
    found = CapException.objects.select_for_update().get(pk=asked.pk)
    if found.approved_at is not None or found.refused_reason:
        raise ExceptionDecided
    if by.person_id == found.asked_by_id:
        raise AskerMayNotApprove
    if not _stands_above(by, found.organization):
        raise ApprovedFromBelow
    return found


def _stands_above(by: Actor, place: Organization) -> bool:
    """Whether somebody approves for a union above; for the top union its own chair does."""
    held = access.paths_for(by, cards.APPROVE)
    return any(
        place.path.startswith(path) and (path != place.path or place.parent_id is None) for path in held
    )


def _record(made: CapException, deed: str, *, by: Actor, at: datetime.datetime, **more: Any) -> None:
    journal.record(
        f"benefits.exception.{deed}",
        by=by,
        at=at,
        subject=("benefits.CapException", made.uid),
        organization_id=made.organization_id,
        path=made.path,
        **more,
    )
