"""Pick-up coupons: named goods at a named shop until a day, used once by the owner, never for money."""

import datetime
import secrets

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.people import masks
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy
from gonghui.ui import formats

from ..models import Coupon, Entitlement, Form, Handout, Occasion
from ..queries import handouts
from ..reasons import Proof
from ..refusals_handing import (
    CouponDates,
    CouponEarly,
    CouponExpired,
    CouponUsed,
    CouponVoid,
    NoCoupons,
    NotTheOwner,
    OwnerUnchecked,
)
from . import handing

CODE_LETTERS = 8
AT_ONCE = 500
# Goods at a shop: never what stands for money.
FOR_COUPONS = (Form.GOODS, Form.COUPON, Form.CAKE, Form.TICKET)


@transaction.atomic
def issue(
    occasion: Occasion,
    rows: QuerySet[Entitlement],
    *,
    goods: str,
    shop: str,
    valid_until: datetime.date,
    by: Actor,
    at: datetime.datetime,
) -> int:
    """A coupon for every open entitlement of `rows` that has none; how many. Raises CouponDates, NoCoupons.

    Issued again it makes only what is missing.
    """
    if occasion.program.form not in FOR_COUPONS:
        raise NoCoupons(form=occasion.program.get_form_display())
    today = timezone.localdate(at)
    if not today <= valid_until <= occasion.closes_on:
        raise CouponDates(first=formats.day(today), last=formats.day(occasion.closes_on))
    journal.hold(occasion.path)
    wanted = handouts.without_coupon(rows.filter(occasion=occasion)).order_by("pk")
    made = [
        _made(row, tidy(goods), tidy(shop), today, valid_until, at)
        for row in wanted.only("pk", "organization")
    ]
    Coupon.objects.bulk_create(made, batch_size=AT_ONCE)
    journal.record(
        "benefits.coupons.issue",
        by=by,
        at=at,
        subject=occasion,
        organization_id=occasion.organization_id,
        path=occasion.path,
        body={"coupons": len(made), "until": valid_until.isoformat()},
    )
    return len(made)


@transaction.atomic
def use(
    coupon: Coupon,
    *,
    shown_by: Person | None = None,
    checked: bool = False,
    by: Actor,
    at: datetime.datetime,
) -> Handout:
    """Redeem a coupon for its owner, whose card was shown or whose papers were looked at.

    Raises NotTheOwner, OwnerUnchecked, CouponUsed, CouponVoid, CouponExpired, CouponEarly, AlreadySettled.
    """
    owner = coupon.entitlement.person
    if shown_by is not None and shown_by.pk != owner.pk:
        raise NotTheOwner(name=masks.name(owner.name))
    if shown_by is None and not checked:
        raise OwnerUnchecked
    journal.hold(coupon.path)
    _take(coupon, by, at)
    given = handing.Given(Handout.Way.COUPON, Proof.CARD if shown_by else Proof.COUPON, place=coupon.shop)
    return handing.hand_out(coupon.entitlement, given, by=by, at=at)


def refuse_unless_good(coupon: Coupon, at: datetime.datetime) -> None:
    """Say why a coupon is not good today: used (when, by whom), void, over, or not yet begun."""
    if coupon.used_at:
        raise CouponUsed(when=formats.moment(coupon.used_at), who=coupon.used_by_name)
    if coupon.void_at:
        raise CouponVoid(when=formats.moment(coupon.void_at))
    if handouts.is_over(coupon, at):
        raise CouponExpired(day=formats.day(coupon.valid_until))
    if coupon.valid_from > timezone.localdate(at):
        raise CouponEarly(day=formats.day(coupon.valid_from))


def _take(coupon: Coupon, by: Actor, at: datetime.datetime) -> None:
    today = timezone.localdate(at)
    days = {"valid_from__lte": today, "valid_until__gte": today}
    taken = {"used_at": at, "used_by_person_id": by.person_id, "used_by_name": by.name}
    if not Coupon.objects.filter(pk=coupon.pk, used_at=None, void_at=None, **days).update(**taken):
        refuse_unless_good(handouts.coupon_now(coupon), at)


def _made(
    row: Entitlement,
    goods: str,
    shop: str,
    valid_from: datetime.date,
    valid_until: datetime.date,
    at: datetime.datetime,
) -> Coupon:
    coupon = Coupon(
        organization_id=row.organization_id,
        entitlement=row,
        goods=goods[:120],
        shop=shop[:120],
        valid_from=valid_from,
        valid_until=valid_until,
        issued_at=at,
    )
    coupon.seal_code("".join(secrets.choice(handouts.LETTERS) for _each in range(CODE_LETTERS)))
    return coupon
