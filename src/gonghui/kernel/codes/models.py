"""Numbers that differ by region and change by date: days, amounts, thresholds, each with its document."""

from django.db import models


class Parameter(models.Model):
    """One dated regional value. An empty region holds everywhere; `valid_to` is exclusive."""

    code = models.CharField(max_length=60)
    region = models.CharField(max_length=6, blank=True)
    value = models.JSONField()
    unit = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=200)
    entered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["code", "region", "valid_from"], name="parameter_by_code")]
        constraints = [
            models.UniqueConstraint(fields=["code", "region", "valid_from"], name="one_parameter_from_a_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="parameter_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.region or '*'} {self.valid_from}"
