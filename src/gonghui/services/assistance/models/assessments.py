"""Assessments: what was given, by which policy and line, and what followed; enough to replay each of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .facts import Facts, Given


class AssessmentRun(models.Model):
    """One act of assessing, of one household or of all in a scope: by whom, when, by which policy and lines.

    `lines` are the lines as they were that day: region, residence, sizes, fen per head and year, document.
    """

    policy_code = models.CharField(max_length=40)
    policy_version = models.PositiveSmallIntegerField()
    on = models.DateField()
    at = models.DateTimeField()
    by_person_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120)
    path = models.CharField(max_length=64, blank=True)
    lines = models.JSONField(default=list)
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("批量认定")


class AssessedSpan(models.Model):
    """Households, by the keys of their facts from `first` to `last`, that a run of many looked at.

    Who is among them and has no assessment of that run had been given and found the same before: the one
    before stands, by the lines of this run (`queries.standing`).
    """

    run = models.ForeignKey(AssessmentRun, models.PROTECT, related_name="spans")
    first = models.BigIntegerField()
    last = models.BigIntegerField()

    class Meta:
        verbose_name = _("批量认定的范围")
        indexes = [models.Index(fields=["first", "last"], name="spans_by_households")]


class Assessment(Given):
    """One evaluation of one household. The words of its explanation are rendered from what is stored here.

    `outcomes` has one bit for each criterion of the policy version, in its order; near misses and all
    words follow from it.
    """

    # Assessments are looked up by household; an index by run would only cost.
    run = models.ForeignKey(AssessmentRun, models.PROTECT, related_name="assessments", db_index=False)
    facts = models.ForeignKey(Facts, models.CASCADE, related_name="assessments")
    annual_line_fen = models.BigIntegerField()
    category = models.CharField(max_length=20)
    advice = models.CharField(max_length=20, blank=True)
    outcomes = models.BigIntegerField()

    class Meta:
        verbose_name = _("认定")
        ordering = ["-id"]
