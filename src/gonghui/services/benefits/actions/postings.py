"""Who leaves for a long trip or a posting, and who is back."""

import datetime

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.actions import record
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import Posting
from ..queries import sites
from ..refusals_groups import AlreadyAway, EndsBeforeItBegins


@transaction.atomic
def post(
    person: Person,
    organization: Organization,
    *,
    kind: str,
    place: str,
    since: datetime.date,
    until: datetime.date | None,
    by: Actor,
    at: datetime.datetime,
) -> Posting:
    """Note a stay away; `until` is its last day, if known. Raises EndsBeforeItBegins, AlreadyAway."""
    _check(person.pk, since, until)
    posting = Posting(person=person, organization=organization, kind=kind, place=place, since=since)
    posting.until, posting.recorded_at = until, at
    posting.save()
    _record("benefits.posting.note", posting, by, at)
    return posting


@transaction.atomic
def bring_home(posting: Posting, *, until: datetime.date | None, by: Actor, at: datetime.datetime) -> Posting:
    """Note, or mend, the last day away. Raises EndsBeforeItBegins, AlreadyAway."""
    posting = Posting.objects.select_for_update().get(pk=posting.pk)
    _check(posting.person_id, posting.since, until, besides=posting.pk)
    posting.until = until
    posting.save(update_fields=["until"])
    _record("benefits.posting.end", posting, by, at)
    return posting


def _check(person_id: int, since: datetime.date, until: datetime.date | None, besides: int = 0) -> None:
    if until is not None and until < since:
        raise EndsBeforeItBegins(since=since, until=until)
    other = sites.posting_in(person_id, since, until)
    if other is not None and other.pk != besides:
        raise AlreadyAway(since=other.since)


def _record(deed: str, posting: Posting, by: Actor, at: datetime.datetime) -> None:
    record(
        deed,
        by=by,
        at=at,
        subject=posting,
        about_person_id=posting.person_id,
        organization_id=posting.organization_id,
        path=posting.path,
        body={"kind": posting.kind, "since": str(posting.since), "until": str(posting.until or "")},
    )
