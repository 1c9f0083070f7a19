"""What the coverage board adds to the manifest."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem, Report

from .actions import exporting_board
from .queries import boards, coverage

REPORTS = (Report("coverage", _("普惠覆盖"), coverage.report),)
MENU = (
    MenuItem(_("慰问覆盖"), "workbench-benefits:coverage", boards.FIGURES, "chart", "insight"),
    MenuItem(_("覆盖大屏"), "workbench-benefits:screen", boards.FIGURES, "screen", "insight"),
)
EXPORTS = exporting_board.EXPORTS
