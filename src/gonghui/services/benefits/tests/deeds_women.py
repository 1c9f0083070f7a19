"""What women and their officers send when all is well."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.services.membership.models import Membership

WHY = "安排换岗"


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    today = timezone.localdate(cast.at)
    number = Membership.objects.get(person=cast.people["member"], ended_on=None).number
    union = cast.organizations["basic"].uid
    told = {"stage": "birth", "on": today.isoformat(), "infants": "1", "consent": "on"}
    room = {"organization": union, "name": "Room 2", "place": "Hall", "open_hours": "8-18"}
    contract = {"organization": union, "title": "专项合同", "signed_on": today.isoformat()}
    contract |= {"valid_from": today.isoformat()}
    contract |= {"valid_to": (today + datetime.timedelta(days=700)).isoformat()}
    return {
        "portal-benefits:protection-telling": {"kind": "member", "data": told},
        "portal-benefits:protection-withdrawal": {"kind": "member"},
        "workbench-benefits:womens-new": {"kind": "womens", "data": {**told, "who": number}},
        "workbench-benefits:womens-record": {"kind": "womens", "data": {"reason": WHY}},
        "workbench-benefits:womens-ending": {"kind": "womens", "data": {"reason": WHY}},
        "workbench-benefits:nursing-room-new": {"kind": "womens", "data": room},
        "workbench-benefits:nursing-room-closing": {"kind": "officer"},
        "workbench-benefits:womens-contract-new": {"kind": "womens", "data": contract},
    }
