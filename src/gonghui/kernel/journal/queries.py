"""Reading the journal. Who may read what is decided by `access`; these only find."""

from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from gonghui.kernel.database import next_path

from .models import Entry

LOOK = ".reveal"


def looks_at(person_id: int) -> QuerySet[Entry]:
    """Every time someone was shown a masked value of this person, newest first."""
    return Entry.objects.filter(about_person_id=person_id, deed__endswith=LOOK)


def looks_by(person_id: int | None, *, since: datetime) -> QuerySet[Entry]:
    """Every masked value this person was shown since a moment."""
    return Entry.objects.filter(by_person_id=person_id, deed__endswith=LOOK, at__gte=since)


def about(person_id: int) -> QuerySet[Entry]:
    """Everything that was done with this person's data, newest first."""
    return Entry.objects.filter(about_person_id=person_id)


def deeds(
    *,
    subject: Model | tuple[str, Any] | None = None,
    path: str | None = None,
    by_person_id: int | None = None,
    deed: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Entry]:
    """Entries by subject, in which part of the tree, by whom; a `deed` ending in "." is a prefix.

    `subject`: a model instance, or (kind, number); (kind, None) is everything of a kind.
    """
    found = Entry.objects.all()
    if subject is not None:
        kind, number = (subject._meta.label, subject.pk) if isinstance(subject, Model) else subject
        found = found.filter(subject_kind=kind)
        found = found.filter(subject_id=str(number)) if number is not None else found
    if path:
        found = found.filter(path__gte=path, path__lt=next_path(path))
    if by_person_id is not None:
        found = found.filter(by_person_id=by_person_id)
    if deed:
        found = found.filter(deed__startswith=deed) if deed.endswith(".") else found.filter(deed=deed)
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return found
