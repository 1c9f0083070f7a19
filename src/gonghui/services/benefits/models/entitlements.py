"""Entitlements: one benefit due to one person once, how it reached them, or why it did not."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel import crypto
from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person

from .programs import Occasion, Program


class Entitlement(Scoped):
    """Due to one person at one occasion. It is open, or reached, declined or missed: every one is counted.

    `organization` is where the person belongs when it falls due. `on` is its own day (a birthday), `until`
    its last. `part` tells two of one occasion apart (two births in a year), else it is empty. `is_private`
    follows the program: such a row is read only through `queries.private`.
    """

    class State(models.TextChoices):
        OPEN = "open", _("待送达")
        REACHED = "reached", _("已送达")
        DECLINED = "declined", _("本人不需要")
        MISSED = "missed", _("没送到")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="entitlements")
    program = models.ForeignKey(Program, models.PROTECT, related_name="entitlements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="entitlements")
    part = models.CharField(max_length=36, default="", blank=True)
    on = models.DateField()
    until = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    value_fen = models.BigIntegerField(default=0)
    is_private = models.BooleanField(default=False)
    choice = models.CharField(max_length=120, default="", blank=True)
    reason = models.CharField(max_length=20, default="", blank=True)
    reason_words = models.CharField(max_length=200, default="", blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by_person_id = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    rating = models.PositiveSmallIntegerField(null=True)
    rating_words = models.CharField(max_length=200, default="", blank=True)
    escalated_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("应享权益")
        ordering = ["until", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "person", "part"], name="one_entitlement_of_an_occasion"
            ),
            models.CheckConstraint(condition=Q(value_fen__gte=0), name="entitlement_of_no_negative_value"),
            models.CheckConstraint(condition=Q(until__gte=F("on")), name="entitlement_lasts_to_its_day"),
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None) | ~Q(state="open") & Q(settled_at__isnull=False),
                name="settled_entitlement_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="missed") | ~Q(reason=""), name="missed_entitlement_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__gte=1, rating__lte=5), name="entitlement_rated_in_five"
            ),
        ]
        indexes = [
            models.Index(fields=["path", "state", "until"], name="entitlement_in_scope"),
            models.Index(fields=["person", "-on"], name="entitlement_of_person"),
            models.Index(fields=["occasion", "path", "state"], name="entitlement_of_occasion"),
            # Only of what was missed, so that making many costs nothing more.
            models.Index(
                fields=["path", "on", "program", "reason"],
                condition=Q(state="missed"),
                name="entitlement_missed",
            ),
        ]

    @property
    def title(self) -> str:
        """What it is and when: several programs may have a date of the same name."""
        return f"{self.program.name} {self.occasion.name}"


class Handout(Scoped):
    """That it was handed over: one row an entitlement, on- or offline. Undone, it stays with the reason.

    `device_key` is the number a telephone gave it while it had no network; brought twice it counts once.
    `at` is when it was handed over as the telephone says, `recorded_at` when the house heard of it.
    """

    class Way(models.TextChoices):
        SCAN = "scan", _("扫会员码发放")
        DESK = "desk", _("窗口领取")
        COUPON = "coupon", _("提货券核销")
        SITE = "site", _("送到工地")
        HOME = "home", _("送到家里")
        PROXY = "proxy", _("代领")
        BATCH = "batch", _("集中发放")
        OWN = "own", _("本人确认收到")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="handouts")
    way = models.CharField(max_length=8, choices=Way.choices)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by_person_id = models.BigIntegerField(null=True)
    place = models.CharField(max_length=120, blank=True)
    proxy_name = models.CharField(max_length=120, blank=True)
    proxy_relation = models.CharField(max_length=2, blank=True)
    proxy_reason = models.CharField(max_length=200, blank=True)
    signature = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    proof = models.CharField(max_length=10, blank=True)
    device_key = models.UUIDField(null=True, unique=True)
    undone_at = models.DateTimeField(null=True)
    undone_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("发放记录")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement"], condition=Q(undone_at=None), name="nothing_is_handed_out_twice"
            ),
            models.CheckConstraint(
                condition=~Q(way="proxy") | ~Q(proxy_name="") & ~Q(proxy_reason=""),
                name="proxy_has_a_name_and_a_reason",
            ),
        ]


class Coupon(Scoped):
    """Goods named, a shop named, a last day: used once, by nobody else, never for money.

    The code stands sealed; `code_index` finds it without its being readable.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="coupons")
    code_sealed = models.BinaryField()
    code_index = models.CharField(max_length=64, unique=True)
    goods = models.CharField(max_length=120)
    shop = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField()
    issued_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by_person_id = models.BigIntegerField(null=True)
    used_by_name = models.CharField(max_length=120, blank=True)
    void_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("提货券")
        ordering = ["valid_until", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement"], condition=Q(void_at=None), name="one_coupon_of_an_entitlement"
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(void_at=None), name="void_coupon_is_not_used"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="coupon_lasts_to_its_day"
            ),
        ]

    def seal_code(self, code: str) -> None:
        self.code_sealed = crypto.seal_text(code, bound_to=self.binding())
        self.code_index = crypto.blind_index(code, purpose=COUPON_PURPOSE).hex()

    def binding(self) -> str:
        """What the sealed code is bound to."""
        return f"benefits.Coupon.code:{self.uid}"


class Waiver(models.Model):
    """That a person said once they do not want something, until they say otherwise. Declined is not missed.

    `what` is a program's code or, for a whole coverage, its code.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    words = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("本人不需要")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "what"], condition=Q(taken_back_at=None), name="one_waiver_of_a_thing"
            )
        ]


COUPON_PURPOSE = "benefits.coupon"
