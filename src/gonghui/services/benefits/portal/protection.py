"""A woman's own page: what she told, what she is entitled to, and taking it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, person_of, signed_in
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..actions import women as deeds
from ..forms.women import TellForm
from ..queries import protection as reading
from ..queries import women as seen

MALE = "1"


def is_for(person: Person | None) -> bool:
    """Whether to offer the page: to members who are not men."""
    return person is not None and person.sex != MALE and union_of(person) is not None


def union_of(person: Person) -> Organization | None:
    """Where a person belongs, as far as any service knows."""
    known = (service.belongs(person) for service in registry.services() if service.belongs)
    return next(filter(None, known), None)


@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """Her record, her rights from which day to which day, and who may read it."""
    person, union = _her(request)
    today = timezone.localdate()
    record = seen.standing(person)
    context = {
        "record": record,
        "shown": reading.shown(record, today) if record else {},
        "officers": list(seen.officers_of(union, today)[:3]),
    }
    return render(request, "benefits/portal/protection.html", context)


@signed_in
def telling(request: HttpRequest) -> HttpResponse:
    """Tell the women's officer; what was told before is put aside."""
    person, union = _her(request)
    form = TellForm(request.POST or None, initial={"infants": 1})
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": access.actor_for(request), "at": timezone.now()}
        says = _("记好了。下面是您现在应有的保护，女职工委员会帮您落实。")
        if tried(request, lambda: deeds.keep(person, union, form.told(), **told), says, form):
            return redirect("portal-benefits:protection")
    return render(request, "benefits/portal/protection_telling.html", {"form": form})


@signed_in
def withdrawal(request: HttpRequest, uid: str) -> HttpResponse:
    """Take it back; nothing of it stays."""
    person, _union = _her(request)
    record = found_or_404(seen.own(person).filter(closed_at=None), uid=uid)
    if request.method == "POST":
        told: dict[str, Any] = {"by": access.actor_for(request), "at": timezone.now()}
        tried(request, lambda: deeds.withdraw(record, **told), _("已经撤回，登记的内容清掉了。"))
        return redirect("portal-benefits:protection")
    return render(request, "benefits/portal/protection_withdrawal.html", {"record": record})


@signed_in
def rooms(request: HttpRequest) -> HttpResponse:
    """The nursing rooms near a member."""
    found = seen.rooms_for(union_of(person_of(request)))
    return render(request, "benefits/portal/nursing_rooms.html", {"rooms": found[:50]})


def _her(request: HttpRequest) -> tuple[Person, Organization]:
    person = person_of(request)
    union = union_of(person)
    if person.sex == MALE or union is None:
        raise Http404
    return person, union
