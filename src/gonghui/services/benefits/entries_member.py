"""Where benefits are found: tiles and home page of members, menu of officers, cases of life events."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.events import CaseEnded
from gonghui.manifest import HomeSection, MenuItem, Tile

from . import flows
from .actions import events as event_deeds
from .portal import events, heat
from .portal import own as own_pages
from .queries import draws, own
from .workbench import events as event_desk

TILES = (
    Tile(
        _("我的慰问"),
        "portal-benefits:mine",
        "gift",
        _("工会该给您的，什么时候、怎么领"),
        badge=own.waiting_count,
    ),
    Tile(
        _("抽签"),
        "portal-benefits:draws",
        "ticket",
        _("名额有限的，报个名，谁都有同样的机会"),
        shown=draws.for_person,
    ),
    Tile(_("人生大事"), "portal-benefits:events", "heart", _("结婚、生育、住院、亲人去世，跟工会说一声")),
)
MENU = (MenuItem(_("代记人生大事"), "workbench-benefits:event-counter", flows.EVENTS, "heart", "services"),)
HOME = (
    HomeSection("benefits", own_pages.home, "benefits/portal/home.html", "todo"),
    HomeSection("heat", heat.home, "benefits/portal/home_heat.html", "todo", shown=heat.works_outside),
)
FLOWS = (flows.LIFE_EVENT,)
CASE_PAGES = {flows.LIFE_EVENT.code: event_desk.case_page}
CASE_ANSWERS = {flows.LIFE_EVENT.code: events.address_to_mend}
MATTERS = {flows.LIFE_EVENT.code: events.matter}
LISTENS = {CaseEnded: event_deeds.close}
