"""Records that belong to an organization carry its path, so that scope needs no join."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from ..database import next_path
from .models import Organization
from .numbering import path_of, paths_of


class ScopedQuerySet(models.QuerySet):
    """Writes the path wherever it writes the organization."""

    def bulk_create(self, objs: Iterable[models.Model], *args: Any, **kwargs: Any) -> list:
        rows: list[Any] = list(objs)
        with transaction.atomic(using=self.db):
            paths = paths_of(list({row.organization_id for row in rows}))
            for row in rows:
                row.path = paths[row.organization_id]
            return super().bulk_create(rows, *args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        if "organization" not in kwargs or "path" in kwargs:
            return super().update(**kwargs)
        with transaction.atomic(using=self.db):
            place = kwargs["organization"]
            return super().update(path=path_of(getattr(place, "pk", place)), **kwargs)


class Scoped(models.Model):
    """Base of every record of one organization."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    path = models.CharField(max_length=64, db_index=True, editable=False)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if fields is not None and not {"organization", "organization_id", "path"} & {*fields}:
            return super().save(*args, **kwargs)
        if fields is not None:
            kwargs["update_fields"] = {*fields, "path"}
        # Without a savepoint of its own, as Django saves too.
        with transaction.atomic(savepoint=False):
            # The organization in hand may be older than its last move.
            self.path = path_of(self.organization_id)
            super().save(*args, **kwargs)
        return None


def scoped_models() -> Iterator[type[Scoped]]:
    return (model for model in apps.get_models() if issubclass(model, Scoped))


def carry_along(old_path: str, new_path: str) -> None:
    """Give every record at or below `old_path` its place below `new_path`, in the caller's transaction."""
    moving: list[type[models.Model]] = [Organization, *scoped_models()]
    for model in moving:
        rows = model._base_manager.filter(path__gte=old_path, path__lt=next_path(old_path))
        rows.update(path=Concat(Value(new_path), Substr("path", len(old_path) + 1)))


def hand_over(organization: Organization, to: Organization) -> dict[str, int]:
    """Give another organization all records of this one itself. Returns how many, by model."""
    handed = {}
    for model in scoped_models():
        rows = model._base_manager.filter(organization=organization)
        count = rows.update(organization=to, path=path_of(to.pk))
        if count:
            handed[model._meta.label] = count
    return handed


def misplaced() -> dict[str, int]:
    """How many records, by model, do not stand at their organization's path. Empty when all is right."""
    counts = {
        model._meta.label: model._base_manager.exclude(path=F("organization__path")).count()
        for model in scoped_models()
    }
    return {label: count for label, count in counts.items() if count}
