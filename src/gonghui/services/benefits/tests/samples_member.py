"""For the access table: what members see of their own, here and elsewhere."""

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.files import actions as files
from gonghui.kernel.files.tests.test_images import photo
from gonghui.services.benefits import flows
from gonghui.services.benefits.actions import coupons, handing, settling
from gonghui.services.benefits.models import Entitlement, Handout, LifeEvent, Waiver
from gonghui.services.benefits.reasons import Proof

from . import making

DAY = datetime.timedelta(days=1)
SIDES = (("member", "basic"), ("outsider", "elsewhere"))
Values = dict[str, Any]


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = (_made(cast, *side) for side in SIDES)
    return {
        **{name: (values, there[name]) for name, values in here.items()},
        "portal-benefits:event": ({"kind": "wedding"}, None),
    }


def _made(cast: Any, kind: str, place: str) -> dict[str, Values]:
    person, union = cast.people[kind], cast.organizations[place]
    given = {name: _due(cast, person, union, name) for name in ("one", "handed", "declined", "coupon")}
    choice = _due(cast, person, union, "choice", days=3, options=["米面油", "图书"])
    own = Actor(person.pk, person.name)
    settling.decline(given["declined"], by=own, at=cast.at)
    handing.hand_out(given["handed"], handing.Given(Handout.Way.DESK, Proof.PAPER), by=SYSTEM, at=cast.at)
    coupons.issue(
        given["coupon"].occasion,
        Entitlement.objects.filter(pk=given["coupon"].pk),
        goods="蛋糕",
        shop="麦香坊",
        valid_until=timezone.localdate(cast.at) + DAY,
        by=SYSTEM,
        at=cast.at,
    )
    waiver = Waiver.objects.create(person=person, what="no-tea", said_at=cast.at)
    event, returned = (_event(cast, person, union, kind) for kind in ("wedding", "hospital"))
    Case.objects.filter(pk=returned.case.pk).update(stage="returned", waits_for_applicant=True)
    return {
        **{f"portal-benefits:{name}": {"uid": given["one"].uid} for name in ("one", "received", "declining")},
        "portal-benefits:want": {"uid": given["declined"].uid},
        "portal-benefits:rating": {"uid": given["handed"].uid},
        "portal-benefits:not-received": {"uid": given["handed"].uid},
        "portal-benefits:coupon-picture": {"uid": given["coupon"].uid},
        "portal-benefits:choice": {"uid": choice.uid},
        "portal-benefits:take-back": {"pk": waiver.pk},
        "portal-benefits:event-mend": {"uid": returned.case.uid},
        "workbench-benefits:event-paper": {"uid": event.uid},
    }


def _due(cast: Any, person: Any, union: Any, code: str, days: int = 0, **told: Any) -> Entitlement:
    today = timezone.localdate(cast.at)
    of = making.occasion(making.program(union, code=f"own-{code}", **told), today + days * DAY)
    return Entitlement.objects.create(
        organization=union, occasion=of, program=of.program, person=person, on=of.on, until=of.closes_on
    )


def _event(cast: Any, person: Any, union: Any, kind: str) -> LifeEvent:
    at = cast.at
    paper = files.store(SimpleUploadedFile("证.jpg", photo()), kind="image", sensitive=True, by=SYSTEM, at=at)
    case = cases.open_case(
        flows.LIFE_EVENT, organization=union, applicant=person, by=SYSTEM, at=at, title="人生大事慰问"
    )
    return LifeEvent.objects.create(
        organization=union,
        person=person,
        case=case,
        kind=kind,
        on=timezone.localdate(at),
        paper=paper,
        told_at=at,
    )
