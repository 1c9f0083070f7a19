"""For the access table: what members see of their own, here and elsewhere."""

import datetime
import itertools
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.files import actions as files
from gonghui.kernel.files.tests.test_images import photo
from gonghui.services.benefits import flows
from gonghui.services.benefits.actions import coupons, handing, settling
from gonghui.services.benefits.models import (
    Draw,
    DrawEntry,
    Entitlement,
    Handout,
    LifeEvent,
    Occasion,
    Waiver,
)
from gonghui.services.benefits.reasons import Proof
from gonghui.services.benefits.rules import drawing

from . import making

DAY = datetime.timedelta(days=1)
_numbers = itertools.count(1)
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
    waiver = Waiver.objects.create(person=person, what=f"no-tea-{next(_numbers)}", said_at=cast.at)
    event, returned = (_event(cast, person, union, kind) for kind in ("wedding", "hospital"))
    Case.objects.filter(pk=returned.case.pk).update(stage="returned", waits_for_applicant=True)
    return {
        **_draws(cast, person, union),
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
    of = making.occasion(
        making.program(union, code=f"own-{code}-{next(_numbers)}", **told), today + days * DAY
    )
    return Entitlement.objects.create(
        organization=union, occasion=of, program=of.program, person=person, on=of.on, until=of.closes_on
    )


def _draws(cast: Any, person: Any, union: Any) -> dict[str, Values]:
    """One that is open, one asked in, one over, one drawn, and an occasion without any."""
    ahead, over = cast.at + DAY, cast.at - DAY
    made = {name: draw(cast, union, name, ahead) for name in ("open", "asked")}
    made |= {name: draw(cast, union, name, over) for name in ("over", "drawn")}
    DrawEntry.objects.create(
        draw=made["asked"], person=person, organization=union, number="012345", asked_at=cast.at
    )
    Draw.objects.filter(pk=made["drawn"].pk).update(drawn_at=cast.at)
    waiting = _few(cast, union, "waiting")
    return {
        "portal-benefits:draw": {"uid": made["open"].uid},
        "portal-benefits:draw-ask": {"uid": made["open"].uid},
        "portal-benefits:draw-withdraw": {"uid": made["asked"].uid},
        "portal-benefits:draw-list": {"uid": made["drawn"].uid},
        "workbench-benefits:draw": {"uid": made["over"].uid},
        "workbench-benefits:draw-new": {"uid": waiting.uid},
    }


def _few(cast: Any, union: Any, code: str) -> Occasion:
    """An occasion with few places, in three weeks."""
    told = {"kind": "cinema", "coverage": "activity", "form": "ticket", "value_fen": 5_000, "places": 2}
    program = making.program(
        union, code=f"few-{code}-{next(_numbers)}", name="周末观影", settings={"dates": []}, **told
    )
    return making.occasion(program, timezone.localdate(cast.at) + 21 * DAY)


def draw(cast: Any, union: Any, code: str, asks_until: datetime.datetime) -> Draw:
    draw = Draw(organization=union, occasion=_few(cast, union, code), places=2, asks_until=asks_until)
    draw.words_from, draw.commitment = "截止次日双色球", drawing.digest("ab" * 32)
    draw.seed_sealed = crypto.seal_text("ab" * 32, bound_to=draw.binding())
    draw.save()
    return draw


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
        on=timezone.localdate(at) - next(_numbers) * DAY,
        paper=paper,
        told_at=at,
    )
