"""What the officer's pages read beyond the rooms' own questions."""

import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.models import Position, ServiceSwitch
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case, StandIn
from gonghui.kernel.cases.seats import holders
from gonghui.kernel.database import next_path
from gonghui.kernel.journal import queries as journal
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.people import queries as people_queries
from gonghui.kernel.people.models import Person

APPOINT = "access.appoint"
MANAGE = "organizations.manage"
READ_JOURNAL = "journal.read"
TERM_SOON = datetime.timedelta(days=180)


def positions_of(actor: Actor, on: datetime.date) -> QuerySet[Position]:
    """The positions the actor holds on a day, the widest first."""
    return standing(on).filter(person_id=actor.person_id or 0).select_related("organization").order_by("path")


def standing(on: datetime.date) -> QuerySet[Position]:
    return Position.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)


def positions_in_sight(actor: Actor) -> QuerySet[Position]:
    """Positions, also ended ones, in the organizations where the actor appoints."""
    found = access.visible_to(actor, Position.objects.all(), APPOINT)
    return found.select_related("person", "organization").order_by("path", "-valid_from", "id")


def organizations_in_sight(actor: Actor) -> QuerySet[Organization]:
    """All organizations at and below the actor's positions."""
    today = [position.path for position in positions_of(actor, timezone.localdate())]
    return Organization.objects.filter(tree.in_ranges(today))


def organizations_for(actor: Actor, permission: str) -> QuerySet[Organization]:
    """Open organizations in which the actor holds a permission."""
    return access.visible_to(actor, tree.open_organizations(), permission)


def terms_in_sight(actor: Actor, on: datetime.date) -> QuerySet[Organization]:
    """Unions in sight whose term of office ends soon or has ended, the earliest first."""
    return terms_ending_at([position.path for position in positions_of(actor, on)], on)


def terms_ending_at(paths: list[str], on: datetime.date) -> QuerySet[Organization]:
    """The same at and below these paths."""
    ending = tree.terms_ending(on + TERM_SOON).filter(tree.in_ranges(paths))
    return ending.order_by("term_ends_on", "path")


def is_empty(organization: Organization) -> bool:
    """Whether nothing lasting stands in exactly this organization: open cases, positions, belongings."""
    today = timezone.localdate()
    holds = [
        Case.objects.filter(organization=organization, ended_at=None),
        standing(today).filter(organization=organization),
    ]
    return not any(found.exists() for found in holds) and not headcount(organization)


def headcount(organization: Organization) -> int:
    """How many people the services hold at and below an organization: its members."""
    return sum(service.headcount(organization) for service in registry.services() if service.headcount)


def children_with_parts(organization: Organization) -> QuerySet[Organization]:
    parts = Count("children", filter=Q(children__closed_on=None))
    return tree.children(organization).annotate(part_count=parts)


def colleagues_of(
    case: Case, actor: Actor, permission: str, path: str, at: datetime.datetime
) -> list[Person]:
    """Who else may take the item: holders of its permission at its place and above."""
    found: dict[int, Person] = {}
    for end in range(len(path), 0, -STEP):
        found.update({person.pk: person for person in holders(permission, path[:end], at)})
    return [person for pk, person in found.items() if pk not in (actor.person_id, case.applicant_id)]


def co_signers_for(case: Case, actor: Actor, path: str, on: datetime.date) -> list[Person]:
    """Who may be asked to sign: whoever serves at the place or above, auditors left out."""
    above = [path[:end] for end in range(STEP, len(path) + 1, STEP)]
    serving = standing(on).filter(path__in=above).exclude(role="auditor").values("person_id")
    found = Person.objects.filter(pk__in=serving).exclude(pk__in=[actor.person_id, case.applicant_id or 0])
    return list(found.order_by("name_pinyin", "pk"))


def stand_ins_of(actor: Actor, on: datetime.date) -> QuerySet[StandIn]:
    """Absences of the actor, and of others for whom the actor stands in, that are not over."""
    mine = Q(person_id=actor.person_id) | Q(stand_in_id=actor.person_id)
    found = StandIn.objects.filter(mine, valid_to__gte=on, ended_at=None)
    return found.select_related("person", "stand_in", "organization")


def journal_for(actor: Actor, **wanted) -> QuerySet[Entry]:
    """Entries in the auditor's part of the tree; those of no organization only from the top of the tree."""
    paths = access.paths_for(actor, READ_JOURNAL)
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(path__gte=path, path__lt=next_path(path))
    if any(len(path) <= STEP for path in paths):
        condition |= Q(path="")
    return journal.deeds(**wanted).filter(condition).order_by("-id")


def person_by_phone_or_number(text: str) -> Person | None:
    """The one person with exactly this mobile number, or exactly this identity number."""
    found = list(Person.objects.filter(Q(phone=text) | Q(account__phone=text)).distinct()[:2])
    if len(found) == 1:
        return found[0]
    return people_queries.by_id_number(text)


def switched_off(organization: Organization) -> set[str]:
    """Services that are off at an organization, by its own switch or by one above."""
    return {
        service.code
        for service in registry.services()
        if not access.is_service_on(service.code, organization.path)
    }


def own_switches(organization: Organization) -> set[str]:
    return set(ServiceSwitch.objects.filter(organization=organization).values_list("service", flat=True))


def serving_near(paths: list[str], actor: Actor, on: datetime.date) -> QuerySet[Person]:
    """Colleagues at these places and right above and below, auditors left out: who may stand in."""
    near = tree.in_ranges(paths)
    for path in paths:
        near |= Q(path__in=[path[:end] for end in range(STEP, len(path), STEP)])
    serving = standing(on).filter(near).exclude(role="auditor").values("person_id")
    return (
        Person.objects.filter(pk__in=serving).exclude(pk=actor.person_id or 0).order_by("name_pinyin")[:200]
    )
