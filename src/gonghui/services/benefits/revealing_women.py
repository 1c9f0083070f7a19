"""Looking at a woman's record: by who holds `benefits.women` there, with a reason that she sees."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.access import reveal

from .models import WomensRecord
from .queries.women import WOMEN

FIELD = "protection"


def offer() -> None:
    """Make records revealable; called at the start."""
    reveal.offer(
        reveal.Revealable(
            WomensRecord,
            FIELD,
            _("特殊保护登记"),
            lambda record: record.particulars.get("stage", ""),
            lambda record: record.person,
            permission=WOMEN,
        )
    )
