"""Counting what grievances are about: every night, in memory, and only what many said is kept."""

import datetime

from django.db import transaction

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.actions import record
from gonghui.kernel.months import later

from ..models import TopicCount
from ..queries import topics
from ..rules import showing, terms


def count_lately(*, at: datetime.datetime, on: datetime.date) -> None:
    """Count the month of a day and the one before, which letters of the last days may have reached."""
    this = on.replace(day=1)
    for month in (later(this, -1), this):
        count_month(month, at=at)


@transaction.atomic
def count_month(month: datetime.date, *, at: datetime.datetime) -> int:
    """Count the terms of a month anew; gives how many are kept. The texts are read by the machine alone."""
    said = ((path, terms.of(text, names)) for path, text, names in topics.texts_of(month))
    shown = showing.as_shown(showing.summed_up(said), table=f"topics:{month}")
    named = topics.names_among({term for counted in shown.values() for term in counted})
    places = topics.places_at([path for path, counted in shown.items() if counted])
    rows = [
        TopicCount(organization_id=places[path], month=month, term=term, said=many)
        for path, counted in shown.items()
        for term, many in counted.items()
        if term not in named
    ]
    TopicCount.objects.filter(month=month).delete()
    TopicCount.objects.bulk_create(rows, batch_size=500)
    record("grievances.topics.count", by=SYSTEM, at=at, body={"month": month.isoformat(), "kept": len(rows)})
    return len(rows)
