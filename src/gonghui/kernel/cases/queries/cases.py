"""Which cases a person may see, and what may be done with one."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.database import next_path
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..flows import Move
from ..models import Case, Recusal
from ..seats import open_item, right_to
from .desk import co_signs_for
from .scope import scopes


def visible(actor: Actor, at: datetime, flow: str = "") -> QuerySet[Case]:
    """Cases an officer may see: of flows in which a permission of theirs has a part, in their scope.

    On either side of a two-sided case; also those where their signature is waited for.
    """
    wanted = [registry.flow(flow)] if flow else list(registry.flows().values())
    permissions = {permission for each in wanted for permission in each.permissions}
    condition = Q(pk__in=co_signs_for(actor, at).order_by().values("case_id"))
    for scope in scopes(actor, permissions, at):
        codes = [each.code for each in wanted if scope.permissions & set(each.permissions)]
        below = Q(path__gte=scope.path, path__lt=next_path(scope.path))
        there = Organization.objects.filter(below).values("pk")
        other = Q(other_organization__in=there) | Q(other_organization__closed_into__in=there)
        condition |= Q(below | other, flow__in=codes)
    cases = Case.objects.filter(condition).exclude(pk__in=Recusal.cases_closed_to(actor.person_id))
    cases = cases.select_related("organization", "applicant")
    return cases.filter(flow=flow) if flow else cases


def still_open(path: str) -> QuerySet[Case]:
    """Cases that have not ended, at and below a path: what must be settled before a union is closed."""
    return Case.objects.filter(path__gte=path, path__lt=next_path(path), ended_at=None)


def of_applicant(person: Person) -> QuerySet[Case]:
    """A member's own cases, newest first."""
    return Case.objects.filter(applicant=person).select_related("organization", "handler")


def applicants_among(person_ids: Iterable[int]) -> set[int]:
    """Those of these persons who have a case of their own, open or ended."""
    found = Case.objects.filter(applicant_id__in=person_ids).order_by()
    return set(found.values_list("applicant_id", flat=True))


def waiting_among(cases: Iterable[Case]) -> list[Case]:
    """Those of a member's cases that wait for the member, the nearest deadline first."""
    waiting = [case for case in cases if case.ended_at is None and case.waits_for_applicant]
    return sorted(waiting, key=lambda case: (case.due_at is None, case.due_at, case.pk))


def moves_open_to(case: Case, actor: Actor, at: datetime | None = None) -> list[Move]:
    """The moves this actor may make now, in the order of the flow; officers decide no case of their own."""
    at = at or timezone.now()
    item = open_item(case)
    return [
        move
        for move in case.declared.moves_from(case.stage)
        if (move.when is None or move.when(case))
        and not (move.needs and actor.person_id == case.applicant_id)
        and right_to(move, case, actor, at, item) is not None
    ]
