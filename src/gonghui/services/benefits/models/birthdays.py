"""Who keeps the birthday by the moon."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.people.models import Person


class LunarBirthday(models.Model):
    """That a member chose the lunar birthday: on which lunar day they were born. No row: by the sun.

    It holds for whole years of the sun, `from_year` to `last_year`, so that no year has two or none.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField()
    from_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True)
    chosen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("过农历生日")
        constraints = [
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12, day__gte=1, day__lte=30),
                name="lunar_day_of_a_lunar_year",
            ),
            models.CheckConstraint(
                condition=Q(last_year=None) | Q(last_year__gte=F("from_year")),
                name="lunar_birthday_lasts_to_its_year",
            ),
        ]
