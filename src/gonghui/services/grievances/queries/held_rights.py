"""What rights work holds on a person: the legal aid they asked for."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.people.models import Person

from ..models import LegalAid
from . import rights

WORDS = {
    "legal_aid": _("法律援助"),
    "matter_of_law": _("什么事"),
    "help": _("要什么帮助"),
    "told": _("您说的"),
    "against": _("跟哪个单位有争议"),
    "words": _("经过"),
    "asked_at": _("申请时间"),
}


def about_person(person: Person) -> dict[str, Any]:
    """Each request with what was said in it; where it stands is told with the cases."""
    return {"legal_aid": [_request(each) for each in rights.aid_of_person(person)]}


def _request(aid: LegalAid) -> dict[str, Any]:
    return {
        "organization": aid.organization.name,
        "matter_of_law": aid.get_about_display(),
        "help": aid.get_help_display(),
        "asked_at": aid.asked_at,
        "told": aid.particulars,
    }
