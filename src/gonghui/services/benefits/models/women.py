"""Of women workers: their records in the four stages, nursing rooms, the special collective contract."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed


class WomensRecord(Scoped, Sealed):
    """One stage of one woman (menstruation, pregnancy, birth, nursing), strictly private.

    Stage, dates and words stand sealed; readable are only whose it is and when it was kept.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("女职工四期记录")
        ordering = ["-kept_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_at=None), name="one_open_record_of_a_woman"
            )
        ]


class NursingRoom(Scoped):
    """A room (母婴室) in which mothers nurse; every member of the union may know of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=60)
    place = models.CharField(max_length=120)
    open_hours = models.CharField(max_length=120)
    equipment = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("母婴室")
        ordering = ["path", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                condition=Q(closed_on=None),
                name="one_nursing_room_of_a_name",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="nursing_room_closes_after_it_opens",
            ),
        ]


class WomensContract(Scoped):
    """A special collective contract (女职工专项集体合同). `valid_to` is its last day."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=120)
    document = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField()
    filed_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("女职工专项集体合同")
        ordering = ["-valid_to", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "valid_from"], name="one_womens_contract_of_a_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__gt=F("valid_from")), name="womens_contract_lasts_a_while"
            ),
        ]
