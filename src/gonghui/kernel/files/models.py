"""What the house knows of a stored file. Its content lies on disk under a random name."""

import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from gonghui.kernel import crypto


class Kind(models.TextChoices):
    IMAGE = "image", _("图片")
    WORKBOOK = "workbook", _("表格")
    DOCUMENT = "document", _("文档")
    AUDIO = "audio", _("录音")


def random_name() -> str:
    return secrets.token_hex(20)


class StoredFile(models.Model):
    """One uploaded file, as it was checked and kept. `size` in bytes and `sha256` are of the kept content."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stored_name = models.CharField(max_length=40, unique=True, default=random_name, editable=False)
    original_name_sealed = models.BinaryField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    sensitive = models.BooleanField()
    sealed = models.BooleanField()
    uploaded_by_person_id = models.BigIntegerField(null=True, db_index=True)
    uploaded_at = models.DateTimeField()

    @property
    def original_name(self) -> str:
        """The name it came with, made harmless."""
        return crypto.open_text(bytes(self.original_name_sealed), bound_to=self.bound("original_name"))

    @original_name.setter
    def original_name(self, name: str) -> None:
        self.original_name_sealed = crypto.seal_text(name, bound_to=self.bound("original_name"))

    def bound(self, field: str) -> str:
        """What sealed values of this file are bound to."""
        return f"files.StoredFile.{field}:{self.uid}"
