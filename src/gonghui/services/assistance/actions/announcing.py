"""The monthly bulletin (通报): the figures of the month that is over, kept as they were that day."""

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases.seats import holders
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.organizations.models import Organization

from ..models import Bulletin
from ..queries import bulletins, reporting
from ..telling_officers import BULLETIN


def announce_month(*, at: datetime.datetime) -> int:
    """Keep the bulletin of the month before for every union that has none yet. Gives how many were made."""
    last = timezone.localdate(at).replace(day=1) - datetime.timedelta(days=1)
    return sum(_announce(union, last, at) for union in bulletins.wanting(last))


@transaction.atomic
def _announce(union: Organization, last: datetime.date, at: datetime.datetime) -> int:
    union = Organization.objects.select_for_update().get(pk=union.pk)
    if bulletins.has(union, last):
        return 0
    figures = reporting.report(union, last)
    bulletin = Bulletin.objects.create(organization=union, on=last, figures=figures, made_at=at)
    journal.record(
        "assistance.bulletin",
        by=SYSTEM,
        at=at,
        subject=bulletin,
        organization_id=union.pk,
        path=union.path,
        body={"on": last.isoformat(), "households": bulletin.figures["households"]},
    )
    for person in holders(bulletins.FIGURES, union.path, at):
        tell(
            person,
            BULLETIN,
            places={"organization": union.shown_name, "month": f"{last:%Y-%m}"},
            url=reverse("workbench-assistance:bulletin", args=[bulletin.uid]),
            by=SYSTEM,
            at=at,
            organization=union,
            once=str(bulletin.pk),
        )
    return 1
