"""Where the rules and the money of benefits are found: entries of the menu and of the member's services."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem, Tile

TILES = (Tile(_("慰问的规则"), "portal-benefits:rules", "doc", _("发多少、发什么，按哪份文件")),)
MENU = (MenuItem(_("规则卡"), "workbench-benefits:rules", "benefits.view", "doc", "services"),)
