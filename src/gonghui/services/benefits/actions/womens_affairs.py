"""Nursing rooms and special collective contracts; reminding in time of a contract's end."""

import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.models import Role
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal.actions import record
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from ..models import NursingRoom, WomensContract
from ..queries import women
from ..refusals_groups import ContractOverlaps, RoomNameTaken
from ..telling_groups import CONTRACT_ENDS

REMINDER, REMIND_DAYS_BEFORE = "benefits.womens_contract_reminder_days", 60
LONGEST_BEFORE = datetime.timedelta(days=400)


@transaction.atomic
def open_room(
    organization: Organization, told: dict[str, Any], *, by: Actor, at: datetime.datetime
) -> NursingRoom:
    """Add a nursing room. `told`: name, place, open_hours, equipment, phone. Raises RoomNameTaken."""
    room = NursingRoom(organization=organization, opened_on=timezone.localdate(at), **told)
    _save(room, RoomNameTaken(name=room.name))
    _record("benefits.nursing_room.open", room, by, at)
    return room


@transaction.atomic
def close_room(room: NursingRoom, *, by: Actor, at: datetime.datetime) -> NursingRoom:
    """It is there no more; members are shown it no longer."""
    room.closed_on = timezone.localdate(at)
    room.save(update_fields=["closed_on"])
    _record("benefits.nursing_room.close", room, by, at)
    return room


@transaction.atomic
def keep_contract(
    organization: Organization, told: dict[str, Any], *, by: Actor, at: datetime.datetime
) -> WomensContract:
    """Keep a contract. `told`: title, document, signed_on, filed_on, valid_from, valid_to.

    Raises ContractOverlaps.
    """
    contract = WomensContract(organization=organization, recorded_at=at, **told)
    _save(contract, ContractOverlaps(valid_from=contract.valid_from))
    _record("benefits.womens_contract.keep", contract, by, at)
    return contract


@transaction.atomic
def remind_of_contracts(*, at: datetime.datetime) -> int:
    """Tell women's officers and chairs of contracts that end soon, once for each. Gives how many people."""
    today, told = timezone.localdate(at), 0
    for contract in women.contracts_ending(today, today + LONGEST_BEFORE):
        if contract.valid_to > today + days_before(contract, today):
            continue
        for person in _responsible(contract, today):
            places = {"title": contract.title, "day": formats.iso(contract.valid_to)}
            url = reverse("workbench-benefits:womens-contracts")
            tell(person, CONTRACT_ENDS, places=places, by=SYSTEM, at=at, url=url, once=str(contract.uid))
            told += 1
    return told


def days_before(contract: WomensContract, on: datetime.date) -> datetime.timedelta:
    """How long before its end a contract is to be renewed."""
    region = contract.organization.region
    days = parameters.value(REMINDER, on=on, region=region, default=REMIND_DAYS_BEFORE)
    return datetime.timedelta(days=days)


def _responsible(contract: WomensContract, on: datetime.date) -> list[Person]:
    serving = access.positions_on(on).filter(
        organization=contract.organization_id, role__in=(Role.WOMENS_OFFICER, Role.CHAIR)
    )
    return list({each.person_id: each.person for each in serving.select_related("person")}.values())


def _save(made: models.Model, refusal: Refusal) -> None:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as twice:
        raise refusal from twice


def _record(deed: str, subject: NursingRoom | WomensContract, by: Actor, at: datetime.datetime) -> None:
    record(deed, by=by, at=at, subject=subject, organization_id=subject.organization_id, path=subject.path)
