"""Likely people in hardship, found among what is known; seen by their own basic union alone."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.access import roles
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.people.models import Person

from ..models import Application, Facts, Hardship, Household, HouseholdMember, Proposal
from ..rules import sql
from . import assessing, policies
from .counting import UNINSURED

VERIFY = "assistance.verify"
REST, REST_DAYS = "assistance.proposal_rest_days", 180
WATCH, WATCH_DAYS = "assistance.return_watch_days", 730
LASTING = (Household.State.OPEN, Household.State.ON_FILE, Household.State.OBSERVED)
HALTED = ("2", "3", "6", "7")
SCHOOL_AGE = (6, 18)
WORDS = {
    "returned": _("脱困还不到两年，收入又低到标准以下，可能返困"),
    "below_line": _("按上次填的收入，家里低于认定标准"),
    "event": _("最近一年家里遇到过突发的事"),
    "halted": _("所在企业停产、半停产、破产或者关闭"),
    "out_of_work": _("登记的就业状况是待岗或失业"),
    "insurance": _("家里有人没有医保，或者断保、退保、漏保"),
    "children": _("家里有上学的孩子"),
}
"""Reason → what is said of it, the weightiest first."""
WEAK = {"insurance", "children"}
"""Alone these are too little to call somebody; two of them are enough."""


@dataclass(frozen=True)
class Likely:
    """Somebody who may need help: who, at which basic union, and why."""

    person_id: int
    organization_id: int
    reasons: tuple[str, ...]


def own(actor: Actor, state: str = Proposal.State.OPEN) -> QuerySet[Proposal]:
    """The proposals of the unions in which this officer has their very seat.

    Not of those below: whoever leads from above sees how many files there are, never whom a union may call.
    """
    held_by, paths = roles.permission(VERIFY).held_by, access.paths_for(actor, VERIFY)
    seats = [
        standing.place.pk
        for standing in access.standings(actor)
        if standing.role in held_by and any(standing.path.startswith(path) for path in paths)
    ]
    found = Proposal.objects.filter(organization__in=seats, state=state)
    return found.exclude(person=actor.person_id).select_related("person", "organization")


def words(reasons: Iterable[str]) -> list[str]:
    return [str(sentence) for code, sentence in WORDS.items() if code in reasons]


def likely(on: datetime.date, policy_code: str) -> list[Likely]:
    """Everybody who should be called, from a handful of questions, none of them for one person alone."""
    signs: dict[int, tuple[int, set[str]]] = {}
    for reason, rows in _signs(on, policy_code):
        for person_id, organization_id in rows:
            _organization, reasons = signs.setdefault(person_id, (organization_id, set()))
            reasons.add(reason)
    enough = {key: sign for key, sign in signs.items() if len(sign[1]) > 1 or not sign[1] <= WEAK}
    left_out = _helped_already() | _resting(on)
    unions = _basic_unions({organization for organization, _reasons in enough.values()})
    return [
        Likely(person, unions[organization], tuple(code for code in WORDS if code in reasons))
        for person, (organization, reasons) in enough.items()
        if person not in left_out
    ]


def stale() -> QuerySet[Proposal]:
    """Open proposals of people who are helped, or have asked, in the meantime."""
    return Proposal.objects.filter(state=Proposal.State.OPEN, person__in=_helped_already())


def _signs(on: datetime.date, policy_code: str) -> Iterable[tuple[str, list[tuple[int, int]]]]:
    for service in registry.services():
        for reason, people in service.signs.items():
            yield reason, list(people())
    known = Household.objects.filter(state__in=(Household.State.LIFTED, Household.State.CLOSED))
    yield from _below(known, on, policy_code)
    for reason, condition in _conditions(on).items():
        yield reason, list(known.filter(condition).values_list("head", "organization"))


def _below(
    known: QuerySet[Household], on: datetime.date, policy_code: str
) -> Iterable[tuple[str, list[tuple[int, int]]]]:
    """Files that ended and would be in a category today: lifted within the watch, or not."""
    policy = policies.in_force(policy_code, on)
    facts = Facts.objects.filter(household__in=known)
    columns = f"f.id, {sql.category(policy)}"
    rows = assessing.select(columns, facts, policies.lines_on(on)).rows()
    poor = [key for key, category in rows if category not in (None, "none")]
    found = known.filter(facts__in=poor).values_list("head", "organization", "state", "ended_on")
    days = parameters.value(WATCH, on=on, default=WATCH_DAYS)
    back, below = [], []
    for head, organization, state, ended_on in found:
        watched = state == Household.State.LIFTED and ended_on and (on - ended_on).days <= days
        (back if watched else below).append((head, organization))
    yield "returned", back
    yield "below_line", below


def _conditions(on: datetime.date) -> dict[str, Q]:
    """Reason → which ended files give it."""
    members = HouseholdMember.objects.filter(household=OuterRef("pk"), left_on=None)
    youngest, oldest = on.year - SCHOOL_AGE[0], on.year - SCHOOL_AGE[1]
    gap = Q(insurance=UNINSURED) | ~Q(insurance_gap="")
    school = Q(in_school=True) | Q(birth_year__range=(oldest, youngest))
    year_ago = on - datetime.timedelta(days=365)
    events = Hardship.objects.filter(household=OuterRef("pk"), on__range=(year_ago, on))
    return {
        "event": Q(Exists(events)),
        "halted": Q(enterprise_state__in=HALTED),
        "insurance": gap | Q(Exists(members.filter(gap))),
        "children": Q(Exists(members.filter(school))),
    }


def _helped_already() -> set[int]:
    """Whoever has a file that lasts, lives in such a household, has begun to ask, or has died."""
    lasting = Household.objects.filter(state__in=LASTING).values_list("head", flat=True)
    living = HouseholdMember.objects.filter(household__state__in=LASTING, left_on=None, person__isnull=False)
    asking = Application.objects.filter(Q(sent_at=None) | Q(case__ended_at=None)).values_list("person")
    gone = Person.objects.filter(died_on__isnull=False).values_list("pk")
    found: QuerySet[Any] = living.values_list("person")
    return {*lasting, *(key for (key,) in [*found, *asking, *gone])}


def _resting(on: datetime.date) -> set[int]:
    """Whoever was called within the days that regional data give, and need not be called again."""
    days: dict[str, int] = {}
    settled = Proposal.objects.exclude(state=Proposal.State.OPEN).exclude(settled_at=None)
    found = set()
    for person, at, region in settled.values_list("person", "settled_at", "organization__region"):
        if region not in days:
            days[region] = parameters.value(REST, on=on, region=region, default=REST_DAYS)
        if (on - timezone.localtime(at).date()).days < days[region]:
            found.add(person)
    return found


def _basic_unions(organizations: set[int]) -> dict[int, int]:
    """Organization → its basic union, or itself where it stands above or outside one."""
    paths = dict(Organization.objects.filter(pk__in=organizations).values_list("pk", "path"))
    above = {path[:end] for path in paths.values() for end in range(STEP, len(path) + 1, STEP)}
    basic = Organization.objects.filter(path__in=above, level=Organization.Level.BASIC)
    unions = dict(basic.values_list("path", "pk"))

    def union_of(path: str) -> int | None:
        steps = (path[:end] for end in range(STEP, len(path) + 1, STEP))
        return next((unions[step] for step in steps if step in unions), None)

    return {key: union_of(path) or key for key, path in paths.items()}
