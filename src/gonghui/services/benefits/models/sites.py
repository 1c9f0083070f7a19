"""What happens on sites: how hot or cold it was, and who was visited there with what."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person

from .groups import Site


class SiteReading(models.Model):
    """The temperature of one day on one site, in degrees Celsius: the day's highest, in winter its lowest."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="readings")
    on = models.DateField()
    degrees = models.DecimalField(max_digits=4, decimal_places=1)
    source = models.CharField(max_length=60)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("现场气温")
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(fields=["site", "on"], name="one_reading_of_a_day"),
            models.CheckConstraint(
                condition=Q(degrees__gte=-60, degrees__lte=60), name="reading_of_this_world"
            ),
        ]


class SiteVisit(Scoped):
    """One visit to a site: how many were due on its roster that day, how many were reached, with what."""

    class Kind(models.TextChoices):
        COOLING = "cooling", _("送清凉")
        WARMING = "warming", _("送温暖")
        OTHER = "other", _("其他慰问")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey(Site, models.PROTECT, related_name="visits")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    on = models.DateField()
    due = models.PositiveIntegerField()
    reached = models.PositiveIntegerField()
    goods = models.CharField(max_length=120)
    amount_fen = models.BigIntegerField(default=0)
    source = models.CharField(max_length=20)
    visitor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("现场慰问")
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["site", "kind", "on"], name="one_site_visit_of_a_day"),
            models.CheckConstraint(condition=Q(reached__lte=F("due")), name="visit_reaches_who_is_due"),
            models.CheckConstraint(condition=Q(amount_fen__gte=0), name="visit_of_no_negative_cost"),
        ]
