"""Who may sign in, who holds which position where, and which services a union has switched off."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..organizations.scoped import Scoped


class Account(AbstractBaseUser):
    """One way in: a phone number that belongs to one person. Rights come from positions, never from here."""

    class Theme(models.TextChoices):
        AUTO = "auto", _("跟随系统")
        LIGHT = "light", _("浅色")
        DARK = "dark", _("深色")

    phone = models.CharField(
        _("手机号码"), max_length=11, unique=True, validators=[RegexValidator(r"^1[0-9]{10}$")]
    )
    person = models.OneToOneField("people.Person", models.PROTECT, null=True, related_name="account")
    password_set_at = models.DateTimeField(null=True, editable=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    language = models.CharField(max_length=10, blank=True)
    theme = models.CharField(max_length=5, choices=Theme.choices, default=Theme.AUTO)
    large_text = models.BooleanField(default=False)

    objects = BaseUserManager()

    USERNAME_FIELD = "phone"

    def __str__(self) -> str:
        return f"{self.phone[:3]}****{self.phone[-4:]}"

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password)
        self.password_set_at = timezone.now()

    @property
    def shown_name(self) -> str:
        """The person's name, or the masked phone number of an account that has no person yet."""
        return self.person.name if self.person else str(self)


class Role(models.TextChoices):
    """What a position may be. What each may do is declared by permissions (`held_by`)."""

    STEWARD = "steward", _("工会小组长")
    CONTENT_EDITOR = "content_editor", _("宣传员")
    WOMENS_OFFICER = "womens_officer", _("女职工委员")
    OFFICER = "officer", _("工会干部")
    CHAIR = "chair", _("工会主席")
    UPPER_OFFICER = "upper_officer", _("上级工会干部")
    AUDITOR = "auditor", _("审计员")
    ADMINISTRATOR = "administrator", _("系统管理员")


class Position(Scoped):
    """A person holds a role in an organization and all below it, from a day until before another day.

    `valid_to` is the first day on which it no longer holds, so that an end takes effect at once.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="positions")
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    appointed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["path", "valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="position_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="position_has_known_role"),
        ]
        indexes = [models.Index(fields=["person", "valid_from"], name="position_of_person")]

    def __str__(self) -> str:
        return f"{self.organization} {self.get_role_display()}"


class ServiceSwitch(Scoped):
    """A service is off for an organization and all below it from a moment on. No row: it is on."""

    service = models.CharField(max_length=40)
    off_from = models.DateTimeField()
    by_person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "service"], name="one_switch_per_service")
        ]
