"""Who is where and in what stage of life: postings, sites, retirement, life events."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.models import Case
from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed


class Posting(Scoped):
    """One stay away from home for work; `until` is empty while it lasts."""

    class Kind(models.TextChoices):
        TRAVEL = "travel", _("长期出差")
        POSTED = "posted", _("长期驻外")
        ABROAD = "abroad", _("派驻国（境）外")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    place = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("出差驻外")
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "since"], name="one_posting_from_a_day"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="posting_ends_after_it_begins"
            ),
        ]


class Site(Scoped):
    """A place of hard work or a key project, with the people who work there."""

    class Kind(models.TextChoices):
        HARD = "hard", _("艰苦岗位")
        KEY = "key", _("重点项目现场")
        OUTDOOR = "outdoor", _("户外作业")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    region = models.CharField(max_length=6, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    keeper = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("工地现场")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="one_site_of_a_name"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="site_ends_after_it_begins"
            ),
        ]


class SiteWorker(models.Model):
    """One person on the roster of a site, from a day and perhaps to a day."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="workers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("现场人员")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "person"], condition=Q(until=None), name="on_a_site_roster_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="site_work_ends_after_it_begins"
            ),
        ]


class RetirementGroup(Scoped):
    """At which age of the law a woman retires (50 or 55); for anyone, another day that was agreed."""

    class Group(models.TextChoices):
        MALE = "male", _("男职工")
        FEMALE55 = "female55", _("女干部（原 55 岁）")
        FEMALE50 = "female50", _("女工人（原 50 岁）")

    person = models.OneToOneField(Person, models.PROTECT, related_name="retirement_group")
    group = models.CharField(max_length=8, choices=Group.choices)
    agreed_on = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("退休类别")


class LifeEvent(Scoped, Sealed):
    """A wedding, a birth, a stay in hospital, a bereavement that a member told of; decided as a case.

    `about` is the relation (GB/T 4761) of who died. `closed_at` is when it was declined or withdrawn: what is
    closed may be told again.
    """

    class Kind(models.TextChoices):
        WEDDING = "wedding", _("结婚")
        BIRTH = "birth", _("生育")
        HOSPITAL = "hospital", _("住院")
        BEREAVEMENT = "bereavement", _("亲人去世")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="life_event")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.DateField()
    about = models.CharField(max_length=20, blank=True)
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("人生大事")
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "on", "about"],
                condition=Q(closed_at=None),
                name="one_life_event_of_a_day",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(closed_at=None), name="life_event_is_accepted_or_closed"
            ),
        ]
