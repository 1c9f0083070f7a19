"""A workbook on its way in: read, checked, shown, applied, and undone as a whole."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped


class Batch(Scoped):
    """One workbook brought in for one organization (and what is below it)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("排队中")
        CHECKING = "checking", _("正在核对")
        READY = "ready", _("核对完成，等您确认")
        APPLYING = "applying", _("正在写入")
        APPLIED = "applied", _("已写入")
        UNDONE = "undone", _("已撤销")
        REFUSED = "refused", _("不能使用")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    workbook = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    counts = models.JSONField(default=dict)
    problem_counts = models.JSONField(default=dict)
    unknown_columns = models.JSONField(default=list)
    rows_read = models.PositiveIntegerField(default=0)
    says = models.CharField(max_length=300, blank=True)
    by_person_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120)
    home = models.CharField(max_length=160, blank=True)
    pid = models.PositiveIntegerField(null=True)
    process_started = models.CharField(max_length=20, blank=True)
    began_at = models.DateTimeField()
    planned_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)


class Chunk(models.Model):
    """Some thousand checked rows of a batch, sealed: what was read, what will change, how to take it back."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="chunks")
    sheet = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    outcomes = models.BinaryField()
    reversal = models.BinaryField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_chunk_of_a_number")]
