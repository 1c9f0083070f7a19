"""The lists of the groups as one workbook, for the command line and the import page."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Workbook

from .sheets import SHEETS

GROUPS = Workbook(
    code="benefit-groups", name=_("出差驻外、工地和退休名单"), needs="benefits.groups", sheets=SHEETS
)
