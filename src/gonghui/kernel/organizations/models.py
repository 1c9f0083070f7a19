"""The tree of unions: every node has a path of digits, so that "all below" is one range of an index."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

STEP = 5  # digits of one level in a path: up to 99,999 parts of one organization
DEEPEST = 12  # levels that fit into a path


class Organization(models.Model):
    """One union, branch or group, with its dates.

    `parts_made` counts the parts it ever had: a number in a path is given once, so that what the journal
    keeps under an old path never comes into the scope of a newcomer.
    """

    class Level(models.TextChoices):
        NATIONAL = "national", _("全国总工会")
        PROVINCE = "province", _("省级总工会")
        CITY = "city", _("市级总工会")
        COUNTY = "county", _("县级总工会")
        TOWNSHIP = "township", _("乡镇街道工会")
        BASIC = "basic", _("基层工会")
        BRANCH = "branch", _("分会")
        GROUP = "group", _("工会小组")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=8, choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=64, unique=True)
    parts_made = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    region = models.CharField(max_length=6, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    office_hours = models.CharField(max_length=120, blank=True)
    uscc = models.CharField(max_length=18, blank=True)
    unit_name = models.CharField(max_length=120, blank=True)
    unit_code = models.CharField(max_length=30, blank=True)
    unit_category = models.CharField(max_length=4, blank=True)
    industry = models.CharField(max_length=4, blank=True)
    joins_open = models.BooleanField(default=True)
    covers_region = models.CharField(max_length=6, blank=True, db_index=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    term_started_on = models.DateField(null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(default=5)
    term_ends_on = models.DateField(null=True, blank=True, db_index=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(condition=models.Q(path__regex=r"^([0-9]{5})+$"), name="path_of_digits"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        return self.short_name or self.name

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def depth(self) -> int:
        return len(self.path) // STEP

    def holds(self, path: str) -> bool:
        """Whether a path is this organization's own or below it."""
        return path.startswith(self.path)


class OrganizationChange(models.Model):
    """What became of an organization on a day: founded, renamed, moved, merged, closed, re-elected."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10)
    on = models.DateField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
