"""Deeds of the two surfaces, the kernel's own pages and the look: see `deeds.py`."""

import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.access.tests.signing_in import prove
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases.models import Case, CoSign
from gonghui.kernel.organizations import actions as organizations
from tests.rules.access_table import Samples
from tests.rules.cast import Cast

WHY = "按会议纪要 12 号"
LOOK = "only how the pages look to this one person; nobody else is touched"


def deeds(cast: Cast, made: Samples) -> dict[str, dict[str, Any]]:
    return {**_desk(cast, made), **_tree(cast), **_positions(cast), **_switches(cast), **_own(cast, made)}


def _desk(cast: Cast, made: Samples) -> dict[str, dict[str, Any]]:
    uid, chair = made["workbench:case"][0]["uid"], cast.people["chair"].pk
    version = Case.objects.get(uid=uid).version

    def nobody_is_waited_for(client: Client) -> None:
        CoSign.objects.filter(case__uid=uid).delete()

    decision = {"expected_version": version, "conclusion": "decline", "reason": "不在本单位上班"}
    return {
        "workbench:case": {"kind": "officer", "data": decision, "first": nobody_is_waited_for},
        "workbench:claim": {"kind": "officer"},
        "workbench:return": {
            "kind": "officer",
            "data": {"reason": "出差"},
            "first": lambda client: client.post(f"/work/cases/{uid}/claim/"),
        },
        "workbench:hand-over": {"kind": "officer", "data": {"person": chair, "reason": "请您办"}},
        "workbench:ask-co-signer": {
            "kind": "officer",
            "data": {"person": chair, "question": "看看材料"},
            "first": nobody_is_waited_for,
        },
        "workbench:drop-co-signer": {"kind": "officer"},
        "workbench:answer-co-sign": {"kind": "chair", "data": {"agrees": "yes", "note": "同意"}},
        "workbench:stand-ins": {
            "kind": "officer",
            "data": {
                "organization": cast.organizations["basic"].pk,
                "person": chair,
                "valid_from": _day(cast, 1),
                "valid_to": _day(cast, 3),
                "reason": "探亲",
            },
        },
        "workbench:end-stand-in": {"kind": "officer"},
    }


def _tree(cast: Cast) -> dict[str, dict[str, Any]]:
    basic = cast.organizations["basic"]
    details = {"name": "新的名称", "short_name": "新名", "unit_name": "单位", "unit_category": ""}
    details |= {
        "industry": "",
        "address": "一路",
        "phone": "0990-1",
        "office_hours": "上午",
        "joins_open": "on",
    }
    found = {"code": "990900", "name": "新分会", "level": "branch", "unit_name": "单位", "region": ""}
    empty = organizations.found(
        code="990901", name="空的分会", level="branch", parent=basic, by=SYSTEM, at=cast.at
    )
    to_county = {"place": cast.organizations["city"].code, "reason": WHY}
    to_neighbour = {"place": cast.organizations["neighbour"].code, "reason": WHY}
    return {
        "workbench:organization-details": {"kind": "administrator", "data": details},
        "workbench:organization-found": {
            "kind": "administrator",
            "data": found | {"opened_on": _day(cast, 0)},
        },
        "workbench:organization-move": {"kind": "administrator", "data": to_county},
        "workbench:organization-merge": {"kind": "administrator", "data": to_neighbour},
        "workbench:organization-close": {
            "kind": "administrator",
            "data": {"reason": WHY},
            "places": {"uid": empty.uid},
        },
        "workbench:organization-term": {
            "kind": "administrator",
            "data": {"started_on": _day(cast, 0), "years": 5},
        },
    }


def _positions(cast: Cast) -> dict[str, dict[str, Any]]:
    wanted = {
        "person": cast.people["member"].phone,
        "role": "content_editor",
        "place": cast.organizations["basic"].code,
        "valid_from": _day(cast, 0),
        "reason": WHY,
    }
    return {
        "workbench:appoint": {"kind": "administrator", "data": wanted},
        "workbench:end-position": {"kind": "administrator", "data": {"reason": WHY}},
    }


def _switches(cast: Cast) -> dict[str, dict[str, Any]]:
    off = next((each.code for each in registry.services() if each.can_be_switched_off), "")
    wanted = {"organization": cast.organizations["basic"].uid, "service": off or "membership", "on": "0"}
    why = "" if off else "refused: every service that stands belongs to every union"
    return {"workbench:switches": {"kind": "chair", "data": wanted, "unrecorded": why}}


def _own(cast: Cast, made: Samples) -> dict[str, dict[str, Any]]:
    return {
        "portal:withdrawal": {"kind": "member"},
        "portal:export": {
            "kind": "member",
            "first": lambda browser: prove(browser, cast.accounts["member"], method="code"),
        },
        "portal:wechat-removal": {
            "kind": "member",
            "first": lambda client: client.get(client.get("/me/channels/wechat/out/").url),
        },
        "portal:channels": {"kind": "member", "data": {"address": "member@example.cn"}},
        "notices:retry": {"kind": "administrator"},
        "notices:end": {"kind": "administrator"},
        "ui:preferences": {
            "kind": "member",
            "data": {"theme": "dark", "large_text": "on", "language": "zh-hans", "next": "/me/"},
            "unrecorded": LOOK,
        },
    }


def _day(cast: Cast, later: int) -> str:
    return (timezone.localtime(cast.at).date() + datetime.timedelta(days=later)).isoformat()
