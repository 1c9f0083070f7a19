"""What a union takes up because many raise it: the measures, what came of them, and whether it got better."""

import secrets
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person

from .categories import Category


class Focus(Scoped):
    """One problem, open until it is closed with what came of it. Members of the union and below read it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=80)
    why = models.CharField(max_length=500)
    category = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+")
    terms = models.JSONField(default=list)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("焦点")
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")) & ~Q(outcome=""),
                name="focus_closed_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Measure(models.Model):
    """One thing that is done about a focus: by whom, until when, with what result."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    focus = models.ForeignKey(Focus, models.PROTECT, related_name="measures")
    what = models.CharField(max_length=200)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    result = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("措施")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(result=""), name="focus_measure_done_with_result"
            ),
        ]


class FocusSurvey(models.Model):
    """Whether it got better, asked of an audience (`rule`, of the focus' union and below) until a day."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    focus = models.OneToOneField(Focus, models.PROTECT, related_name="survey")
    rule = models.JSONField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closes_on = models.DateField()

    class Meta:
        verbose_name = _("焦点调查")


def random_number() -> int:
    return secrets.randbits(62)


class SurveyTaken(models.Model):
    """That a person has answered. What, when and in which order is not kept; the number is drawn."""

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    survey = models.ForeignKey(FocusSurvey, models.PROTECT, related_name="taken")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("已答调查")
        constraints = [models.UniqueConstraint(fields=["survey", "person"], name="a_survey_is_taken_once")]


class SurveyCount(models.Model):
    """How many gave an answer; apart from who."""

    class Answer(models.TextChoices):
        BETTER = "better", _("好转了")
        SAME = "same", _("没变")
        WORSE = "worse", _("更差了")

    survey = models.ForeignKey(FocusSurvey, models.PROTECT, related_name="counts")
    answer = models.CharField(max_length=6, choices=Answer.choices)
    said = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("调查计数")
        constraints = [models.UniqueConstraint(fields=["survey", "answer"], name="one_count_per_answer")]
