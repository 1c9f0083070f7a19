"""The alarm about unpaid wages: raised by hand or from a grievance, confirmed within the hour, settled."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases.numbers import next_number
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.organizations.models import Organization

from ..models import Grievance, WageAlert
from ..queries import rights
from ..refusals_rights import AlertConfirmed, AlertRaised, AlreadyEnded, ConfirmFirst
from ..rules import clocks
from ..telling_rights import ALERT_LATE, ALERT_RAISED
from .writing_down import today_of, write_down

PREFIX = "YQ"


@dataclass(frozen=True)
class Unpaid:
    """Who owes how many workers how much (fen, None where nobody knows yet), and where."""

    unit: str
    workers: int
    amount_fen: int | None
    place: str
    words: str = ""


@transaction.atomic
def raise_alert(
    unpaid: Unpaid,
    *,
    organization: Organization,
    by: Actor,
    at: datetime.datetime,
    grievance: Grievance | None = None,
) -> WageAlert:
    """Tell the city's union at once. Raises AlertRaised when the grievance has raised one.

    Of the grievance nothing is taken over but the tie to it: no name, no words.
    """
    if grievance is not None:
        Grievance.objects.select_for_update(of=("self",)).get(pk=grievance.pk)
        if earlier := rights.alert_from(grievance):
            raise AlertRaised(number=earlier.number)
    region, today = organization.region, today_of(at)
    minutes = clocks.length(clocks.ALERT, on=today, region=region)
    alert = WageAlert(
        organization=organization,
        number=next_number(PREFIX, at),
        grievance=grievance,
        city=rights.city_above(organization),
        unit=unpaid.unit.strip(),
        workers=unpaid.workers,
        amount_fen=unpaid.amount_fen,
        raised_at=at,
        raised_by_id=by.person_id,
        due_at=at + datetime.timedelta(minutes=minutes),
    )
    alert.particulars = {"place": unpaid.place.strip(), "words": unpaid.words.strip()}
    alert.save()
    write_down("grievances.alert.raise", alert, by, at, city=alert.city_id)
    _tell(alert, alert.city, ALERT_RAISED, by, at)
    return alert


@transaction.atomic
def acknowledge(alert: WageAlert, *, by: Actor, at: datetime.datetime) -> WageAlert:
    """Somebody at the city has it in hand. Raises AlertConfirmed."""
    alert = _locked(alert)
    if alert.acknowledged_at is not None:
        raise AlertConfirmed
    alert.acknowledged_at, alert.acknowledged_by_id = at, by.person_id
    alert.save(update_fields=["acknowledged_at", "acknowledged_by"])
    write_down("grievances.alert.acknowledge", alert, by, at, in_time=at <= alert.due_at)
    return alert


@transaction.atomic
def settle(
    alert: WageAlert,
    outcome: str,
    *,
    words: str,
    by: Actor,
    at: datetime.datetime,
    paid_fen: int | None = None,
) -> WageAlert:
    """What came of it; `paid_fen` is what the workers were paid. Raises ConfirmFirst, AlreadyEnded."""
    alert = _locked(alert)
    if alert.acknowledged_at is None:
        raise ConfirmFirst
    if alert.closed_at is not None:
        raise AlreadyEnded
    alert.outcome, alert.paid_fen, alert.closed_at = outcome, paid_fen, at
    alert.particulars = alert.particulars | {"result": words.strip()}
    alert.save()
    write_down("grievances.alert.settle", alert, by, at, outcome=str(outcome))
    return alert


@transaction.atomic
def escalate_unconfirmed(*, at: datetime.datetime) -> int:
    """Tell the union above the city, and the city once more, of what nobody confirmed. Gives how many."""
    told = 0
    for each in rights.unconfirmed(at):
        alert = _locked(each)
        if alert.acknowledged_at is not None or alert.escalated_at is not None:
            continue
        alert.escalated_at = at
        alert.save(update_fields=["escalated_at"])
        write_down("grievances.alert.escalate", alert, SYSTEM, at)
        for union in filter(None, (alert.city, alert.city.parent)):
            _tell(alert, union, ALERT_LATE, SYSTEM, at)
        told += 1
    return told


def _tell(alert: WageAlert, union: Organization, kind: str, by: Actor, at: datetime.datetime) -> None:
    places = {"number": alert.number, "organization": alert.organization.name, "workers": alert.workers}
    url = reverse("workbench-grievances:alert", args=[alert.uid])
    for person in rights.who_confirms(union, today_of(at)):
        tell(person, kind, places=places, by=by, at=at, url=url, once=f"{alert.uid}:{union.pk}")


def _locked(alert: WageAlert) -> WageAlert:
    return WageAlert.objects.select_for_update(of=("self",)).get(pk=alert.pk)
