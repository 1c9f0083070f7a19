"""What benefits cost: one purchase of one union for one occasion, promised and paid through the ledger."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.ledger.models import Commitment, Fund
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person

from .programs import Occasion


class Purchase(Scoped):
    """So many of one thing at one price from one supplier. `number_of` × `each_fen` = `amount_fen`.

    It belongs to the union whose fund pays. How far it is stands in the ledger: promised, approved, paid.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="purchases")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+")
    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="+")
    goods = models.CharField(max_length=120)
    unit = models.CharField(max_length=10)
    number_of = models.PositiveIntegerField()
    each_fen = models.BigIntegerField()
    amount_fen = models.BigIntegerField()
    supplier = models.CharField(max_length=120)
    invoice = models.CharField(max_length=60, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("采购")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_fen=models.F("number_of") * models.F("each_fen"))
                & Q(number_of__gt=0, each_fen__gt=0),
                name="purchase_adds_up",
            )
        ]
