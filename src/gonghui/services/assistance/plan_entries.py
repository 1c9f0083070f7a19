"""Where plans, pairings, partners and money are found: entries of the menu and of the member's services."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import MenuItem, Tile

from .queries import plans

TILES = (
    Tile(
        _("我家的帮扶"),
        "portal-assistance:plan",
        "heart",
        _("措施、谁负责、钱到哪一步"),
        badge=plans.to_receive_of,
        shown=plans.running_of,
    ),
)
MENU = (
    MenuItem(_("帮扶方案"), "workbench-assistance:plans", "assistance.plan", "doc", "services"),
    MenuItem(_("结对帮扶"), "workbench-assistance:pairings", "assistance.plan", "users", "services"),
    MenuItem(_("互助和社会力量"), "workbench-assistance:offers", "assistance.plan", "hands", "services"),
    MenuItem(_("帮扶资金"), "workbench-assistance:money", "assistance.pay", "yuan", "services"),
    MenuItem(_("资金审批"), "workbench-assistance:approvals", "assistance.approve", "check", "services"),
    MenuItem(_("付款"), "workbench-assistance:payments", "assistance.pay", "send", "services"),
)
