"""Telling many the same, in one statement: quietly, since so many telephones must not ring at once."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import translation

from gonghui.kernel.access.models import Account
from gonghui.kernel.actor import Actor
from gonghui.kernel.sets import insert_from

from . import kinds, wording
from .models import Notice

INBOX_ALONE = ("inbox",)


class TooLoud(Exception):
    """A kind that may ring was to be told to many at once; declare it with `channels=("inbox",)`."""


@transaction.atomic
def tell_together(
    rows: QuerySet,
    kind_code: str,
    *,
    places: Mapping[str, object],
    once: str,
    by: Actor,
    at: datetime,
    url: str = "",
    about: models.Model | None = None,
) -> int:
    """Put the same notice into the inbox of each `person` of `rows`; how many were told.

    `rows` have `person` and `organization`. `once` names the occasion: whoever was told of it is not told
    again. Raises TooLoud; BadPlace when the kind's text and `places` do not fit.
    """
    kind = kinds.find(kind_code)
    if kind.channels != INBOX_ALONE or kind.urgent:
        raise TooLoud(kind_code)
    told = 0
    for language, readers in _by_language(rows):
        with translation.override(language):
            title, body = wording.fill(str(kind.title), places), wording.fill(str(kind.body), places)
        told += insert_from(
            Notice,
            readers,
            {
                "person": F("person"),
                "kind": kind.code,
                "title": title[:200],
                "body": body,
                "url": url,
                "about_kind": about._meta.label_lower if about else "",
                "about_id": about.pk if about else None,
                "organization": F("organization"),
                "once": once,
                "by_person_id": by.person_id,
                "created_at": at,
            },
        )
    return told


def _by_language(rows: QuerySet) -> list[tuple[str, QuerySet]]:
    """The rows by the language their people read; who has chosen none, or has no account, reads Chinese."""
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    reading = Account.objects.filter(language__in=others)
    if not reading.exists():
        return [(settings.LANGUAGE_CODE, rows)]
    of_person = reading.filter(person=OuterRef("person"))
    found = [(code, rows.filter(Exists(of_person.filter(language=code)))) for code in others]
    return [(settings.LANGUAGE_CODE, rows.filter(~Exists(of_person))), *found]
