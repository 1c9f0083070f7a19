"""Saying yes to a commitment: by others than its makers, as many and as high as the rolling total asks."""

from datetime import datetime
from typing import cast

from django.db import transaction

from ...actor import Actor
from .. import bookings, queries, tiers
from ..locking import locked
from ..models import Approval, Commitment
from ..refusals import ApprovedAlready, ApprovedInFull, MakerMayNotApprove, NeedsAPerson, PayeeChanged
from ..signing import signature_of


@transaction.atomic
def approve(commitment: Commitment, *, by: Actor, at: datetime, level: int = 1) -> Commitment:
    """Sign payee, account and amount. The commitment is approved once enough people, one high enough, have.

    `level`: how high the approver stands; the asking service knows and has checked it.
    Raises NeedsAPerson, MakerMayNotApprove, ApprovedAlready, ApprovedInFull, and PayeeChanged when the rows
    are not what they were.
    """
    if by.person_id is None:
        raise NeedsAPerson()
    commitment = locked(commitment)
    if by.person_id in (commitment.maker_id, commitment.changed_by_id):
        raise MakerMayNotApprove()
    if commitment.is_approved:
        raise ApprovedInFull()
    if signature_of(commitment) != commitment.signed:
        raise PayeeChanged()
    tier = tiers.tier_for(commitment, at)
    given = list(queries.approvals_of(commitment))
    if any(approval.by_person_id == by.person_id for approval in given):
        raise ApprovedAlready(missing=max(tier.approvals - len(given), 0))
    given.append(_sign(commitment, by=by, at=at, level=level))
    commitment.approvals_needed, commitment.level_needed = tier.approvals, tier.level
    if len(given) >= tier.approvals and max(approval.level for approval in given) >= tier.level:
        commitment.approved_at = at
    commitment.save(update_fields=["approvals_needed", "level_needed", "approved_at"])
    return commitment


def _sign(commitment: Commitment, *, by: Actor, at: datetime, level: int) -> Approval:
    bookings.record(
        "commitment.approve",
        commitment.fund,
        ("ledger.Commitment", commitment.uid),
        by=by,
        at=at,
        about_person_id=commitment.payee.person_id,
        body={"signed": commitment.signed, "level": level},
    )
    return Approval.objects.create(
        commitment=commitment,
        by_person_id=cast(int, by.person_id),  # the database refuses an approval by nobody
        maker_id=commitment.maker_id,
        changed_by_id=commitment.changed_by_id,
        level=level,
        signed=commitment.signed,
        at=at,
    )
