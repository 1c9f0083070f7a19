"""Turning the keys: a new key seals at once, old rows are re-sealed in the background, nothing pauses."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from .. import crypto
from . import queries
from .models import Person

AT_ONCE = 500


def rotate(progress: Callable[[int], None] = lambda done: None) -> int:
    """Make a new key and re-seal every identity number with it. Returns the new key's number."""
    number = crypto.add_key(Path(settings.DATA))
    reseal(progress)
    return number


def reseal(progress: Callable[[int], None] = lambda done: None) -> int:
    """Re-seal what an older key sealed; safe to stop and to start again. Returns how many."""
    done = last = 0
    while True:
        with transaction.atomic():
            people = list(
                Person.objects.select_for_update()
                .filter(pk__gt=last, id_sealed__isnull=False)
                .order_by("pk")[:AT_ONCE]
            )
            for person in people:
                if crypto.needs_reseal(person.id_sealed):
                    person.seal_id_number(queries.id_number(person))
                    person.save(update_fields=["id_sealed", "id_index", "id_tail"])
                    done += 1
        if not people:
            return done
        last = people[-1].pk
        progress(done)
