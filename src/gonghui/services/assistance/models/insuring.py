"""How somebody of a household was insured, and since when: the file itself tells only of today."""

from django.db import models

from .household import Household, HouseholdMember


class InsuranceState(models.Model):
    """Insured how, or why not, from a day until the next row of that person; without `member` it is the head.

    `since` is the day on which the union came to know.
    """

    household = models.ForeignKey(Household, models.CASCADE, related_name="insurance_states")
    member = models.ForeignKey(HouseholdMember, models.CASCADE, null=True, related_name="insurance_states")
    insurance = models.CharField(max_length=2, blank=True)
    gap = models.CharField(max_length=2, blank=True)
    since = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["since", "id"]
