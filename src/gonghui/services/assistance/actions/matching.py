"""Bringing what partners and colleagues offer to what families need; never more than there are places."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.text import tidy

from ..models import Match, Measure, Offer
from ..plan_refusals import MatchedAlready, NoPlaceLeft, OfferDoesNotFit, OfferOver


@transaction.atomic
def make_offer(organization: Organization, *, by: Actor, at: datetime.datetime, **told: Any) -> Offer:
    """Write down what somebody offers; `told` names the columns of an offer, `amount_each` in fen."""
    told = {name: tidy(value) if isinstance(value, str) else value for name, value in told.items()}
    offer = Offer.objects.create(organization=organization, **told)
    _record("make", offer, by, at, {"places": offer.places, "measure": offer.measure_kind})
    return offer


@transaction.atomic
def match(offer: Offer, measure: Measure, *, by: Actor, at: datetime.datetime) -> Match:
    """Let one measure draw on an offer. Raises OfferOver, OfferDoesNotFit, MatchedAlready, NoPlaceLeft."""
    on = timezone.localtime(at).date()
    if offer.until is not None and offer.until < on:
        raise OfferOver(partner=offer.partner)
    if measure.kind != offer.measure_kind:
        raise OfferDoesNotFit(partner=offer.partner, offers=offer.offers)
    try:
        with transaction.atomic():
            made = Match.objects.create(offer=offer, measure=measure, matched_on=on)
    except IntegrityError as refused:
        if "no place left" in str(refused):
            raise NoPlaceLeft(partner=offer.partner, places=offer.places) from refused
        raise MatchedAlready from refused
    Measure.objects.filter(pk=measure.pk, state=Measure.State.PLANNED).update(state=Measure.State.RUNNING)
    _record("match", offer, by, at, {"matter": measure.matter}, measure.plan.household.head_id)
    return made


def _record(
    deed: str, offer: Offer, by: Actor, at: datetime.datetime, body: dict, about: int | None = None
) -> None:
    journal.record(
        f"assistance.offer.{deed}",
        by=by,
        at=at,
        subject=("assistance.Offer", offer.uid),
        about_person_id=about,
        organization_id=offer.organization_id,
        path=offer.path,
        body=body,
    )
