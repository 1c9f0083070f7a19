"""What stands in an inbox, what is still on its way, and what could not be sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person

from . import addresses
from .channels.found import channel
from .models import STILL_TO_SEND, Channel, Delivery, Notice, PhoneMessage, Preference, State

OUTBOX = "notices.outbox"
ROOT_PATH = 5


@dataclass(frozen=True)
class Choice:
    """One channel as its owner sees it. `is_offered` says whether the union has set it up at all."""

    channel: str
    name: str
    is_on: bool
    address: str
    is_offered: bool


def inbox(person: Person) -> QuerySet[Notice]:
    """Everything told to this person, newest first."""
    return Notice.objects.filter(person=person)


def unread(person_id: int) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person_id, read_at=None)


def about_person(person: Person) -> dict[str, Any]:
    """Everything this room holds on a person: what was told and sent, and how they want to be told."""
    ways = [
        {"channel": choice.name, "is_on": choice.is_on, "address": choice.address}
        for choice in choices(person)
    ]
    return {
        "notices": list(inbox(person).values("title", "body", "created_at", "read_at")),
        "channels": ways,
        "deliveries": [
            {
                "what": sent.notice.title if sent.notice else "",
                "channel": sent.get_channel_display(),
                "state": sent.get_state_display(),
                "created_at": sent.created_at,
                "sent_at": sent.sent_at,
            }
            for sent in Delivery.objects.filter(notice__person=person).select_related("notice")
        ],
    }


def unread_count(person: Person) -> int:
    return unread(person.pk).count()


def unread_of(person: Person) -> Coalesce:
    """The same as an expression, to be asked together with other things."""
    counted = unread(person.pk).order_by().values("person_id").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def choices(person: Person) -> list[Choice]:
    """The channels and what the person has chosen for each."""
    kept = {choice.channel: choice for choice in Preference.objects.filter(person=person)}
    return [_choice(person, code, kept.get(code)) for code in Channel]


def mail_address(person: Person) -> str:
    """The mail address a person gave, "" for none."""
    kept = Preference.objects.filter(person=person, channel=Channel.EMAIL).first()
    return addresses.own_address(kept) if kept else ""


def can_send_codes() -> bool:
    """Whether one-time codes can reach a telephone; without it only passwords are offered."""
    return channel(Channel.SMS) is not None


def dead_letters(actor: Actor, at: datetime) -> QuerySet[Delivery]:
    """Deliveries given up, within the actor's scope; those of no union only from the top of the tree."""
    dead = Delivery.objects.filter(state=State.DEAD).select_related("notice__person", "notice__organization")
    seen = access.visible_to(actor, dead, OUTBOX, field="notice__organization__path", at=at)
    if any(len(path) <= ROOT_PATH for path in access.paths_for(actor, OUTBOX, at=at)):
        seen = dead.filter(Q(pk__in=seen.values("pk")) | Q(notice__organization=None))
    return seen.order_by("created_at", "id")


def outbox_age(at: datetime) -> timedelta:
    """How long the oldest due delivery has been waiting for a dispatcher; for health checks."""
    oldest = (
        Delivery.objects.filter(state__in=STILL_TO_SEND, next_try_at__lte=at)
        .order_by("next_try_at")
        .values_list("next_try_at", flat=True)
        .first()
    )
    return at - oldest if oldest else timedelta(0)


def phone_messages(number: str = "") -> QuerySet[PhoneMessage]:
    """What the demonstration's phone received, newest first."""
    messages = PhoneMessage.objects.all()
    return messages.filter(address=number) if number else messages


def _choice(person: Person, code: str, kept: Preference | None) -> Choice:
    return Choice(
        channel=code,
        name=str(Channel(code).label),
        is_on=kept.on if kept else code == Channel.SMS,
        address=addresses.own_address(kept) if kept and code != Channel.SMS else "",
        is_offered=channel(code) is not None,
    )
