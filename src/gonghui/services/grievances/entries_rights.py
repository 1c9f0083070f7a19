"""Where rights work is found: the worker's tile, the officer's menu, the case of legal aid."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem, Tile

from .flows_rights import LEGAL_AID
from .permissions import RIGHTS
from .portal import legal_aid
from .workbench import legal_aid as legal_aid_desk

TILES = (Tile(_("法律援助"), "portal-grievances:aid", "law", _("请律师帮您讨说法，不收钱")),)
MENU = (MenuItem(_("维权工作"), "workbench-grievances:alerts", RIGHTS, "law", "services"),)
FLOWS = (LEGAL_AID,)
CASE_PAGES = {LEGAL_AID.code: legal_aid_desk.case_page}
CASE_ANSWERS = {LEGAL_AID.code: legal_aid.address_to_mend}
MATTERS = {LEGAL_AID.code: legal_aid.matter}
