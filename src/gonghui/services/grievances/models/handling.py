"""How a grievance was handled: who was first, who answers beside, more time, calls back, same matters."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed

from .grievances import Grievance, Solved


class Bundle(Scoped):
    """The same matter said by several: linked, and answered together."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=120)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        verbose_name = _("同一件事")
        ordering = ["-opened_at", "-id"]


class Duty(models.Model):
    """Who was the first to find, to help, to mediate: the chain of duty of row 2.23. Never rewritten."""

    class Role(models.TextChoices):
        FOUND = "found", _("第一发现人")
        HELPED = "helped", _("第一援助人")
        MEDIATED = "mediated", _("第一协调人")

    grievance = models.ForeignKey(Grievance, models.PROTECT, related_name="duties")
    role = models.CharField(max_length=8, choices=Role.choices)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organization_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("首责")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["grievance", "role"], name="one_first_of_each_duty")]


class Reached(models.Model):
    """When a grievance first came before one of the three layers of row 5.01, and by what."""

    class Layer(models.TextChoices):
        EXECUTION = "execution", _("执行层")
        MANAGEMENT = "management", _("管理层")
        LEADERSHIP = "leadership", _("领导层")

    class How(models.TextChoices):
        ROUTED = "routed", _("交办")
        PASSED_ON = "passed_on", _("转办")
        ESCALATED = "escalated", _("超时上报")
        REOPENED = "reopened", _("没解决，提级重办")
        URGENT = "urgent", _("急难事直报")

    grievance = models.ForeignKey(Grievance, models.PROTECT, related_name="reached")
    layer = models.CharField(max_length=10, choices=Layer.choices)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How.choices)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("到达层级")
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["grievance", "layer"], name="a_layer_is_reached_once")]


class JointAnswer(Sealed):
    """Another union that was asked to answer its part. `particulars`: question, answer."""

    grievance = models.ForeignKey(Grievance, models.PROTECT, related_name="joint_answers")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("协办答复")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["grievance", "organization"], name="a_union_answers_its_part_once"
            )
        ]


class Extension(models.Model):
    """More time for a grievance: asked for with a reason, granted once, by another than who asked."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    grievance = models.ForeignKey(Grievance, models.PROTECT, related_name="extensions")
    days = models.DecimalField(max_digits=4, decimal_places=1)
    reason = models.TextField()
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    answer = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("延期申请")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["grievance"],
                condition=Q(granted=True) | Q(granted=None),
                name="a_grievance_is_extended_once",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="extension_by_another"
            ),
            models.CheckConstraint(condition=Q(days__gt=0), name="extension_of_some_days"),
        ]


class Callback(Sealed):
    """A call back that was drawn by lot after an answer, and what the worker said. `particulars`: words."""

    grievance = models.OneToOneField(Grievance, models.PROTECT, related_name="callback")
    sampled_on = models.DateField()
    called_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    called_at = models.DateTimeField(null=True)
    was_reached = models.BooleanField(null=True)
    solved = models.CharField(max_length=6, choices=Solved.choices, blank=True)
    satisfied = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = _("回访")
        ordering = ["-sampled_on", "-id"]
