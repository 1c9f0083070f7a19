"""Reading memberships. Officers' lists go through `visible`; members see their own."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import Person
from gonghui.kernel.remembered import once_while_reading

from .models import CorrectionRequest, JoinApplication, Membership, MembershipChange, Transfer

VIEW = "membership.view"
JOIN = "membership.join"
AT_ONCE = 2000
OUT_OF_WORK = ("2", "3")
MISSING = {"phone": Q(person__phone=""), "id_number": Q(person__id_index=None)}
SORTS = {
    "name": ("person__name_pinyin", "pk"),
    "number": ("number",),
    "place": ("path", "pk"),
    "joined_on": ("joined_on", "pk"),
    "state": ("state", "path", "pk"),
}


def lasting() -> QuerySet[Membership]:
    return Membership.objects.filter(ended_on__isnull=True)


def lasting_on(on: datetime.date) -> QuerySet[Membership]:
    """Memberships that lasted on a day."""
    not_over = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return Membership.objects.filter(not_over, started_on__lte=on)


def out_of_work() -> QuerySet[Membership, tuple[int, int]]:
    """Members who wait for work or have none: person and organization."""
    return lasting().filter(employment__in=OUT_OF_WORK).values_list("person", "organization")


def lasting_of(person: Person | None) -> Membership | None:
    """The one membership that lasts, if any."""
    if person is None:
        return None
    found = lasting().filter(person=person).select_related("organization", "person")
    return once_while_reading(("membership", person.pk), found.first)


def numbers_of(person_ids: Iterable[int]) -> dict[int, str]:
    """Numbers of lasting memberships, by person; some thousand people at a time."""
    return dict(lasting().filter(person__in=list(person_ids)).values_list("person", "number"))


def lasting_by_person(person_ids: Iterable[int]) -> dict[int, Membership]:
    """Lasting memberships with their organizations, by person; some thousand people at a time."""
    found: dict[int, Membership] = {}
    for part in _parts(sorted(set(person_ids))):
        rows = lasting().filter(person__in=part).select_related("organization")
        found.update({membership.person_id: membership for membership in rows})
    return found


def any_changed_since(person_ids: Iterable[int], moment: datetime.datetime) -> bool:
    """Whether one of these people or of their memberships was changed after a moment."""
    return any(
        Person.objects.filter(pk__in=part, changed_at__gt=moment).exists()
        or Membership.objects.filter(person__in=part, changed_at__gt=moment).exists()
        for part in _parts(sorted(set(person_ids)))
    )


def next_number(on: datetime.date) -> str:
    """The next free membership number: the year, then eight digits."""
    year = str(on.year)
    last = (
        Membership.objects.filter(number__startswith=year)
        .order_by("-number")
        .values_list("number", flat=True)
    )
    latest = last.first()
    return year + str(int(latest[4:]) + 1 if latest else 1).zfill(8)


def visible(actor: Actor, permission: str = VIEW) -> QuerySet[Membership]:
    """The memberships an officer may see: within the organizations of their positions."""
    return access.visible_to(actor, Membership.objects.all(), permission)


def register(actor: Actor, filters: dict[str, Any]) -> QuerySet[Membership]:
    """The member register: one query for list, count, search and export alike."""
    found = visible(actor).filter(ended_on__isnull=filters.get("state") != Membership.State.ENDED)
    plain = ("state", "employment", "employment_form")
    found = found.filter(**{name: filters[name] for name in plain if filters.get(name)})
    for name in ("sex", "education", "skill_grade"):
        if filters.get(name):
            found = found.filter(**{f"person__{name}": filters[name]})
    if filters.get("joined_from"):
        found = found.filter(joined_on__gte=filters["joined_from"])
    if filters.get("joined_to"):
        found = found.filter(joined_on__lte=filters["joined_to"])
    if filters.get("missing") in MISSING:
        found = found.filter(MISSING[filters["missing"]])
    if filters.get("organization"):
        path = filters["organization"].path
        found = tree.within(found, path)
    if filters.get("text"):
        found = people.search(found, filters["text"], prefix="person__")
    return found.select_related("person", "organization").order_by("path", "id")


def in_order(found: QuerySet[Membership], sort: str) -> QuerySet[Membership]:
    """The register by one of SORTS, "-" before it for the other way round; any other word changes nothing."""
    fields = SORTS.get(sort.removeprefix("-"))
    if fields is None:
        return found
    turned = "-" if sort.startswith("-") else ""
    return found.order_by(*(f"{turned}{field}" for field in fields))


def history(membership: Membership) -> QuerySet[MembershipChange]:
    return membership.changes.select_related("from_organization", "to_organization")


def applications_of(person: Person) -> QuerySet[JoinApplication]:
    return JoinApplication.objects.filter(person=person, sent_at__isnull=False).select_related("case")


def address_to_mend(case: Case) -> str:
    """Where the applicant mends what was given back."""
    return reverse("portal-membership:application", args=[case.join_application.uid])


def unfinished(uid: str | None) -> JoinApplication | None:
    """The application of this key while its applicant may still change it: not sent, or given back."""
    if not uid:
        return None
    found = JoinApplication.objects.filter(uid=uid).select_related("organization", "case").first()
    if found and found.sent_at and not (found.case and found.case.waits_for_applicant):
        return None
    return found


def forgotten_drafts(before: datetime.datetime) -> QuerySet[JoinApplication]:
    """Applications that were never sent and that nobody has touched since before a moment."""
    return JoinApplication.objects.filter(sent_at=None, saved_at__lt=before)


def running_transfer(membership: Membership) -> Transfer | None:
    return Transfer.objects.filter(membership=membership, case__ended_at__isnull=True).first()


def all_of(person: Person) -> QuerySet[Membership]:
    """Every membership a person has or had, the oldest first."""
    return Membership.objects.filter(person=person).select_related("organization").order_by("started_on")


def transfers_of(person: Person) -> QuerySet[Transfer]:
    found = Transfer.objects.filter(membership__person=person).order_by("pk")
    return found.select_related("case", "from_organization", "to_organization")


def corrections_of(person: Person) -> QuerySet[CorrectionRequest]:
    return CorrectionRequest.objects.filter(person=person).select_related("case").order_by("pk")


def running_transfers(membership_ids: Iterable[int]) -> QuerySet[Transfer]:
    """The transfers that run for any of these memberships."""
    found = Transfer.objects.filter(membership__in=list(membership_ids), case__ended_at=None)
    return found.select_related("case")


def counts_below(organization: Organization) -> dict[str, int]:
    """Members by state at and below an organization."""
    found = tree.within(lasting(), organization.path)
    return {state: found.filter(state=state).count() for state in ("active", "retained")}


def headcount(organization: Organization) -> int:
    """How many members there are at and below an organization."""
    return tree.within(lasting(), organization.path).count()


def measured_join(path: str, since: datetime.datetime, at: datetime.datetime) -> Any:
    """What became of the promise of three working days, for the published service standard."""
    return cases.measured(JOIN, since, path, at=at)


def organization_of(person: Person | None) -> Organization | None:
    membership = lasting_of(person)
    return membership.organization if membership else None


def is_member(person: Person | None) -> bool:
    return lasting_of(person) is not None


def card_of(person: Person) -> dict[str, Any] | None:
    """What the card on the home page shows."""
    membership = lasting_of(person)
    if membership is None:
        return None
    return {
        "name": person.name,
        "unit": " · ".join(filter(None, [membership.organization.name, membership.job])),
        "number": f"{membership.number[:4]} {membership.number[4:8]} {membership.number[8:]}",
        "verified": person.verified_at is not None,
    }


def may_join(person: Person | None) -> bool:
    return not is_member(person)


def found_by_text(actor: Actor, text: str, limit: int = 10) -> list[dict[str, str]]:
    """Members for the officer's search box, within the officer's scope."""
    found = register(actor, {"text": text})[:limit]
    return [
        {
            "title": row.person.name,
            "sub": row.organization.name,
            "url": f"/work/membership/members/{row.uid}/",
        }
        for row in found
    ]


def _parts(ids: list[int]) -> Iterator[list[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
