"""What every page of the workbench shows around its content; worked out only when a page shows it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.notices import queries as notices

from . import queries

ROOT = "/work/"
GROUPS = ("work", "registers", "services", "insight")


def chrome(request: HttpRequest) -> dict[str, Any]:
    """`menu`, `place`, `me` and `unread` for the base template; nothing outside the workbench."""
    if not request.path.startswith(ROOT) or not request.user.is_authenticated:
        return {}
    return {
        "menu": SimpleLazyObject(lambda: menu_for(request)),
        "place": SimpleLazyObject(lambda: _place(access.actor_for(request))),
        "me": SimpleLazyObject(lambda: _me(request)),
        "unread": SimpleLazyObject(lambda: notices.unread_count(request.user.person)),
    }


def menu_for(request: HttpRequest) -> list[dict[str, Any]]:
    """Groups of entries the officer may open: own pages first, then what the services declare."""
    actor = access.actor_for(request)
    names = dict(zip(GROUPS, (_("工作"), _("名册"), _("服务"), _("分析")), strict=True))
    items: dict[str, list[dict[str, Any]]] = {group: [] for group in GROUPS}
    for group, name, address, icon, needs, count in _own(actor):
        if not needs or access.paths_for(actor, needs):
            items[group].append(_item(name, address, icon, count))
    places = [position.path for position in queries.positions_of(actor, timezone.localdate())]
    for service, entry in registry.menu():
        is_on = any(access.is_service_on(service.code, path) for path in places)
        if is_on and access.paths_for(actor, entry.needs):
            items[entry.group].append(_item(entry.name, entry.address, entry.icon))
    _mark_current(request.path, [item for group in GROUPS for item in items[group]])
    return [{"title": names[group], "items": items[group]} for group in GROUPS if items[group]]


def _own(actor: Actor) -> list[tuple]:
    waiting = cases.counts(actor, timezone.now())
    return [
        ("work", _("待办"), "workbench:inbox", "inbox", "", waiting["mine"]),
        ("work", _("全部办件"), "workbench:cases", "doc", "", 0),
        ("work", _("请人代办"), "workbench:stand-ins", "calendar", "", 0),
        ("registers", _("组织"), "workbench:organizations", "tree", "", 0),
        ("registers", _("任职"), "workbench:positions", "users", queries.APPOINT, 0),
        ("services", _("服务开关"), "workbench:switches", "settings", "services.switch", 0),
        ("insight", _("办理记录"), "workbench:journal", "shield", queries.READ_JOURNAL, 0),
    ]


def _item(name: Any, address: str, icon: str, count: int = 0) -> dict[str, Any]:
    return {"name": name, "url": reverse(address), "icon": icon, "count": count, "current": False}


def _mark_current(path: str, items: list[dict[str, Any]]) -> None:
    """The one entry whose address the page lies deepest below; the desk only on its own page."""
    above = [
        item
        for item in items
        if path == item["url"] or (item["url"] != ROOT and path.startswith(item["url"]))
    ]
    if above:
        max(above, key=lambda item: len(item["url"]))["current"] = True


def _is_below(path: str, url: str) -> bool:
    return url != ROOT and path.startswith(url)


def _place(actor: Actor) -> dict[str, Any]:
    position = queries.positions_of(actor, timezone.localdate()).first()
    if position is None:
        return {"name": _("数字工会"), "sub": "", "url": ""}
    organization = position.organization
    url = reverse("workbench:organization", args=[organization.uid])
    return {"name": organization.shown_name, "sub": organization.get_level_display(), "url": url}


def _me(request: HttpRequest) -> dict[str, Any]:
    actor = access.actor_for(request)
    position = queries.positions_of(actor, timezone.localdate()).first()
    role = position.get_role_display() if position else ""
    return {"name": actor.name, "role": role, "url": reverse("portal:me")}
