"""That a letter came by e-mail, so that it is taken once; neither its words nor its sender."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mail(models.Model):
    """One letter taken from the mailbox: keyed hashes of its bytes and of its sender, and the day."""

    key = models.CharField(max_length=32, unique=True)
    sender_key = models.CharField(max_length=32)
    taken_on = models.DateField(db_index=True)

    class Meta:
        verbose_name = _("收到的邮件")
        indexes = [models.Index(fields=["sender_key", "taken_on"], name="mail_of_a_sender")]
