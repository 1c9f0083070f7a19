"""What was said in a grievance, back and forth, and what was shown with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed

from .grievances import Grievance


class Basis(models.TextChoices):
    """What an answer rests on."""

    LAW = "law", _("法律法规")
    POLICY = "policy", _("政策文件")
    FACT = "fact", _("查明的事实")


class Message(Sealed):
    """One word of the worker or of an officer. `particulars`: words, and of an answer basis_text and did.

    Of an anonymous worker's words `at` is the hour at which all words of the day were let in.
    """

    class Kind(models.TextChoices):
        SAID = "said", _("补充")
        ASKED = "asked", _("询问")
        TOLD = "told", _("进展")
        ANSWER = "answer", _("答复")
        RATING = "rating", _("评价")

    grievance = models.ForeignKey(Grievance, models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    by_speaker = models.BooleanField()
    by_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    organization_name = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=6, choices=Basis.choices, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("诉求往来")
        ordering = ["id"]


class Attachment(models.Model):
    """A photograph, a paper or a voice note; a voice note has its words beside it in the message."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("照片")
        PAPER = "paper", _("材料")
        VOICE = "voice", _("语音")

    grievance = models.ForeignKey(Grievance, models.PROTECT, related_name="attachments")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    by_speaker = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("诉求材料")
        ordering = ["id"]
