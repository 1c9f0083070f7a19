"""The dispatcher: takes one due message at a time, sends it outside any transaction, writes what came of it.

Every message is sent at least once. A dispatcher killed between sending and writing leaves a lease behind;
when it runs out the message goes again with the same dedupe key, by which the provider knows it.
"""

import json
import logging
import time
from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from gonghui.kernel.crypto import open_text, seal_text

from . import addresses, configuration, silence, wording
from .channels.base import Message, NeverWorks, TryAgain
from .channels.found import channel
from .models import STILL_TO_SEND, Delivery, State
from .quiet import MOST_TRIES, free_at, wait_after

LEASE = timedelta(minutes=2)

log = logging.getLogger(__name__)


def dispatch(*, limit: int, at: datetime) -> Counter[str]:
    """Send at most `limit` due messages and return how many ended in each state."""
    began = time.monotonic()
    ended: Counter[str] = Counter()
    for _turn in range(limit):
        moment = at + timedelta(seconds=time.monotonic() - began)
        delivery = _claim(moment)
        if delivery is None:
            break
        ended[_send(delivery, moment)] += 1
    return ended


def _claim(at: datetime) -> Delivery | None:
    """The next due message, leased to this dispatcher, or None."""
    due = Delivery.objects.filter(state__in=STILL_TO_SEND, next_try_at__lte=at)
    if not due.exists():
        return None
    with transaction.atomic():
        delivery = due.select_for_update(skip_locked=True).order_by("priority", "next_try_at", "id").first()
        if delivery:
            delivery.tries += 1
            delivery.next_try_at = at + LEASE
            delivery.save(update_fields=["tries", "next_try_at"])
    return delivery


def _send(delivery: Delivery, at: datetime) -> str:
    urgent = delivery.notice is None or delivery.notice.urgent
    free = free_at(delivery.channel, at, urgent=urgent)
    address = _address(delivery)
    if delivery.expires_at and delivery.expires_at <= at:
        return _end(delivery, State.DROPPED, fault="expired")
    if delivery.notice and silence.is_silenced(delivery.notice.person, delivery.notice.kind, at):
        return _end(delivery, State.DROPPED, fault="service switched off")
    if free > at:
        return _settle(delivery, State.HELD, tries=delivery.tries - 1, next_try_at=free)
    if not address:
        return _end(delivery, State.DROPPED, fault="no address")
    if delivery.tries > MOST_TRIES:
        return _end(delivery, State.DEAD, fault="the dispatcher did not survive it")
    try:
        way = channel(delivery.channel)
        if way is None:
            raise TryAgain("channel not set up")
        number = way.send(address, _message(delivery, at))
    except NeverWorks as refused:
        return _end(delivery, State.DEAD, fault=str(refused))
    except TryAgain as failure:
        return _later(delivery, at, str(failure))
    except Exception as failure:
        # One message that cannot be made must not stop the others behind it.
        log.error("delivery %s: %s", delivery.pk, type(failure).__name__)
        return _later(delivery, at, type(failure).__name__)
    where = seal_text(address, bound_to=delivery.bound("address")) if delivery.notice_id else None
    return _settle(
        delivery, State.SENT, sent_at=at, provider_id=number[:120], address=where, words=None, fault=""
    )


def _address(delivery: Delivery) -> str:
    if delivery.notice and not delivery.address:
        return addresses.address_of(delivery.notice.person, delivery.channel)
    return open_text(bytes(delivery.address or b""), bound_to=delivery.bound("address"))


def _message(delivery: Delivery, at: datetime) -> Message:
    if delivery.notice is not None:
        told = {name: getattr(delivery.notice, name) for name in ("title", "body", "url")}
    else:
        told = json.loads(open_text(bytes(delivery.words or b""), bound_to=delivery.bound("words")))
    if code := told.get("code"):
        with translation.override("zh-hans"):
            title = _("您的验证码是 {code}，10 分钟内有效，请不要告诉别人").format(code=code)
        return Message(title, "", "", delivery.dedupe, at, one_time_code=code)
    url = configuration.public_address() + told["url"] if told["url"].startswith("/") else told["url"]
    body = f"{told['title']}\n\n{told['body']}".strip()
    return Message(wording.outside_title(told["title"]), body, url, delivery.dedupe, at)


def _later(delivery: Delivery, at: datetime, fault: str) -> str:
    if delivery.tries >= MOST_TRIES:
        return _end(delivery, State.DEAD, fault=fault)
    wait = wait_after(delivery.tries)
    return _settle(delivery, State.FAILED, next_try_at=at + wait, fault=fault[:200])


def _end(delivery: Delivery, state: str, *, fault: str) -> str:
    """Nothing more is tried. Of what stands in no inbox nothing is kept, and nobody has to clear it."""
    if delivery.notice is None:
        return _settle(delivery, State.DROPPED, fault=fault[:200], words=None, address=None)
    return _settle(delivery, state, fault=fault[:200])


def _settle(delivery: Delivery, state: str, **changes: object) -> str:
    """Write the end of this try, unless the lease ran out and another dispatcher has taken the message."""
    Delivery.objects.filter(pk=delivery.pk, tries=delivery.tries, state=delivery.state).update(
        state=state, **changes
    )
    return str(state)
