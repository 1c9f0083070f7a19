"""Rule cards: what may be given, in what form, how often, from which money, by which clause; exceptions."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person


class RuleCard(models.Model):
    """One clause of one document, for one region from one day. The narrowest region's newest card holds.

    `item` is what it rules, `part` which of it (a festival; "surgery"; the "first" prize); `cap_fen` what
    `cap_by` may not exceed; `forms` the codes of the forms allowed, empty for any that the eight prohibitions
    leave; `times` how often in `per` ("event", "year", "day"). A share is `share_part` of `share_whole`, two
    whole numbers so that a third is a third.
    """

    class Item(models.TextChoices):
        FORMS = "forms", _("允许的形式")
        FESTIVAL = "festival", _("节日慰问品")
        MEMBER_YEAR = "member_year", _("全年节日慰问品合计")
        BIRTHDAY = "birthday", _("生日慰问")
        WEDDING = "wedding", _("结婚慰问")
        BIRTH = "birth", _("生育慰问")
        HOSPITAL = "hospital", _("住院慰问")
        BEREAVEMENT = "bereavement", _("丧事慰问")
        RETIREMENT = "retirement", _("退休慰问")
        PRIZE = "prize", _("文体活动奖励")
        UNIFORM = "uniform", _("活动服装")
        OUTING = "outing", _("春秋游")
        CINEMA = "cinema", _("观影")
        TOP_UP = "top_up", _("经费补助会费")

    class By(models.TextChoices):
        TIME = "time", _("每人每次")
        FESTIVAL = "festival", _("每人每节")
        MEMBER_YEAR = "member_year", _("每人每年")
        PERSON_DAY = "person_day", _("每人每天")
        UNION_SHARE = "union_share", _("占本级工会留成经费的比例")
        WINNERS_SHARE = "winners_share", _("获奖人数占参加人数的比例")
        DUES_SHARE = "dues_share", _("占当年会费收入的倍数")
        NONE = "none", _("不设金额")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.CharField(max_length=20, choices=Item.choices)
    part = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=60)
    region = models.CharField(max_length=6, blank=True)
    cap_by = models.CharField(max_length=14, choices=By.choices)
    cap_fen = models.BigIntegerField(null=True)
    share_part = models.PositiveSmallIntegerField(null=True)
    share_whole = models.PositiveSmallIntegerField(null=True)
    forms = models.JSONField(default=list)
    times = models.PositiveSmallIntegerField(null=True)
    per = models.CharField(max_length=10, blank=True)
    sources = models.JSONField(default=list)
    document = models.CharField(max_length=200)
    clause = models.CharField(max_length=200)
    words = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    demonstration = models.BooleanField(default=False)
    entered_by = models.CharField(max_length=120)
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("规则卡")
        ordering = ["item", "region", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "part", "region", "cap_by", "valid_from"], name="one_card_from_a_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="card_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(cap_fen=None) | Q(cap_fen__gte=0), name="card_caps_at_no_negative_money"
            ),
            models.CheckConstraint(
                condition=Q(share_part=None, share_whole=None) | Q(share_part__gt=0, share_whole__gt=0),
                name="card_share_is_a_fraction",
            ),
        ]


class CapException(Scoped):
    """An exception to one card for one union, by a document that another person than its writer approved."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    card = models.ForeignKey(RuleCard, models.PROTECT, related_name="exceptions")
    cap_fen = models.BigIntegerField()
    document = models.CharField(max_length=200)
    reason = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    refused_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("例外批准")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")),
                name="exception_needs_four_eyes",
            ),
            models.CheckConstraint(condition=Q(valid_to__gt=F("valid_from")), name="exception_lasts_a_while"),
            models.CheckConstraint(condition=Q(cap_fen__gt=0), name="exception_allows_some_money"),
        ]
