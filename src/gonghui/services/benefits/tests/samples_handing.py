"""For the access table: something that waits, something signed for, a coupon; here and elsewhere."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.files.models import Kind, StoredFile
from gonghui.services.benefits.actions import coupons, handing
from gonghui.services.benefits.actions.handing import Given
from gonghui.services.benefits.models import Entitlement, Handout
from gonghui.services.benefits.queries import handouts
from gonghui.services.benefits.reasons import Proof

from . import making

SIDES = (("basic", "member"), ("elsewhere", "outsider"))
OCCASION = ("handing", "handing-print", "handing-batch", "handing-signed", "coupons-issue", "offline-names")
DAY = datetime.timedelta(days=1)


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    waiting = [_waiting(cast, *side) for side in SIDES]
    given = [_given(cast, *side) for side in SIDES]
    coupon = [_coupon(cast, *side) for side in SIDES]
    return {
        **{f"workbench-benefits:{name}": _uids(w.occasion for w in waiting) for name in OCCASION},
        "workbench-benefits:entitlement": _uids(waiting),
        "workbench-benefits:outcome": _uids(waiting),
        "workbench-benefits:handout-undo": _uids(given),
        "workbench-benefits:signature": _uids(given),
        "portal-benefits:coupon": _uids(coupon),
    }


def _uids(rows: Any) -> tuple[dict, dict]:
    here, there = ({"uid": row.uid} for row in rows)
    return here, there


def _waiting(cast: Any, place: str, kind: str, **more: Any) -> Entitlement:
    union, today = cast.organizations[place], timezone.localdate(cast.at)
    of = making.occasion(making.program(union, name="Mid-autumn"), today, made_at=cast.at)
    return making.entitled(of, cast.people[kind], union, **more)


def _given(cast: Any, place: str, kind: str) -> Handout:
    entitlement = _waiting(cast, place, kind)
    signature = StoredFile(kind=Kind.IMAGE, media_type="image/png", size=1, sha256="0" * 64)
    signature.original_name, signature.sensitive, signature.sealed = "a.png", True, False
    signature.uploaded_by_person_id, signature.uploaded_at = cast.people["officer"].pk, cast.at
    signature.save()
    given = Given(Handout.Way.DESK, Proof.SIGNATURE, signature=signature)
    return handing.hand_out(entitlement, given, by=_officer(cast), at=cast.at)


def _coupon(cast: Any, place: str, kind: str) -> Any:
    entitlement = _waiting(cast, place, kind)
    rows = Entitlement.objects.filter(pk=entitlement.pk)
    until = timezone.localdate(cast.at) + DAY
    told = {"goods": "月饼", "shop": "职工服务社", "valid_until": until}
    coupons.issue(entitlement.occasion, rows, **told, by=SYSTEM, at=cast.at)
    return handouts.live_coupon(entitlement)


def _officer(cast: Any) -> Actor:
    return Actor(cast.people["officer"].pk, "周岩")
