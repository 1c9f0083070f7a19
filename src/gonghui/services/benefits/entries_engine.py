"""Where programs and their dates are found."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem

MENU = (
    MenuItem(_("慰问日历"), "workbench-benefits:calendar", "benefits.run", "calendar"),
    MenuItem(_("慰问项目"), "workbench-benefits:programs", "benefits.run", "gift"),
)
