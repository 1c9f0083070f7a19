"""The bulletins of hardship assistance, kept as they were made."""

import uuid

from django.db import models

from gonghui.kernel.organizations.scoped import Scoped


class Bulletin(Scoped):
    """The figures of a union on the last day of a month (`on`), as `queries.reporting.report` gives them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    on = models.DateField()
    figures = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "path"]
        constraints = [models.UniqueConstraint(fields=["organization", "on"], name="one_bulletin_of_a_month")]
