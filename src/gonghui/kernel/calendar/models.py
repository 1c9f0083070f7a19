"""Days that are not what their weekday says, and the years whose arrangement is known."""

from django.db import models
from django.utils.translation import gettext_lazy as _

REST, WORK, MORNING, AFTERNOON = "rest", "work", "morning", "afternoon"
KINDS = [
    (REST, _("全天休息")),
    (WORK, _("全天上班")),
    (MORNING, _("只上午上班")),
    (AFTERNOON, _("只下午上班")),
]


class SpecialDay(models.Model):
    """One day as announced for a region (empty: everywhere). It goes before every other knowledge."""

    on = models.DateField()
    kind = models.CharField(max_length=10, choices=KINDS)
    name = models.CharField(max_length=60, blank=True)
    document = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=6, blank=True)
    entered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["on", "region"], name="one_kind_of_day_per_region"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[REST, WORK, MORNING, AFTERNOON]), name="kind_of_day_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"


class AnnouncedYear(models.Model):
    """A year whose days off were published and entered here, so it is no longer an estimate."""

    year = models.PositiveSmallIntegerField(unique=True)
    document = models.CharField(max_length=200)
    entered_by = models.CharField(max_length=120, blank=True)
    entered_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.year)
