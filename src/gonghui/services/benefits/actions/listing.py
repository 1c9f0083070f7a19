"""Handing out by a signed list (发放签收表): everybody on it at once, except those who did not sign."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.notices.together import tell_together
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within
from gonghui.kernel.sets import insert_from

from .. import telling_list as telling
from ..models import Coupon, Entitlement, Handout, Occasion
from ..queries import entitlements
from ..reasons import Proof
from ..refusals_handing import PrivateList

State = Entitlement.State


@transaction.atomic
def hand_out_list(
    occasion: Occasion,
    place: Organization,
    *,
    by: Actor,
    at: datetime,
    rows: QuerySet[Entitlement] | None = None,
    unsigned: Collection[int] = (),
) -> int:
    """Everything of an occasion that is open at and below a union counts as handed out; how many.

    `rows`: what the officer may hand out (`entitlements.deliverable`), none for all. `unsigned`: keys of the
    people who did not sign. One's own is left out, as is what was settled meanwhile. Raises PrivateList.
    """
    if occasion.program.is_private:
        raise PrivateList
    journal.hold(place.path)
    listed = entitlements.of_occasion(occasion, place)
    given = listed if rows is None else within(rows.filter(occasion=occasion), place)
    given = given.filter(state=State.OPEN).exclude(
        person__in=[*unsigned, *([by.person_id] if by.person_id else [])]
    )
    given.update(state=State.REACHED, settled_at=at, settled_by_person_id=by.person_id)
    now = listed.filter(state=State.REACHED, settled_at=at, settled_by_person_id=by.person_id)
    done = _write(now, by, at)
    Coupon.objects.filter(entitlement__in=now, used_at=None, void_at=None).update(void_at=at)
    _record(occasion, place, done, by, at)
    tell_together(
        now,
        telling.KIND.code,
        places={"what": occasion.program.name},
        once=f"{occasion.uid.hex}:out",
        by=by,
        at=at,
        url=telling.OWN_PAGE,
        about=occasion,
    )
    return done


def _write(rows: QuerySet[Entitlement], by: Actor, at: datetime) -> int:
    return insert_from(
        Handout,
        rows,
        {
            "organization": F("organization"),
            "path": F("path"),
            "entitlement": F("pk"),
            "way": Handout.Way.BATCH.value,
            "at": at,
            "recorded_at": at,
            "by_person_id": by.person_id,
            "proof": Proof.PAPER.value,
        },
    )


def _record(occasion: Occasion, place: Organization, done: int, by: Actor, at: datetime) -> None:
    journal.record(
        "benefits.hand_out_list",
        by=by,
        at=at,
        subject=occasion,
        organization_id=place.pk,
        path=place.path,
        body={"place": place.code, "handed_out": done},
    )
