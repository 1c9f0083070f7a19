"""What the union answers to everybody: written fit for all, checked by a second pair of eyes, then public."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person

from .categories import Category
from .grievances import Grievance


class PublicAnswer(Scoped):
    """One question and its answer, for everybody to read. Nothing in it leads back to who asked first.

    `pieces` is the text cut for searching, two characters at a time. It is changed only as a draft.
    `made_from` is the grievance it was made from, shown to nobody: every wording is held against its names.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("在写")
        CHECKING = "checking", _("等人核对")
        PUBLIC = "public", _("已公开")
        WITHDRAWN = "withdrawn", _("已撤下")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.CharField(max_length=120)
    answer = models.TextField()
    source = models.CharField(max_length=200)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    made_from = models.ForeignKey(Grievance, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    pieces = models.TextField(blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    remark = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("公开答复")
        ordering = ["-written_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("written_by")),
                name="answer_checked_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="public") | Q(checked_by__isnull=False), name="public_answer_was_checked"
            ),
        ]

    def __str__(self) -> str:
        return self.question
