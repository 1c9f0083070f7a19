"""What every page of the workbench shows around its content; worked out only when a page shows it."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.counting import RowCount
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.notices import queries as notices
from gonghui.kernel.remembered import once_while_reading
from gonghui.ui.addresses import address, address_of

from . import queries

ROOT = "/work/"
GROUPS = ("work", "registers", "services", "insight")


def chrome(request: HttpRequest) -> dict[str, Any]:
    """`menu`, `place`, `me`, `unread`, `late_in_hands` for the base template; nothing elsewhere."""
    if not request.path.startswith(ROOT) or not request.user.is_authenticated:
        return {}
    actor = access.actor_for(request)
    return {
        "menu": SimpleLazyObject(lambda: menu_for(request)),
        "place": SimpleLazyObject(lambda: _place(actor)),
        "me": SimpleLazyObject(lambda: _me(actor)),
        "unread": SimpleLazyObject(lambda: waiting(actor)["unread"]),
        "late_in_hands": SimpleLazyObject(lambda: waiting(actor)["late"]),
    }


def waiting(actor: Actor, of: Iterable[str] = (cases.MINE,)) -> dict[str, int]:
    """What the frame of a page counts, read at once: `mine` and `late` (work items) and `unread` (notices).

    The inbox asks first, for more, and the frame finds its counts among them.
    """

    def unread() -> RowCount:
        return RowCount(notices.unread(actor.person_id or 0))

    def late() -> RowCount:
        return RowCount(cases.late_in_hands(actor.person_id or 0))

    ask = partial(cases.counts, actor, timezone.now(), of=of, unread=unread, late=late)
    return once_while_reading(("waiting", actor.person_id), ask)


class Menu(list[dict[str, Any]]):
    """Groups of entries, each with a title."""

    def kept_as(self) -> tuple:
        """What its markup depends on: an address has one name in a language."""
        return tuple(
            (item["url"], item["count"], item["current"]) for group in self for item in group["items"]
        )


def menu_for(request: HttpRequest) -> Menu:
    """Groups of entries the officer may open: own pages first, then what the services declare."""
    actor = access.actor_for(request)
    names = dict(zip(GROUPS, (_("工作"), _("名册"), _("服务"), _("分析")), strict=True))
    items: dict[str, list[dict[str, Any]]] = {group: [] for group in GROUPS}
    for group, name, view, icon, needs, count in _own(actor):
        if not needs or access.paths_for(actor, needs):
            items[group].append(_item(name, view, icon, count))
    for _service, entry in registry.menu():
        if access.paths_for(actor, entry.needs):
            items[entry.group].append(_item(entry.name, entry.address, entry.icon))
    _mark_current(request.path, [item for group in GROUPS for item in items[group]])
    return Menu({"title": names[group], "items": items[group]} for group in GROUPS if items[group])


def _own(actor: Actor) -> list[tuple]:
    mine = waiting(actor)["mine"]
    return [
        ("work", _("待办"), "workbench:inbox", "inbox", "", mine),
        ("work", _("全部办件"), "workbench:cases", "doc", "", 0),
        ("work", _("请人代办"), "workbench:stand-ins", "calendar", "", 0),
        ("registers", _("组织"), "workbench:organizations", "tree", "", 0),
        ("registers", _("任职"), "workbench:positions", "users", queries.APPOINT, 0),
        ("services", _("服务开关"), "workbench:switches", "settings", "services.switch", 0),
        ("services", _("接口密钥"), "interface:tokens", "lock", "interface.issue", 0),
        ("insight", _("办理记录"), "workbench:journal", "shield", queries.READ_JOURNAL, 0),
    ]


def _item(name: Any, view: str, icon: str, count: int = 0) -> dict[str, Any]:
    return {"name": name, "url": address(view), "icon": icon, "count": count, "current": False}


def _mark_current(path: str, items: list[dict[str, Any]]) -> None:
    """The one entry whose address the page lies deepest below; the desk only on its own page."""
    above = [
        item
        for item in items
        if path == item["url"] or (item["url"] != ROOT and path.startswith(item["url"]))
    ]
    if above:
        max(above, key=lambda item: len(item["url"]))["current"] = True


def _place(actor: Actor) -> dict[str, Any]:
    widest = next(iter(access.standings(actor)), None)
    if widest is None:
        return {"name": _("数字工会"), "sub": "", "url": ""}
    url = address_of("workbench:organization", widest.place.uid)
    return {"name": widest.place.shown_name, "sub": widest.place.level_name, "url": url}


def _me(actor: Actor) -> dict[str, Any]:
    widest = next(iter(access.standings(actor)), None)
    return {"name": actor.name, "role": widest.role_name if widest else "", "url": address("portal:me")}
