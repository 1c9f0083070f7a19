"""What officers do when they hand out."""

import datetime
from typing import Any

from django.core import signing
from django.utils import timezone

from gonghui.services.benefits.models import Coupon, Entitlement
from gonghui.services.benefits.queries import handouts
from gonghui.services.benefits.workbench import handing_scan

WHY = "登记错了人"


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    waiting = made["workbench-benefits:entitlement"][0]["uid"]
    member = cast.people["member"]
    shown = signing.dumps([member.pk, True], salt=handing_scan.SALT)
    coupon = Coupon.objects.get(uid=made["portal-benefits:coupon"][0]["uid"])
    until = timezone.localdate(cast.at) + datetime.timedelta(days=2)
    goods = {"goods": "月饼", "shop": "职工服务社", "valid_until": until.isoformat()}

    key = "11111111-1111-4111-8111-111111111111"
    brought = {"entitlement": waiting, "key": key, "at": cast.at.isoformat()}

    def miss(client: Any) -> None:
        Entitlement.objects.filter(uid=waiting).update(
            state="missed", reason="not_reached", settled_at=cast.at
        )

    told = {
        "missed": {"data": {"picked": waiting, "reason": "away"}, "first": miss},
        "scan": {"data": {"shown": shown, "picked": waiting}},
        "coupons": {"data": {"code": handouts.code_of(coupon), "checked": "1", "redeem": "1"}},
        "coupons-issue": {"data": goods},
        "handing-batch": {"data": {"picked": waiting, "signed": "1"}},
        "handing-signed": {"data": {"version": f"1-{Entitlement.objects.get(uid=waiting).pk}"}},
        "entitlement": {"data": {"way": "desk", "proof": "paper"}},
        "offline-records": {"data": brought},
        "outcome": {"data": {"outcome": "no_contact"}},
        "handout-undo": {"data": {"reason": WHY}},
        "signature": {"data": {"reason": WHY}},
    }
    return {f"workbench-benefits:{name}": {"kind": "officer", **each} for name, each in told.items()}
