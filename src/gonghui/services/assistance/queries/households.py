"""Reading household files. Officers' lists go through `visible`; workers see their own."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import Person

from ..models import Application, Facts, Household

VIEW = "assistance.view"
FILE = "assistance.file"
REVEAL = "people.reveal"
LASTING = (Household.State.OPEN, Household.State.ON_FILE, Household.State.OBSERVED)
PLAIN = ("main_cause", "focus", "work_state", "enterprise_state", "insurance_gap")
AT_ONCE = 2000


def visible(actor: Actor, permission: str = VIEW) -> QuerySet[Household]:
    """The files an officer may see: within the organizations of their positions."""
    return access.visible_to(actor, Household.objects.all(), permission)


def register(actor: Actor, filters: dict[str, Any], on: datetime.date) -> QuerySet[Household]:
    """The register of files: one query for list, count, search and export alike."""
    found = visible(actor)
    state = filters.get("state")
    found = found.filter(state__in=[state] if state else LASTING)
    found = found.filter(**{name: filters[name] for name in PLAIN if filters.get(name)})
    if filters.get("category"):
        found = found.filter(facts__category=filters["category"])
    if filters.get("mark") == "due":
        found = found.filter(check_due_on__lte=on)
    elif filters.get("mark") == "flagged":
        found = found.exclude(flags=[])
    if filters.get("organization"):
        found = tree.within(found, filters["organization"].path)
    if filters.get("text"):
        found = named(found, filters["text"])
    return found.select_related("head", "organization", "facts").order_by("path", "id")


def named(found: QuerySet[Household], text: str) -> QuerySet[Household]:
    """Files of a head so named, by pinyin, number or telephone; or with this number of their own."""
    heads = people.search(Household.objects.all(), text, prefix="head__").values("pk")
    return found.filter(Q(number__istartswith=text) | Q(pk__in=heads))


def lasting_of(person: Person | None) -> Household | None:
    """The one file in which somebody asks or is helped now, if any."""
    if person is None:
        return None
    found = Household.objects.filter(head=person, state__in=LASTING)
    return found.select_related("head", "organization", "facts").first()


def lifted_of(person: Person) -> Household | None:
    """The file of a household that had been let go as standing by itself, when its newest one is such."""
    newest = latest_of(person)
    return newest if newest and newest.state == Household.State.LIFTED else None


def latest_of(person: Person) -> Household | None:
    """The newest file of a person, also one that has ended: what it tells is not asked again."""
    return Household.objects.filter(head=person).select_related("facts").order_by("-id").first()


def lasting_by_head(person_ids: Iterable[int]) -> dict[int, Household]:
    """Lasting files with facts and amounts, by their head; some thousand people at a time."""
    found: dict[int, Household] = {}
    for part in parts(person_ids):
        rows = Household.objects.filter(head__in=part, state__in=LASTING).select_related("facts")
        found |= {row.head_id: row for row in rows.prefetch_related("amounts")}
    return found


def by_keys(pks: Iterable[int]) -> QuerySet[Household]:
    """Files by their keys, for deeds that hold them."""
    return Household.objects.filter(pk__in=pks).select_related("facts")


def changed_but_at(first: int, last: int, moment: datetime.datetime) -> int | None:
    """The key of a file in this range that was changed at another moment than this."""
    later = Household.objects.filter(pk__range=(first, last)).exclude(changed_at=moment)
    return later.values_list("pk", flat=True).first()


def aid_held(pks: Iterable[int]) -> list[tuple[int, int, int]]:
    """File, facts, and the fen of earlier aid that these hold."""
    return list(Facts.objects.filter(household__in=pks).values_list("household", "pk", "earlier_aid_fen"))


def facts_of_all() -> QuerySet[Facts]:
    """The facts of every household, for assessing them all."""
    return Facts.objects.all()


def by_numbers(numbers: Iterable[str]) -> dict[str, Household]:
    """Files by their number."""
    found: dict[str, Household] = {}
    for part in parts(filter(None, numbers)):
        found |= {row.number: row for row in Household.objects.filter(number__in=part)}
    return found


def any_changed_since(pks: Iterable[int], moment: datetime.datetime) -> bool:
    return any(Household.objects.filter(pk__in=part, changed_at__gt=moment).exists() for part in parts(pks))


def region_of_code(code: str) -> str:
    organization = tree.find(code)
    return region_of(organization) if organization else ""


def parts(keys: Iterable[Any]) -> Iterator[list[Any]]:
    """Keys in steps that one question can hold."""
    unique = sorted(set(keys))
    return (unique[start : start + AT_ONCE] for start in range(0, len(unique), AT_ONCE))


def draft_of(person: Person) -> Application | None:
    return Application.objects.filter(person=person, sent_at=None).select_related("organization").first()


def running_case(household: Household | None) -> Case | None:
    """The application of this household that is on its way."""
    if household is None:
        return None
    sent = household.applications.filter(case__ended_at=None, case__isnull=False).select_related("case")
    latest = sent.order_by("-id").first()
    return latest.case if latest else None


def union_of(person: Person) -> Organization | None:
    """The basic union of a worker: where a service says that they belong."""
    for service in registry.services():
        organization = service.belongs(person) if service.belongs else None
        if organization:
            return tree.basic_union_of(organization)
    return None


def region_of(organization: Organization) -> str:
    """The division whose line holds for an organization: its own, or that of the nearest above it."""
    line = [organization, *reversed(tree.ancestors(organization))]
    return next((union.region for union in line if union.region), "")
