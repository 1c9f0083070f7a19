"""The help looks for the people (政策找人): proposals that only their own grass-roots officer sees."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person


class Proposal(Scoped):
    """One person who may need help, with the reasons known already. `reasons` are codes, never words."""

    class State(models.TextChoices):
        OPEN = "open", _("待联系")
        CONFIRMED = "confirmed", _("已联系，愿意申请")
        DISMISSED = "dismissed", _("不需要")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    proposed_on = models.DateField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-proposed_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state="open"), name="one_open_proposal_per_person"
            )
        ]
        indexes = [models.Index(fields=["path", "state"], name="proposal_in_scope")]
