"""What people send about rule cards, exceptions, purchases and money when all is well."""

import uuid
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.files.models import Kind, StoredFile
from gonghui.kernel.organizations.models import Organization
from gonghui.services.benefits.actions import purchasing
from gonghui.services.benefits.models import CapException, Purchase
from gonghui.services.membership.tests.deeds import WHY

from . import samples_caps

REGION = "990103"
Told = dict[str, dict[str, Any]]


def deeds(cast: Any, made: dict[str, Any]) -> Told:
    told = {**_rules(cast), **_exceptions(cast, made), **_money(cast, made)}
    return {f"workbench-benefits:{name}": each for name, each in told.items()}


def _rules(cast: Any) -> Told:
    county = cast.organizations["county"]
    card = {
        "item": "festival",
        "part": "nadam",
        "name": "那达慕慰问品",
        "region": REGION,
        "document": "岚工发〔2026〕1 号",
        "clause": "第一条",
        "words": "那达慕可以慰问。",
        "cap_by": "festival",
        "cap_fen": "200",
        "allowed": ["goods"],
        "valid_from": timezone.localdate(cast.at).isoformat(),
    }

    def placed(_client: Any) -> None:
        Organization.objects.filter(pk=county.pk).update(region=REGION)

    return {
        "rule-new": {"kind": "county", "data": card, "first": placed},
        "rule-next": {
            "kind": "county",
            "data": card | {"item": "birthday", "part": "", "cap_by": "time"},
            "first": placed,
        },
    }


def _exceptions(cast: Any, made: dict[str, Any]) -> Told:
    today = timezone.localdate(cast.at).isoformat()
    asked = {
        "organization": cast.organizations["basic"].uid,
        "cap_fen": "400",
        "document": "岚工发〔2026〕9 号",
        "reason": WHY,
        "valid_from": today,
        "last": today,
    }

    def scanned(_client: Any) -> None:
        file = StoredFile(kind=Kind.DOCUMENT, media_type="application/pdf", size=1, sha256="0" * 64)
        file.original_name, file.sensitive, file.sealed = "a.pdf", False, False
        file.uploaded_by_person_id, file.uploaded_at = cast.people["officer"].pk, cast.at
        file.save()
        own = made["workbench-benefits:exception-document"][0]
        CapException.objects.filter(uid=own["uid"]).update(file=file)

    return {
        "exception-ask": {"kind": "officer", "data": asked},
        "exception-approval": {"kind": "county"},
        "exception-refusal": {"kind": "county", "data": {"reason": WHY}},
        "exception-document": {
            "kind": "officer",
            "first": scanned,
            "unrecorded": "Opening a document that is not sensitive changes nothing.",
        },
    }


def _money(cast: Any, made: dict[str, Any]) -> Told:
    """The sample waits for a yes; one more is approved, two more are paid."""
    waiting = Purchase.objects.get(uid=made["workbench-benefits:purchase"][0]["uid"])
    approved, paid, other = (_approved(cast, waiting) for _each in range(3))
    for each in (paid, other):
        purchasing.pay(each, invoice="1", by=_acting(cast, "officer"), at=cast.at)
    goods = {
        "key": uuid.uuid4(),
        "goods": "毛巾",
        "unit": "条",
        "number_of": 1,
        "each_fen": "1",
        "supplier": "岚州百货",
        "account": samples_caps.ACCOUNT,
        "fund": waiting.fund.uid,
    }
    new = {"organization": cast.organizations["basic"].uid, "source": "dues", "year": cast.at.year}
    told: Told = {
        "purchase-new": {"data": goods},
        "purchase-approval": {"kind": "chair"},
        "purchase-payment": {"data": {"invoice": "24112000000012345678"}, "places": {"uid": approved.uid}},
        "purchase-receipt": {"data": {"receipt": "3"}, "places": {"uid": paid.uid}},
        "purchase-return": {"data": {"amount": "1", "reason": WHY}, "places": {"uid": paid.uid}},
        "purchase-reversal": {"data": {"reason": WHY}, "places": {"uid": other.uid}},
        "purchase-release": {"data": {"reason": WHY}},
        "fund-new": {"data": new | {"budget": "10,000"}},
        "fund-budget": {"data": {"difference": "100", "reason": WHY}},
    }
    return {name: {"kind": "officer", **each} for name, each in told.items()}


def _approved(cast: Any, like: Purchase) -> Purchase:
    more = samples_caps.another(like.occasion, like.fund, _acting(cast, "officer"), cast.at)
    return purchasing.approve(more, by=_acting(cast, "chair"), at=cast.at)


def _acting(cast: Any, kind: str) -> Actor:
    return Actor(cast.people[kind].pk, "Zhou")
