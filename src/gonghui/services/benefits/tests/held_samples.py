"""Everything this service can hold on one person, for the test that the person's own export tells it."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.people.models import Person
from gonghui.services.benefits.actions import coupons, handing, women
from gonghui.services.benefits.models import (
    DrawEntry,
    Entitlement,
    Handout,
    LifeEvent,
    LunarBirthday,
    Posting,
    RetirementGroup,
    Site,
    SiteWorker,
    Waiver,
)
from gonghui.services.benefits.reasons import Proof

from . import making, samples_member

DAY = datetime.timedelta(days=1)


def hold(cast: Any, person: Person) -> None:
    """What was given and what is to be fetched, a waiver, a draw, an event, the groups, her own records."""
    union, today = cast.organizations["basic"], timezone.localdate(cast.at)
    officer = cast.people["officer"]
    _given(cast, person)
    Waiver.objects.create(person=person, what="no-tea", said_at=cast.at)
    draw = samples_member.draw(cast, union, "held", cast.at + DAY)
    DrawEntry.objects.create(draw=draw, person=person, organization=union, number="012345", asked_at=cast.at)
    event = LifeEvent(organization=union, person=person, kind="wedding", on=today, told_at=cast.at)
    event.particulars = {"words": "请大家吃糖"}
    event.save()
    LunarBirthday.objects.create(person=person, month=8, day=15, from_year=2027, chosen_at=cast.at)
    told = {"kind": "travel", "place": "乌海", "since": today, "recorded_at": cast.at}
    Posting.objects.create(organization=union, person=person, **told)
    RetirementGroup.objects.create(organization=union, person=person, group="male", recorded_at=cast.at)
    site = {"name": "二号桥", "place": "乌海", "kind": "outdoor", "since": today, "keeper": officer}
    SiteWorker.objects.create(
        site=Site.objects.create(organization=union, **site), person=person, since=today
    )
    record = {"stage": "birth", "on": today.isoformat(), "infants": 1, "tags": []}
    women.keep(person, union, record, by=Actor(person.pk, person.name), at=cast.at)


def _given(cast: Any, person: Person) -> None:
    """One handed over by an officer, one to be fetched with a coupon."""
    union, officer = cast.organizations["basic"], cast.people["officer"]
    day = timezone.localdate(cast.at)
    handed, fetched = (
        making.entitled(making.occasion(making.program(union, code=f"held-{code}"), day), person, union)
        for code in ("handed", "fetched")
    )
    by = Actor(officer.pk, officer.name)
    handing.hand_out(handed, handing.Given(Handout.Way.DESK, Proof.PAPER), by=by, at=cast.at)
    coupons.issue(
        fetched.occasion,
        Entitlement.objects.filter(pk=fetched.pk),
        goods="蛋糕",
        shop="麦香坊",
        valid_until=day + DAY,
        by=SYSTEM,
        at=cast.at,
    )
