"""What stands in the database, to be compared: nothing that happens may stay unseen."""

from collections import Counter
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from gonghui.kernel.journal.models import Entry

# What every request may move: sessions and counters of tries are no record of anybody.
PASSING = {"sessions.Session", "usersessions.UserSession", "access.Try"}
Rows = dict[str, dict[object, tuple]]


def models_kept() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.label not in PASSING and model._meta.managed]


def everything() -> Rows:
    """Table → number → the row, with bytes as bytes."""
    return {
        model._meta.label: {row[0]: tuple(map(_plain, row[1:])) for row in _rows(model)}
        for model in models_kept()
    }


def differences(before: Rows, after: Rows) -> list[str]:
    """Which tables changed, and how: + new rows, - lost rows, ~ changed rows."""
    found = []
    for label, rows in after.items():
        old = before[label]
        found += [f"+ {label}" for number in rows.keys() - old.keys()]
        found += [f"- {label}" for number in old.keys() - rows.keys()]
        found += [f"~ {label}" for number in rows.keys() & old.keys() if rows[number] != old[number]]
    return sorted(found)


def entries() -> int:
    return Entry.objects.count()


def values() -> Iterator[tuple[str, object]]:
    """Every value with its column, the journal's and the jobs' included."""
    for model in models_kept():
        names = [field.name for field in model._meta.concrete_fields]
        for row in model._default_manager.order_by().values_list(*names):
            yield from zip((f"{model._meta.label}.{name}" for name in names), row, strict=True)


def switches() -> dict[str, Counter]:
    """Column → how often each value stands in it, for columns of few values: yes and no, and choices."""
    found = {}
    for model in models_kept():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.BooleanField) or field.choices:
                name = f"{model._meta.label}.{field.name}"
                found[name] = Counter(model._default_manager.order_by().values_list(field.name, flat=True))
    return found


def _rows(model: type[models.Model]) -> Iterator[tuple]:
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    return model._default_manager.order_by().values_list("pk", *names).iterator()


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
