"""Where postings, sites and retirement groups are found, and the workbook that brings their lists in."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem, Tile

from .actions.group_sheets.workbook import GROUPS
from .portal import keeping, protection

MENU = (
    MenuItem(_("出差驻外"), "workbench-benefits:postings", "benefits.groups", "trip"),
    MenuItem(_("工地现场"), "workbench-benefits:sites", "benefits.groups", "helmet"),
    MenuItem(_("退休荣休"), "workbench-benefits:retirement", "benefits.groups", "flower"),
    MenuItem(_("女职工特殊保护"), "workbench-benefits:women", "benefits.women", "care", "services"),
    MenuItem(_("母婴室"), "workbench-benefits:nursing-rooms", "benefits.womens_affairs", "home", "services"),
    MenuItem(
        _("女职工专项合同"),
        "workbench-benefits:womens-contracts",
        "benefits.womens_affairs",
        "doc",
        "services",
    ),
    MenuItem(
        _("查岗位禁忌"), "workbench-benefits:work-check", "benefits.womens_affairs", "search", "services"
    ),
)
TILES = (
    Tile(
        _("我管的现场"),
        "portal-benefits:sites-kept",
        "helmet",
        _("填当天气温，看今天该怎么办"),
        shown=keeping.own_sites,
    ),
    Tile(
        _("女职工保护"),
        "portal-benefits:protection",
        "care",
        _("孕期、产假、哺乳期该有的照顾，从哪天到哪天"),
        shown=protection.is_for,
    ),
    Tile(_("母婴室"), "portal-benefits:nursing-rooms", "home", _("附近哪里有、几点开")),
)
WORKBOOKS = (GROUPS,)
