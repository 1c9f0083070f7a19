"""The letter box of those who do not give a name: emptied once a day, in no order."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.sealed import Sealed


def random_number() -> int:
    return secrets.randbits(62)


class Letter(Sealed):
    """What an anonymous worker dropped in: a new grievance, a further word, a rating. Sealed as a whole.

    No moment, no sequence, no sender is kept: the number is drawn, and the row goes when the box is emptied.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    receipt_hash = models.CharField(max_length=32, db_index=True)

    class Meta:
        verbose_name = _("匿名信")
