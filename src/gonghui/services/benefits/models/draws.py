"""Where supply is short: a draw whose seed is published, so that anyone may run it again."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person

from .programs import Occasion


class Draw(Scoped):
    """One draw of an occasion's places among those who asked, never the first come.

    `commitment` (the hash of `seed`) and `words_from` (where words that nobody knows yet will be taken from)
    are published while one may still ask; the seed itself and `public_words` when it is drawn.
    `entries_hash` fixes the list of numbers that took part.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    occasion = models.OneToOneField(Occasion, models.PROTECT, related_name="draw")
    places = models.PositiveIntegerField()
    asks_until = models.DateTimeField()
    seed_sealed = models.BinaryField()
    commitment = models.CharField(max_length=64)
    words_from = models.CharField(max_length=120)
    public_words = models.CharField(max_length=120, blank=True)
    seed = models.CharField(max_length=64, blank=True)
    entries_hash = models.CharField(max_length=64, blank=True)
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("抽签")
        ordering = ["-asks_until"]
        constraints = [models.CheckConstraint(condition=Q(places__gt=0), name="draw_has_places")]

    def binding(self) -> str:
        """What the sealed seed is bound to."""
        return f"benefits.Draw.seed:{self.uid}"


class DrawEntry(models.Model):
    """One member who asked for a place. `number` is shown in public instead of the name.

    `organization` is where the person belonged when asking, `group` the band of age ("35-44"): both only to
    see whether every group has its share. `rank` is the place in the order of the draw, from 1.
    """

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="entries")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    group = models.CharField(max_length=20, blank=True)
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    rank = models.PositiveIntegerField(null=True)
    won = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("抽签报名")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "person"], name="asked_for_a_place_once"),
            models.UniqueConstraint(fields=["draw", "number"], name="draw_number_is_of_one"),
        ]
