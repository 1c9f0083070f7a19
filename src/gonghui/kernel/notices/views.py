"""The demonstration's phone, and the list of messages that a person must look at."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gonghui.kernel.access import second_factor
from gonghui.kernel.access.doors import found_or_404, open_to_all, requires
from gonghui.kernel.access.queries import actor_for
from gonghui.kernel.refusal import Refusal
from gonghui.kernel.text import digits

from . import actions, configuration, kinds, queries
from .models import Delivery

SHOWN = 100


@dataclass(frozen=True)
class DeadLetter:
    """One message of the list. The kind's name stands for its title, which may tell about the person."""

    uid: UUID
    about: str
    person: str
    channel: str
    tries: int
    fault: str
    told_at: object


@open_to_all
@require_safe
def phone(request: HttpRequest) -> HttpResponse:
    """What the demonstration would have sent; outside the demonstration there is no such page."""
    if not configuration.is_demo():
        raise Http404
    number = digits(request.GET.get("number", ""))
    arrived = queries.phone_messages(number)[:SHOWN]
    context = {"arrived": arrived, "number": number, "codes": second_factor.codes_now(number)}
    return render(request, "notices/phone.html", context)


@requires(queries.OUTBOX)
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    dead = queries.dead_letters(actor_for(request), timezone.now())
    letters = [_shown(delivery) for delivery in dead[:SHOWN]]
    return render(request, "notices/outbox.html", {"letters": letters, "count": dead.count()})


@requires(queries.OUTBOX)
@require_POST
def retry(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _clear(request, uid, actions.try_again, _("已放回发件箱，几分钟内再发一次"))


@requires(queries.OUTBOX)
@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _clear(request, uid, actions.give_up, _("这一条不再发送，消息还在本人的收件箱里"))


def _clear(request: HttpRequest, uid: UUID, deed: Callable[..., None], done: str) -> HttpResponse:
    now = timezone.now()
    delivery = found_or_404(queries.dead_letters(actor_for(request), now), uid=uid)
    try:
        deed(delivery, by=actor_for(request), at=now)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("notices:outbox")


def _shown(delivery: Delivery) -> DeadLetter:
    notice = delivery.notice
    declared = kinds.every().get(notice.kind) if notice else None
    return DeadLetter(
        uid=delivery.uid,
        about=str(declared.name) if declared else _("消息"),
        person=notice.person.name if notice else "",
        channel=delivery.get_channel_display(),
        tries=delivery.tries,
        fault=delivery.fault,
        told_at=delivery.created_at,
    )
