"""What every member page shows around its content; worked out only when a page shows it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from gonghui.kernel.people.models import Person

from . import asking, tiles

LEVEL_ONE = (
    ("portal:home", "home"),
    ("portal:services", "services"),
    ("portal:messages", "message"),
    ("portal:me", "user"),
)


def chrome(request: HttpRequest) -> dict[str, Any]:
    """`portal_nav`, `unread` and `place` for the base template."""
    return {
        "portal_nav": SimpleLazyObject(lambda: _nav(request)),
        "place": SimpleLazyObject(lambda: _place(request)),
    }


def person_of(request: HttpRequest) -> Person | None:
    return request.user.person if request.user.is_authenticated else None


def _nav(request: HttpRequest) -> list[dict[str, Any]]:
    person = person_of(request)
    if person is None:
        return []
    unread = asking.unread(person)
    names = (_("首页"), _("服务"), _("消息"), _("我的"))
    return [
        {
            "name": name,
            "url": reverse(address),
            "icon": icon,
            "count": unread if address == "portal:messages" else None,
            "current": request.path == reverse(address),
        }
        for name, (address, icon) in zip(names, LEVEL_ONE, strict=True)
    ]


def _place(request: HttpRequest) -> dict[str, Any]:
    organization = tiles.union_of(person_of(request))
    return {"name": organization.shown_name if organization else _("数字工会")}
