"""What public answers add to the manifest."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem, Tile

from .permissions import KNOWLEDGE

TILES = (Tile(_("公开答复"), "portal-grievances:answers", "book", _("大家常问的事，工会怎么答")),)
MENU = (MenuItem(_("公开答复"), "workbench-grievances:knowledge", KNOWLEDGE, "book", "services"),)
