"""What is told to people, and how each telling travels: a notice is the inbox, a delivery is one way out."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Ways out of the house. The inbox needs no delivery: the notice itself is the inbox."""

    EMAIL = "email", _("电子邮件")
    SMS = "sms", _("短信")
    WECHAT = "wechat", _("微信")


class State(models.TextChoices):
    WAITING = "waiting", _("待发送")
    HELD = "held", _("夜间暂缓")
    FAILED = "failed", _("稍后重试")
    SENT = "sent", _("已发送")
    DEAD = "dead", _("发送失败")
    DROPPED = "dropped", _("不再发送")


STILL_TO_SEND = (State.WAITING, State.HELD, State.FAILED)


class Notice(models.Model):
    """Something told to one person. It stands in the inbox from the commit of the deed that told it.

    `once` keeps a reminder from being told twice; "" means every telling stands for itself.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True)
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.BigIntegerField(null=True)
    organization = models.ForeignKey(
        "organizations.Organization", null=True, on_delete=models.PROTECT, related_name="+"
    )
    urgent = models.BooleanField(default=False)
    once = models.CharField(max_length=120, blank=True)
    by_person_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["person", "-created_at", "-id"], name="notice_inbox"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "once"], condition=~Q(once=""), name="notice_told_once"
            )
        ]

    @property
    def is_read(self) -> bool:
        return self.read_at is not None


class Delivery(models.Model):
    """One message on its way out: the outbox row, written in the transaction of the deed.

    A one-time code, and a mail to who has no inbox here, have no notice: where they go and what they say is
    sealed here and emptied once it is sent.
    `next_try_at` also leases a row to the dispatcher that is sending it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    notice = models.ForeignKey(Notice, null=True, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    address = models.BinaryField(null=True)
    words = models.BinaryField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    priority = models.SmallIntegerField(default=5)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    dedupe = models.CharField(max_length=64, unique=True)
    provider_id = models.CharField(max_length=120, blank=True)
    fault = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["priority", "next_try_at", "id"]
        indexes = [
            models.Index(
                fields=["priority", "next_try_at", "id"],
                condition=Q(state__in=STILL_TO_SEND),
                name="delivery_due",
            ),
            models.Index(fields=["created_at"], condition=Q(state=State.DEAD), name="delivery_dead"),
        ]

    def bound(self, field: str) -> str:
        """What the sealed value of `field` is bound to."""
        return f"notices.Delivery.{field}:{self.uid}"


class Preference(models.Model):
    """A person's choice for one channel, and the address that only this channel knows (mail, WeChat)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="channel_preferences")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    on = models.BooleanField(default=True)
    address = models.BinaryField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "channel"], name="one_choice_per_channel")]

    def bound(self) -> str:
        return f"notices.Preference.address:{self.uid}"


class PhoneMessage(models.Model):
    """What the demonstration's phone received. Written only when GONGHUI_DEMO=1."""

    channel = models.CharField(max_length=10, choices=Channel.choices)
    address = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True)
    dedupe = models.CharField(max_length=64, unique=True)
    arrived_at = models.DateTimeField()

    class Meta:
        ordering = ["-arrived_at", "-id"]
        indexes = [models.Index(fields=["address", "-arrived_at"], name="phone_latest")]
