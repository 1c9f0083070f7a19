"""Rows whose particulars are sealed as one, readable only through the row itself."""

import json
import uuid
from typing import Any

from django.db import models

from . import crypto


class Sealed(models.Model):
    """Base of rows whose particulars are sealed as one JSON object, bound to the row."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    particulars_sealed = models.BinaryField(null=True)

    class Meta:
        abstract = True

    @property
    def particulars(self) -> dict[str, Any]:
        """The sealed particulars, readable. Callers mask what they show."""
        if not self.particulars_sealed:
            return {}
        return json.loads(crypto.open_sealed(bytes(self.particulars_sealed), bound_to=self.binding()))

    @particulars.setter
    def particulars(self, told: dict[str, Any]) -> None:
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        self.particulars_sealed = crypto.seal(text.encode(), bound_to=self.binding())

    def binding(self) -> str:
        """What the sealed particulars are bound to."""
        return f"{self._meta.label}.particulars:{self.uid}"
