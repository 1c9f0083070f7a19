"""Telling people, in the transaction of the deed that has something to tell."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.access.models import Account
from gonghui.kernel.actor import Actor
from gonghui.kernel.crypto import seal_text
from gonghui.kernel.journal.actions import record
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.manifest import NoticeKind

from . import addresses, kinds, silence, wording, work
from .channels.found import channel as set_up
from .models import Channel, Delivery, Notice, Preference, State
from .quiet import free_at

CODE_LIVES = timedelta(minutes=10)
CODE_FIRST, URGENT_NEXT, OTHERS = 0, 1, 5


class NotDead(Refusal):
    says = _("这条消息已经处理过了，不用再处理。")


class AddressMissing(Refusal):
    says = _("要用这种方式收消息，请先填写地址。")


@transaction.atomic
def tell(
    person: Person,
    kind_code: str,
    *,
    places: Mapping[str, object],
    by: Actor,
    at: datetime,
    url: str = "",
    about: models.Model | None = None,
    organization: Organization | None = None,
    once: str = "",
    to_phone: str = "",
) -> Notice:
    """Put a notice into the inbox and its messages into the outbox; both vanish if the deed rolls back.

    Of a service that is switched off where the person belongs, the inbox alone holds it.

    `to_phone`: the SMS goes to this number instead of the person's own (one that was just given up).
    `once` names an occasion (a reminder's case and day): the second telling of it returns the first.
    Raises BadPlace when the kind's text and `places` do not fit.
    """
    kind = kinds.find(kind_code)
    if once and (told := Notice.objects.filter(person=person, kind=kind.code, once=once).first()):
        return told
    with translation.override(language_of(person)):
        title, body = wording.fill(str(kind.title), places), wording.fill(str(kind.body), places)
    notice = Notice.objects.create(
        person=person,
        kind=kind.code,
        title=title[:200],
        body=body,
        url=url,
        about_kind=about._meta.label_lower if about else "",
        about_id=about.pk if about else None,
        organization=organization,
        urgent=kind.urgent,
        once=once,
        by_person_id=by.person_id,
        created_at=at,
    )
    _queue(notice, kind, at, to_phone)
    return notice


@transaction.atomic
def tell_code(*, code: str, at: datetime, phone: str = "", mail: str = "") -> Delivery:
    """Send a one-time code ahead of everything else, at any hour: to a phone, or to a mail address.

    It lives 10 minutes and is kept sealed.
    """
    channel = Channel.EMAIL if mail else Channel.SMS
    ends = {"priority": CODE_FIRST, "expires_at": at + CODE_LIVES}
    delivery = _sealed(channel, mail or phone, {"code": code}, at, **ends)
    work.send_soon()
    return delivery


@transaction.atomic
def tell_by_mail(
    address: str, kind_code: str, *, places: Mapping[str, object], at: datetime, url: str = ""
) -> Delivery | None:
    """Tell whoever wrote from a mail address and has no inbox here; None where no mail is set up.

    Address and words are kept sealed until it is sent. Raises BadPlace.
    """
    if set_up(Channel.EMAIL) is None:
        return None
    kind = kinds.find(kind_code)
    with translation.override("zh-hans"):
        told = {
            "title": wording.fill(str(kind.title), places),
            "body": wording.fill(str(kind.body), places),
            "url": url,
        }
    return _sealed(Channel.EMAIL, address, told, at, priority=OTHERS)


def language_of(person: Person) -> str:
    """The language the person reads, Chinese when she has no account."""
    return Account.objects.filter(person=person).values_list("language", flat=True).first() or "zh-hans"


def mark_read(notice: Notice, *, at: datetime) -> None:
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)


def mark_all_read(person: Person, *, at: datetime) -> int:
    """How many notices were unread."""
    return Notice.objects.filter(person=person, read_at=None).update(read_at=at)


@transaction.atomic
def choose_channel(
    person: Person, channel: str, *, on: bool, by: Actor, at: datetime, address: str = ""
) -> Preference:
    """Switch a channel on or off for one person. An empty address keeps the known one.

    Raises AddressMissing when mail or WeChat is switched on without any address.
    """
    choice = Preference.objects.select_for_update().filter(person=person, channel=channel).first()
    choice = choice or Preference(person=person, channel=Channel(channel))
    if address:
        choice.address = seal_text(address, bound_to=choice.bound())
    if on and channel != Channel.SMS and not choice.address:
        raise AddressMissing
    choice.on, choice.changed_at = on, at
    choice.save()
    body = {"channel": str(choice.channel), "on": on}
    record("notices.choose_channel", by=by, at=at, subject=choice, about_person_id=person.pk, body=body)
    return choice


@transaction.atomic
def forget_address(person: Person, channel: str, *, by: Actor, at: datetime) -> None:
    """Delete the address a person gave for a channel; the channel is off without it."""
    for choice in Preference.objects.select_for_update().filter(person=person, channel=channel):
        choice.on, choice.address, choice.changed_at = False, None, at
        choice.save()
        body = {"channel": str(choice.channel)}
        record("notices.forget_address", by=by, at=at, subject=choice, about_person_id=person.pk, body=body)


@transaction.atomic
def try_again(delivery: Delivery, *, by: Actor, at: datetime) -> None:
    """Take a dead letter up again from the first try. Raises NotDead."""
    _clear(delivery, "notices.try_again", by=by, at=at, state=State.WAITING, tries=0, next_try_at=at)
    work.send_soon()


@transaction.atomic
def give_up(delivery: Delivery, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Clear a dead letter for good; the notice stays in the inbox. Raises NotDead."""
    _clear(delivery, "notices.give_up", by=by, at=at, reason=reason, state=State.DROPPED)


def _sealed(channel: str, address: str, told: dict[str, str], at: datetime, **ends: Any) -> Delivery:
    """A message that stands in no inbox: where it goes and what it says lie sealed in its own row."""
    uid = uuid.uuid4()
    delivery = Delivery(uid=uid, channel=channel, next_try_at=at, dedupe=uid.hex, created_at=at, **ends)
    delivery.address = seal_text(address, bound_to=delivery.bound("address"))
    words = json.dumps(told, ensure_ascii=False)
    delivery.words = seal_text(words, bound_to=delivery.bound("words"))
    delivery.save()
    return delivery


def _queue(notice: Notice, kind: NoticeKind, at: datetime, to_phone: str) -> None:
    if silence.is_silenced(notice.person, kind.code, at):
        return
    told: dict[str, str] = {Channel.SMS: to_phone} if to_phone else {}
    channels = [
        code
        for code in kind.channels
        if code in Channel.values
        and set_up(code)
        and (told.get(code) or addresses.address_of(notice.person, code))
    ]
    deliveries = [
        Delivery(
            notice=notice,
            channel=code,
            priority=URGENT_NEXT if kind.urgent else OTHERS,
            next_try_at=(free := free_at(code, at, urgent=kind.urgent)),
            state=State.WAITING if free == at else State.HELD,
            dedupe=f"{notice.uid.hex}:{code}",
            created_at=at,
        )
        for code in channels
    ]
    for delivery in deliveries:
        if number := told.get(delivery.channel):
            delivery.address = seal_text(number, bound_to=delivery.bound("address"))
    Delivery.objects.bulk_create(deliveries)
    if channels and kind.urgent:
        work.send_soon()


def _clear(
    delivery: Delivery, deed: str, *, by: Actor, at: datetime, reason: str = "", **changes: object
) -> None:
    if not Delivery.objects.filter(pk=delivery.pk, state=State.DEAD).update(**changes):
        raise NotDead
    notice = delivery.notice or SimpleNamespace(person_id=None, organization_id=None)
    record(
        deed,
        by=by,
        at=at,
        subject=delivery,
        about_person_id=notice.person_id,
        organization_id=notice.organization_id,
        reason=reason,
        body={"channel": delivery.channel, "tries": delivery.tries, "fault": delivery.fault},
    )
