"""Plans, measures and pairings as officers and families may see them."""

import datetime
from collections import Counter
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.models import Role
from gonghui.kernel.actor import Actor
from gonghui.kernel.ledger.models import Payment
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within
from gonghui.kernel.people.models import Person

from ..models import Household, Measure, Pairing, Plan, Rating, Visit

PLAN = "assistance.plan"
DIARY = "diary"
HELPED = (Household.State.ON_FILE, Household.State.OBSERVED)
HELPERS = (Role.STEWARD, Role.OFFICER, Role.CHAIR, Role.UPPER_OFFICER)


def households(actor: Actor, permission: str = PLAN) -> QuerySet[Household]:
    found = access.visible_to(actor, Household.objects.all(), permission)
    return found.select_related("head", "organization", "facts")


def visible(actor: Actor, permission: str = PLAN) -> QuerySet[Plan]:
    found = access.visible_to(actor, Plan.objects.all(), permission)
    return found.select_related("household__head", "household__facts", "organization", "made_by")


def active_of(household: Household) -> Plan | None:
    return Plan.objects.filter(household=household, state=Plan.State.ACTIVE).first()


def draft_of(household: Household) -> Plan | None:
    return Plan.objects.filter(household=household, state=Plan.State.DRAFT).first()


def last_version(household: Household) -> int:
    newest = Plan.objects.filter(household=household).order_by("-version").first()
    return newest.version if newest else 0


def waiting(actor: Actor) -> QuerySet[Household]:
    """Households on file that have no plan in force: a to-do."""
    has = Exists(Plan.objects.filter(household=OuterRef("pk"), state=Plan.State.ACTIVE))
    begun = Exists(Plan.objects.filter(household=OuterRef("pk"), state=Plan.State.DRAFT))
    found = households(actor).filter(~has, state__in=HELPED).annotate(has_draft=begun)
    return found.order_by("filed_on", "id")


def to_approve(actor: Actor) -> QuerySet[Plan]:
    """Drafts with measures that somebody else made."""
    drafts = visible(actor).filter(state=Plan.State.DRAFT, measures__isnull=False).distinct()
    return drafts.exclude(made_by_id=actor.person_id).order_by("made_at")


def given_in_year(household: Household, kind: str, year: int, *, without: Iterable[str]) -> int:
    """Fen of a kind that stands in force for a household in one year, other matters than `without`."""
    standing = Measure.objects.filter(
        plan__household=household,
        plan__state__in=(Plan.State.ACTIVE, Plan.State.ENDED),
        kind=kind,
        starts_on__year=year,
    )
    kept = standing.exclude(state=Measure.State.DROPPED).exclude(matter__in=list(without))
    return sum(kept.values_list("amount", flat=True))


def pairing_of(household: Household) -> Pairing | None:
    found = Pairing.objects.filter(household=household, ended_on=None)
    return found.select_related("unit", "helper").first()


def pairings(actor: Actor) -> QuerySet[Pairing]:
    found = access.visible_to(actor, Pairing.objects.filter(ended_on=None), PLAN)
    return found.select_related("household__head", "household__organization", "unit", "helper")


def unpaired(actor: Actor) -> QuerySet[Household]:
    """Households on file without a unit and a person (every household has one): a to-do."""
    has = Exists(Pairing.objects.filter(household=OuterRef("pk"), ended_on=None))
    return households(actor).filter(~has, state__in=HELPED).order_by("filed_on", "id")


def helpers_in(unit: Organization, on: datetime.date) -> list[tuple[Person, int]]:
    """Who serves at or below a unit, with how many households each has, the least burdened first."""
    serving = within(access.positions_on(on), unit).filter(role__in=HELPERS)
    people = {position.person_id: position.person for position in serving.select_related("person")}
    open_ones = Pairing.objects.filter(helper__in=people, ended_on=None)
    loads = Counter(open_ones.values_list("helper_id", flat=True))
    return sorted(
        ((person, loads[pk]) for pk, person in people.items()),
        key=lambda pair: (pair[1], pair[0].name_pinyin, pair[0].pk),
    )


def diary(household: Household) -> QuerySet[Visit]:
    found = Visit.objects.filter(household=household, purpose=DIARY)
    return found.select_related("visitor").order_by("-visited_on", "-id")


def changes_told(actor: Actor, since: datetime.date) -> QuerySet[Visit]:
    """Diary entries in which a helper found something changed."""
    found = Visit.objects.filter(purpose=DIARY, agrees=False, visited_on__gte=since)
    seen = access.visible_to(actor, found, PLAN)
    return seen.select_related("household__head", "visitor").order_by("-visited_on", "-id")


def measure_of(matter: str) -> Measure | None:
    """The measure in its newest version."""
    found = Measure.objects.filter(matter=matter).select_related("plan__household__head")
    return found.order_by("-plan__version").first()


def measures_by_matter(matters: Iterable[str]) -> dict[str, Measure]:
    found = Measure.objects.filter(matter__in=list(matters)).order_by("plan__version")
    return {each.matter: each for each in found.select_related("plan__household__head")}


def own_plan(person: Person | None) -> Plan | None:
    """The plan in force of the household somebody heads."""
    if person is None:
        return None
    mine = Plan.objects.filter(household__head=person, state=Plan.State.ACTIVE)
    return mine.select_related("household__organization").order_by("-approved_at").first()


def own_measure(person: Person | None, matter: str) -> Measure | None:
    if person is None:
        return None
    mine = Measure.objects.filter(matter=matter, plan__household__head=person)
    return mine.exclude(plan__state=Plan.State.DRAFT).order_by("-plan__version").first()


def ratings_of(household: Household) -> dict[str, Rating]:
    return {rating.matter: rating for rating in Rating.objects.filter(household=household)}


def running_of(person: Person | None) -> QuerySet[Plan]:
    """The plans under which a person's household is helped now."""
    return Plan.objects.filter(state=Plan.State.ACTIVE, household__head=person)


def to_receive_of(person: Person) -> int:
    """How many payments wait for the person's word that they came."""
    matters = Measure.objects.filter(plan__household__head=person).values("matter")
    sent = Payment.objects.filter(about_kind="assistance.measure", about_id__in=matters)
    return sent.filter(paid_at__isnull=False, received_at=None, undone_at=None).count()
