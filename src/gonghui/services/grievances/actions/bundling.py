"""The same matter said by several: linked, so that it is seen as one and answered together."""

import datetime
from collections.abc import Sequence

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.actions import record
from gonghui.kernel.text import tidy

from ..models import Bundle, Grievance
from ..queries import grievances
from ..refusals import NotTheSameMatter, WordsMissing


@transaction.atomic
def bundle(several: Sequence[Grievance], *, title: str, by: Actor, at: datetime.datetime) -> Bundle:
    """Link grievances that are one matter; one of them may belong to a bundle already, which then grows.

    Raises WordsMissing, NotTheSameMatter (fewer than two, or one that the officer may not see).
    """
    title = tidy(title)
    seen = grievances.visible(by, at).filter(pk__in=[each.pk for each in several])
    if len(several) < 2 or seen.count() != len(several):
        raise NotTheSameMatter
    linked = next((each.bundle for each in seen.order_by("id") if each.bundle_id), None)
    if linked is None:
        if not title:
            raise WordsMissing
        place = several[0].case.organization
        linked = Bundle.objects.create(
            organization=place, title=title, opened_by_id=by.person_id or 0, opened_at=at
        )
    Grievance.objects.filter(pk__in=[each.pk for each in several]).update(bundle=linked)
    record(
        "grievances.bundle",
        by=by,
        at=at,
        subject=linked,
        organization_id=linked.organization_id,
        path=linked.path,
        body={"cases": sorted(each.case.number for each in several)},
    )
    return linked
