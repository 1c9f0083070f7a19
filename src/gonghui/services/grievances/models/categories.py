"""What grievances are about: a dated tree of two steps that unions may add to."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..category_words import shown


class Category(models.Model):
    """One matter. `level` is the level of union that handles it ("" for the worker's own).

    `words` are what people say when they mean it, for the proposal and the answers offered while they type.
    `grade` is proposed for it unless the words propose a higher one.
    """

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    about = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    grade = models.CharField(max_length=6, blank=True)
    level = models.CharField(max_length=8, blank=True)
    words = models.JSONField(default=list)
    order = models.PositiveSmallIntegerField(default=0)
    document = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        verbose_name = _("诉求类别")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="category_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """The name in the reader's language, where it came with the program."""
        return shown(self.name)

    @property
    def shown_about(self) -> str:
        """What belongs to it, in the reader's language, where it came with the program."""
        return shown(self.about)
