"""The facts of a household that rules look at: stored totals, so that all can be classified at once."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped

MOST_MEMBERS = 99
MOST_FEN = 10**13  # 100 billion yuan: the largest amount, so that no product leaves a 64-bit number


class Residence(models.TextChoices):
    URBAN = "urban", _("城镇")
    RURAL = "rural", _("农村")


def amount(**options: object) -> models.BigIntegerField:
    """A yearly amount of the whole household, in fen."""
    return models.BigIntegerField(default=0, **options)


class Given(models.Model):
    """What is known of a household on a day. Amounts are household totals of a year in fen, never per head.

    `causes` and `events` are sets of codes kept as bits (`rules.facts.CAUSES`, `EVENTS`). `earlier_aid_fen`
    is what the union paid within the year before; a policy says whether it counts.
    """

    region = models.CharField(max_length=12)
    residence = models.CharField(max_length=5, choices=Residence.choices)
    members = models.PositiveSmallIntegerField()
    annual_income_fen = amount()
    rigid_spending_fen = amount()
    months_below_line = models.PositiveSmallIntegerField(default=0)
    aided = models.BooleanField(default=False)
    causes = models.IntegerField(default=0)
    events = models.IntegerField(default=0)
    event_cost_fen = amount()
    casualty = models.BooleanField(default=False)
    net_assets_fen = amount()
    savings_fen = amount()
    earlier_aid_fen = amount()

    class Meta:
        abstract = True


class Facts(Given, Scoped):
    """The facts of a household as they stand, and the category they were last found in.

    `category` is "" until the first assessment, and was found on `assessed_on`; an assessment that finds it
    again leaves that day. `policy` ("code/version") and `outcomes` are those of the last assessment;
    the database itself sets `outcomes` to NULL as soon as anything given changes.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    category = models.CharField(max_length=20, blank=True)
    advice = models.CharField(max_length=20, blank=True)
    policy = models.CharField(max_length=60, blank=True)
    outcomes = models.BigIntegerField(null=True)
    assessed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("家庭情况")
        indexes = [models.Index(fields=["region"], name="facts_by_region")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(members__gte=1, members__lte=MOST_MEMBERS), name="facts_of_some_people"
            ),
            models.CheckConstraint(
                condition=models.Q(residence__in=Residence.values), name="facts_residence_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    annual_income_fen__gte=0,
                    annual_income_fen__lte=MOST_FEN,
                    rigid_spending_fen__gte=0,
                    rigid_spending_fen__lte=MOST_FEN,
                    event_cost_fen__gte=0,
                    event_cost_fen__lte=MOST_FEN,
                    savings_fen__gte=0,
                    savings_fen__lte=MOST_FEN,
                    earlier_aid_fen__gte=0,
                    earlier_aid_fen__lte=MOST_FEN,
                    net_assets_fen__gte=-MOST_FEN,
                    net_assets_fen__lte=MOST_FEN,
                ),
                name="facts_amounts_possible",
            ),
        ]
