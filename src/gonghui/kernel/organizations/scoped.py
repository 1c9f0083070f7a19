"""Records that belong to an organization carry its path, so that scope needs no join."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from ..database import next_path
from .models import Organization


class Scoped(models.Model):
    """Base of every record of one organization."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    path = models.CharField(max_length=64, db_index=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        self.path = self.organization.path
        update_fields = kwargs.get("update_fields")
        if update_fields is not None and "organization" in update_fields:
            kwargs["update_fields"] = {*update_fields, "path"}
        super().save(*args, **kwargs)


def scoped_models() -> Iterator[type[Scoped]]:
    return (model for model in apps.get_models() if issubclass(model, Scoped))


def carry_along(old_path: str, new_path: str) -> None:
    """Give every record at or below `old_path` its place below `new_path`, in the caller's transaction."""
    for model in (Organization, *scoped_models()):
        rows = model._base_manager.filter(path__gte=old_path, path__lt=next_path(old_path))
        rows.update(path=Concat(Value(new_path), Substr("path", len(old_path) + 1)))
