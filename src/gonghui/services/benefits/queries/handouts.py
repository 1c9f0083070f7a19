"""Reading what was handed out, and the coupons for it."""

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from gonghui.kernel import crypto
from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person

from ..models import Coupon, Entitlement, Handout
from ..models.entitlements import COUPON_PURPOSE
from . import entitlements

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def of_device(key: uuid.UUID | None) -> Handout | None:
    """What a telephone has brought under this number."""
    found = Handout.objects.filter(device_key=key).select_related("entitlement")
    return found.first() if key else None


def standing(entitlement: Entitlement) -> Handout | None:
    """The record that holds, if it was handed out."""
    return Handout.objects.filter(entitlement=entitlement, undone_at=None).first()


def of_entitlement(entitlement: Entitlement) -> QuerySet[Handout]:
    """All records of one, the undone ones too."""
    return Handout.objects.filter(entitlement=entitlement).select_related("signature").order_by("-at", "-id")


def deliverable(actor: Actor) -> QuerySet[Handout]:
    """The records of what this actor may hand out."""
    seen = entitlements.deliverable(actor)
    return Handout.objects.filter(entitlement__in=seen).select_related("entitlement__occasion")


def names_of(person_ids: Iterable[int | None]) -> dict[int | None, str]:
    """Whose deeds these were."""
    return dict(Person.objects.filter(pk__in={pk for pk in person_ids if pk}).values_list("pk", "name"))


def coupon_by_code(actor: Actor, text: str) -> Coupon | None:
    """The coupon of a code, where this actor hands out; for others there is none."""
    indexes = [
        crypto.blind_index(clean(text), purpose=COUPON_PURPOSE, key_number=number).hex()
        for number in crypto.key_numbers()
    ]
    found = Coupon.objects.filter(code_index__in=indexes, entitlement__in=entitlements.deliverable(actor))
    return with_owner(found).first()


def coupons_deliverable(actor: Actor) -> QuerySet[Coupon]:
    return with_owner(Coupon.objects.filter(entitlement__in=entitlements.deliverable(actor)))


def with_owner(coupons: QuerySet[Coupon]) -> QuerySet[Coupon]:
    return coupons.select_related("entitlement__person", "entitlement__occasion", "entitlement__program")


def live_coupon(entitlement: Entitlement) -> Coupon | None:
    """The coupon that stands for one, used or not; void ones are gone."""
    return Coupon.objects.filter(entitlement=entitlement, void_at=None).first()


def coupons_of(person: Person) -> QuerySet[Coupon]:
    """A person's own coupons that are not void."""
    found = Coupon.objects.filter(entitlement__person=person, void_at=None)
    return with_owner(found).order_by("valid_until", "id")


def unused_coupons(occasion: int) -> QuerySet[Coupon]:
    """The coupons of an occasion that wait to be used."""
    found = Coupon.objects.filter(entitlement__occasion=occasion, used_at=None, void_at=None)
    return with_owner(found).order_by("pk")


def coupon_now(coupon: Coupon) -> Coupon:
    """The coupon as it stands."""
    return with_owner(Coupon.objects.filter(pk=coupon.pk)).get()


def code_of(coupon: Coupon) -> str:
    """The code, readable, as its owner reads it: ABCD-2345."""
    code = crypto.open_text(bytes(coupon.code_sealed), bound_to=coupon.binding())
    return f"{code[:4]}-{code[4:]}"


def clean(text: str) -> str:
    """A code as it may be typed or scanned (an address that ends in it), without what people add."""
    last = text.strip().rsplit("/", 1)[-1].upper()
    return "".join(letter for letter in last if letter in LETTERS)[:12]


def without_coupon(rows: QuerySet[Entitlement]) -> QuerySet[Entitlement]:
    """Of these, the open everyday ones for which no coupon stands."""
    live = Coupon.objects.filter(void_at=None).values("entitlement")
    return rows.filter(state=Entitlement.State.OPEN, is_private=False).exclude(pk__in=live)


def is_over(coupon: Coupon, at) -> bool:
    """Whether its last day has passed."""
    return coupon.valid_until < timezone.localdate(at)
