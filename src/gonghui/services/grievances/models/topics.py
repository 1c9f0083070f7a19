"""What is talked about: how many grievances of a month hold a term, for a union and all below it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped


class TopicCount(Scoped):
    """One term in one month, of the grievances that a union and all below it answered for.

    `said` is kept as it may be shown: never of fewer than five, a multiple of five less than five away from
    the true count. Nothing finer is written down, so nothing finer can be worked out. No text, no person.
    """

    month = models.DateField()
    term = models.CharField(max_length=12)
    said = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("热词")
        ordering = ["-month", "-said", "term"]
        indexes = [models.Index(fields=["organization", "month"], name="topics_of_a_month")]
        constraints = [
            models.CheckConstraint(condition=models.Q(said__gte=5), name="topic_of_five_at_least"),
        ]
