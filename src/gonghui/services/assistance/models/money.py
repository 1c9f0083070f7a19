"""When the matching of central money fell short, and when it was made up again."""

from django.db import models
from django.db.models import Q

from gonghui.kernel.organizations.scoped import Scoped


class MatchingFall(Scoped):
    """One fall of a union's matching of a year below 1:1; open while it is short, told once as it begins."""

    year = models.PositiveSmallIntegerField()
    fell_at = models.DateTimeField()
    rose_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year"], condition=Q(rose_at=None), name="one_open_fall_of_matching"
            )
        ]
