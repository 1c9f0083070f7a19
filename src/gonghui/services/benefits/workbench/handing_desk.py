"""What the pages of handing out share: who may enter, and how one row reads."""

import contextlib
import uuid
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.ui import formats

from ..models import Entitlement
from ..queries import entitlements
from ..reasons import Missed

State = Entitlement.State
TONES = {State.OPEN: "info", State.REACHED: "ok", State.DECLINED: "", State.MISSED: "warn"}


def sees(request: HttpRequest) -> Actor:
    """Who may look at the lists: everyday ones or private ones. Raises Http404 for everybody else."""
    return _holds(request, entitlements.VIEW, entitlements.WOMEN)


def hands_out(request: HttpRequest) -> Actor:
    """Who may hand out. Raises Http404 for everybody else."""
    return _holds(request, entitlements.DELIVER, entitlements.WOMEN)


def may_hand_out(actor: Actor) -> bool:
    return any(access.paths_for(actor, needs) for needs in (entitlements.DELIVER, entitlements.WOMEN))


def row(entitlement: Entitlement) -> dict[str, Any]:
    """One line of a list of names."""
    return {
        "uid": entitlement.uid,
        "url": reverse("workbench-benefits:entitlement", args=[entitlement.uid]),
        "name": entitlement.person.name,
        "place": entitlement.organization.shown_name,
        "on": formats.iso(entitlement.on),
        "choice": entitlement.choice,
        "state": entitlement.get_state_display(),
        "tone": TONES[State(entitlement.state)],
        "settled": formats.iso(entitlement.settled_at) if entitlement.settled_at else "",
        "reason": reason(entitlement),
        "is_open": entitlement.state in (State.OPEN, State.MISSED),
    }


def reason(entitlement: Entitlement) -> str:
    """Why it was missed or declined, in words."""
    said = str(Missed(entitlement.reason).label) if entitlement.reason in Missed.values else ""
    return " · ".join(part for part in (said, entitlement.reason_words) if part)


def uid_of(text: str) -> uuid.UUID | None:
    """The number of a row in an address, None for anything else."""
    with contextlib.suppress(ValueError):
        return uuid.UUID(text)
    return None


def picked(request: HttpRequest) -> list[uuid.UUID]:
    """What was ticked; whatever is no number of a row is left out."""
    return list(filter(None, map(uid_of, request.POST.getlist("picked"))))


def _holds(request: HttpRequest, *permissions: str) -> Actor:
    actor = access.actor_for(request)
    if not any(access.paths_for(actor, each) for each in permissions):
        raise Http404
    return actor
