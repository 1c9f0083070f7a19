"""Public notice (公示): masked lines for some full working days; nothing is paid before they have passed."""

import datetime

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.calendar import clock
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases import numbers
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import masks

from .. import flows
from ..models import Application, NoticeLine, Objection, PublicNotice
from ..queries import ways

PREFIX = "GS"
PLACE = "assistance.notice_place"
END_OF_DAY = datetime.time(23, 59, 59)


@transaction.atomic
def publish(application: Application, *, by: Actor, at: datetime.datetime) -> NoticeLine:
    """Put an application on today's notice of the county; the days count from the next working day."""
    notice = _notice_of(application, at)
    household = application.household
    line = NoticeLine.objects.create(
        notice=notice,
        application=application,
        masked_name=masks.name(household.head.name),
        unit=ways.unit_of(household).name,
        category=application.assessment.category,
        amount=application.amount,
    )
    journal.record(
        "assistance.notice.publish",
        by=by,
        at=at,
        subject=line,
        about_person_id=household.head_id,
        organization_id=notice.organization_id,
        path=notice.path,
        body={"notice": notice.number, "amount": line.amount, "category": line.category},
    )
    return line


def end_due(*, at: datetime.datetime) -> int:
    """Let the cases of notices that have run their days go on. Gives how many went on."""
    due = NoticeLine.objects.filter(settled_at=None, notice__ends_at__lte=at).order_by("id")
    return sum(_go_on(pk, at) for pk in list(due.values_list("pk", flat=True)[:1000]))


@transaction.atomic
def take_down(line: NoticeLine, *, at: datetime.datetime) -> None:
    """After an upheld objection the case goes back to the review; the line stays as it was, settled."""
    line = NoticeLine.objects.select_for_update().get(pk=line.pk)
    line.settled_at = at
    line.save(update_fields=["settled_at"])
    cases.move(line.application.case, "object", by=SYSTEM, at=at)


@transaction.atomic
def _go_on(line_pk: int, at: datetime.datetime) -> int:
    line = NoticeLine.objects.select_for_update().filter(pk=line_pk, settled_at=None).first()
    if line is None or Objection.objects.filter(line=line, case__ended_at=None).exists():
        return 0
    line.settled_at = at
    line.save(update_fields=["settled_at"])
    PublicNotice.objects.filter(pk=line.notice_id, ended_at=None).update(ended_at=at)
    if line.application.case.stage != "noticed":
        return 0
    cases.move(line.application.case, "notice_over", by=SYSTEM, at=at)
    return 1


def _notice_of(application: Application, at: datetime.datetime) -> PublicNotice:
    county = application.case.other_organization
    today = timezone.localtime(at).date()
    locked = Organization.objects.select_for_update().get(pk=county.pk)
    return ways.notice_begun_on(locked, today) or _begin(locked, application, today, at)


def _begin(
    county: Organization, application: Application, today: datetime.date, at: datetime.datetime
) -> PublicNotice:
    days = int(application.case.number_of(flows.NOTICE_DAYS))
    night = timezone.make_aware(datetime.datetime.combine(today, END_OF_DAY))
    due = clock.due(night, working_days=days, region=county.region)
    place = parameters.value(PLACE, on=today, region=county.region, default="")
    return PublicNotice.objects.create(
        organization=county,
        number=numbers.next_number(PREFIX, at),
        place=place,
        working_days=days,
        starts_at=at,
        ends_at=due.at,
        estimated=due.estimated,
    )
