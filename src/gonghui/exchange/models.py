"""A workbook on its way in: read, checked, shown, applied, and undone as a whole; keys of other systems."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person

LONGEST = datetime.timedelta(days=90)


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


class ApiToken(models.Model):
    """A key with which another system calls the open interface for one union. Only its hash is kept.

    It belongs to exactly this union and is not handed over when unions merge. It opens nothing once it has
    been revoked, has expired, or who issued it may no longer issue keys there.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    scopes = models.JSONField()
    secret_hash = models.BinaryField(max_length=32, unique=True)
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    days = models.PositiveSmallIntegerField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    used_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("接口密钥")
        ordering = ["-issued_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=LONGEST.days), name="token_lives_ninety_days_at_most"
            )
        ]

    @property
    def expires_at(self) -> datetime.datetime:
        """The first moment at which it opens nothing."""
        return self.issued_at + datetime.timedelta(days=self.days)

    @property
    def actor_name(self) -> str:
        """How the journal names what was done with it."""
        return f"{self.name}（{self._meta.verbose_name}）"
