"""Where handing out stands in the officer's menu."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem

MENU = (
    MenuItem(_("慰问待办"), "workbench-benefits:todo", "benefits.view", "gift", "work"),
    MenuItem(_("专属权益待办"), "workbench-benefits:todo", "benefits.women", "gift", "work"),
)
