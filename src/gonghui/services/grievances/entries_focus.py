"""Where topics and focuses stand for members and officers."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem, Tile

from .permissions import FIGURES

TILES = (Tile(_("工会正在解决的事"), "portal-grievances:focuses", "flag", _("大家说得多的，工会在做什么")),)
MENU = (MenuItem(_("热点和难点"), "workbench-grievances:topics", FIGURES, "chart", "insight"),)
