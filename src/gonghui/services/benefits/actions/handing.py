"""Handing out: one record of each, on- or offline, with what proves it; undone only with a reason."""

import datetime
import hashlib
import hmac
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.once.refusals import OtherRequest
from gonghui.kernel.text import digits, tidy
from gonghui.ui import formats

from .. import telling_handing as telling
from ..models import Coupon, Entitlement, Handout
from ..queries import entitlements, handouts
from ..reasons import Proof
from ..refusals_handing import (
    AlreadySettled,
    ConfirmedByOwner,
    NotYours,
    OwnGift,
    ProofMissing,
    ProxyIncomplete,
    ReasonMissing,
    TooLateToUndo,
    UndoneAlready,
    WrongCode,
)
from . import settling

State, Way = Entitlement.State, Handout.Way
CODE_DIGITS = 4
AT_ONCE = 200


@dataclass(frozen=True)
class Given:
    """How it was handed over: the way, what proves it, and when by the clock of whoever stood there.

    `code` is the pick-up code that was told; `device_key` the number a telephone gave it without a network.
    """

    way: str
    proof: str = ""
    at: datetime.datetime | None = None
    place: str = ""
    code: str = ""
    proxy_name: str = ""
    proxy_relation: str = ""
    proxy_reason: str = ""
    signature: StoredFile | None = None
    device_key: uuid.UUID | None = None


@dataclass(frozen=True)
class Batch:
    """What became of many: how many were handed out now, and who had theirs already (name, refusal)."""

    done: int
    already: list[tuple[str, AlreadySettled]]


@transaction.atomic
def hand_out(entitlement: Entitlement, given: Given, *, by: Actor, at: datetime.datetime) -> Handout:
    """Hand out one. What a telephone brings twice under one number is one record.

    Raises AlreadySettled, OwnGift, ProofMissing, WrongCode, ProxyIncomplete, OtherRequest.
    """
    _check(entitlement, given, by)
    journal.hold(entitlement.path)
    if known := handouts.of_device(given.device_key):
        if known.entitlement_id != entitlement.pk:
            raise OtherRequest
        return known
    settled = settling.settle(entitlement, State.REACHED, by=by, at=at)
    if given.way != Way.COUPON:
        Coupon.objects.filter(entitlement=settled, used_at=None, void_at=None).update(void_at=at)
    handout = _write(settled, given, by, at)
    telling.handed_out(handout, by=by, at=at)
    return handout


@transaction.atomic
def hand_out_many(rows: QuerySet[Entitlement], given: Given, *, by: Actor, at: datetime.datetime) -> Batch:
    """Hand out those of a list that were ticked, at most 200 at once; one's own is left out, as is what was
    settled meanwhile. Raises ProofMissing.
    """
    chosen = list(entitlements.with_words(rows).order_by("pk")[:AT_ONCE])
    done, already = 0, []
    for entitlement in chosen:
        if entitlement.person_id == by.person_id:
            continue
        try:
            hand_out(entitlement, given, by=by, at=at)
            done += 1
        except AlreadySettled as told:
            already.append((entitlement.person.name, told))
    return Batch(done, already)


@transaction.atomic
def confirm(entitlement: Entitlement, *, by: Actor, at: datetime.datetime) -> Entitlement:
    """The person says that it came; that alone is a record too. Said again it changes nothing.

    Raises NotYours; AlreadySettled when the person had declined it.
    """
    if by.person_id != entitlement.person_id:
        raise NotYours
    journal.hold(entitlement.path)
    fresh = entitlements.now(entitlement)
    if fresh.confirmed_at:
        return fresh
    if fresh.state != State.REACHED:
        fresh = settling.settle(fresh, State.REACHED, by=by, at=at)
        Coupon.objects.filter(entitlement=fresh, used_at=None, void_at=None).update(void_at=at)
        _write(fresh, Given(Way.OWN, Proof.OWN), by, at)
    Entitlement.objects.filter(pk=fresh.pk, confirmed_at=None).update(confirmed_at=at)
    settling.record("benefits.confirm", fresh, by=by, at=at)
    return entitlements.now(fresh)


@transaction.atomic
def undo(handout: Handout, *, by: Actor, at: datetime.datetime, reason: str) -> Entitlement:
    """Take a record back within the days of its occasion: it stays, with the reason, and the gift is open.

    Whoever it was for may do so too ("it did not come"). Raises ReasonMissing, TooLateToUndo,
    ConfirmedByOwner, UndoneAlready.
    """
    if not tidy(reason):
        raise ReasonMissing
    entitlement = handout.entitlement
    journal.hold(entitlement.path)
    fresh = entitlements.now(entitlement)
    if timezone.localdate(at) > (last := last_day_to_undo(handout)):
        raise TooLateToUndo(day=formats.day(last))
    if fresh.confirmed_at and by.person_id != fresh.person_id:
        raise ConfirmedByOwner(when=formats.moment(fresh.confirmed_at))
    undone = {"undone_at": at, "undone_reason": tidy(reason)[:200]}
    if not Handout.objects.filter(pk=handout.pk, undone_at=None).update(**undone):
        handout.refresh_from_db(fields=["undone_at"])
        raise UndoneAlready(when=formats.moment(handout.undone_at))
    unused = {"used_at": None, "used_by_person_id": None, "used_by_name": ""}
    Coupon.objects.filter(entitlement=fresh, void_at=None).update(**unused)
    opened = settling.reopen(fresh, by=by, at=at, words=reason)
    telling.undone(handout, reason=tidy(reason), by=by, at=at)
    return opened


def last_day_to_undo(handout: Handout) -> datetime.date:
    """The last day of its occasion; of what came late, the day after it was recorded."""
    recorded = timezone.localdate(handout.recorded_at)
    return max(handout.entitlement.until, recorded + datetime.timedelta(days=1))


def pickup_code(entitlement: Entitlement) -> str:
    """Four digits that the person reads out; they stand on the own page and nowhere else."""
    key = hashlib.sha256(b"benefits.pickup" + settings.SECRET_KEY.encode()).digest()
    mark = hmac.new(key, entitlement.uid.bytes, hashlib.sha256).digest()
    return str(int.from_bytes(mark[:8], "big") % 10**CODE_DIGITS).zfill(CODE_DIGITS)


def _check(entitlement: Entitlement, given: Given, by: Actor) -> None:
    if by.person_id and by.person_id == entitlement.person_id:
        raise OwnGift
    if given.proof not in Proof.values or (given.proof == Proof.SIGNATURE and given.signature is None):
        raise ProofMissing
    if given.proof == Proof.CODE and not hmac.compare_digest(digits(given.code), pickup_code(entitlement)):
        raise WrongCode
    told = (given.proxy_name, given.proxy_relation, given.proxy_reason)
    if given.way == Way.PROXY and not all(map(tidy, told)):
        raise ProxyIncomplete


def _write(entitlement: Entitlement, given: Given, by: Actor, at: datetime.datetime) -> Handout:
    return Handout.objects.create(
        organization_id=entitlement.organization_id,
        entitlement=entitlement,
        way=given.way,
        # A telephone whose clock is ahead has not handed out anything tomorrow.
        at=min(given.at or at, at),
        recorded_at=at,
        by_person_id=by.person_id,
        place=tidy(given.place)[:120],
        proxy_name=tidy(given.proxy_name)[:120],
        proxy_relation=given.proxy_relation,
        proxy_reason=tidy(given.proxy_reason)[:200],
        signature=given.signature,
        proof=given.proof,
        device_key=given.device_key,
    )
