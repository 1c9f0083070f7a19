"""Where postings, sites and retirement groups are found, and the workbook that brings their lists in."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem, Tile

from .actions.group_sheets.workbook import GROUPS
from .portal import keeping

MENU = (
    MenuItem(_("出差驻外"), "workbench-benefits:postings", "benefits.groups", "trip"),
    MenuItem(_("工地现场"), "workbench-benefits:sites", "benefits.groups", "helmet"),
)
TILES = (
    Tile(
        _("我管的现场"),
        "portal-benefits:sites-kept",
        "helmet",
        _("填当天气温，看今天该怎么办"),
        shown=keeping.keeps_any,
    ),
)
WORKBOOKS = (GROUPS,)
