"""Where an application stands and who has a part in it."""

import datetime
import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import Application, Household, NoticeLine, PublicNotice, Visit
from ..refusals import NoCountyUnion

VERIFY = "assistance.verify"
APPLICATION, RECHECK = "assistance.application", "assistance.recheck"
NONE = "none"
COUNTY_AND_ABOVE = ("county", "city", "province", "national")


def county_of(organization: Organization) -> Organization:
    """The nearest union at county level or above. Raises NoCountyUnion."""
    line = [*tree.ancestors(organization), organization]
    for node in reversed(line):
        if node.level in COUNTY_AND_ABOVE:
            return node
    raise NoCountyUnion(organization=organization.name)


def unit_of(household: Household) -> Organization:
    """The basic union of a household, which a notice may name."""
    return tree.basic_union_of(household.organization)


def application_of(case: Case) -> Application:
    return Application.objects.select_related("household__facts", "household__head", "assessment").get(
        case=case
    )


def notices_shown(at: datetime.datetime) -> QuerySet[PublicNotice]:
    """The notices that run now, for everybody."""
    return PublicNotice.objects.filter(starts_at__lte=at, ends_at__gt=at).select_related("organization")


def notice_begun_on(county: Organization, day: datetime.date) -> PublicNotice | None:
    """The one notice that a union began on a day."""
    return PublicNotice.objects.filter(organization=county, starts_at__date=day).first()


def lines_of(notice: PublicNotice) -> QuerySet[NoticeLine]:
    return notice.lines.all()


def visits_seen(actor: Actor, household: Household) -> QuerySet[Visit]:
    """The visits to a household that this officer may read."""
    seen = access.visible_to(actor, Visit.objects.filter(household=household), VERIFY)
    return seen.select_related("visitor")


def own_application(person: Person | None, case_uid: str) -> Application | None:
    """A person's own application by the address of its case; nobody else's."""
    if person is None:
        return None
    mine = Application.objects.filter(person=person, case__uid=case_uid)
    return mine.select_related("case__organization", "case__other_organization", "household__facts").first()


def waiting_for_visit(actor: Actor) -> QuerySet[Case]:
    """Cases for which somebody has to go and see, within the officer's reach, nearest deadline first."""
    wanted = Q(flow=APPLICATION, stage="submitted") | Q(flow=RECHECK, stage="due")
    return open_to_visits(actor).filter(wanted).order_by("due_at", "id")


def open_to_visits(actor: Actor) -> QuerySet[Case]:
    """Cases a visit may be written down for: a telephone may have been without a network for days."""
    known = Case.objects.filter(flow__in=(APPLICATION, RECHECK))
    return access.visible_to(actor, known, VERIFY).select_related("applicant", "organization")


def household_of(case: Case) -> Household:
    """The household a case of this service is about."""
    if case.flow == APPLICATION:
        return application_of(case).household
    return Household.objects.select_related("facts", "head").get(pk=case.about_id)


def visit_of(key: uuid.UUID) -> Visit | None:
    """The visit that a telephone made under this key, if it has come in."""
    return Visit.objects.filter(client_key=key).first()


def due_for_recheck(until: datetime.date) -> QuerySet[Household]:
    """Households on file whose year is over by a day and that no re-check runs for, the earliest first."""
    running = Case.objects.filter(flow=RECHECK, about_id=OuterRef("pk"), ended_at=None)
    helped = (Household.State.ON_FILE, Household.State.OBSERVED)
    due = Household.objects.filter(~Exists(running), state__in=helped, check_due_on__lte=until)
    return due.order_by("check_due_on", "id")
