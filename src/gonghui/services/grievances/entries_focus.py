"""Where topics and focuses stand in the officer's menu."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem

from .permissions import FIGURES

MENU = (MenuItem(_("热点和难点"), "workbench-grievances:topics", FIGURES, "chart", "insight"),)
