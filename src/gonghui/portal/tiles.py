"""The services a person is offered: what is switched on in their union and meant for them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.remembered import once_while_reading
from gonghui.manifest import Service

from . import asking


def union_of(person: Person | None) -> Organization | None:
    """The basic union a person belongs to, asked of the services that know."""
    if person is None:
        return None
    return once_while_reading(("union", person.pk), lambda: _union_of(person))


def is_on(service: Service, union: Organization | None) -> bool:
    """Whether a service stands open in a union; for who belongs to none, every service does."""
    return union is None or access.is_service_on(service.code, union.path)


def offered(person: Person | None) -> list[dict[str, Any]]:
    """Tiles in the order of the services, ready for the page."""
    union = union_of(person)
    found = []
    for service, tile in registry.tiles():
        if not is_on(service, union):
            continue
        if not asking.shown(tile.address, tile.shown, person):
            continue
        found.append(
            {
                "name": tile.name,
                "about": tile.about,
                "icon": tile.icon,
                "hot": tile.hot,
                "url": reverse(tile.address),
                "badge": tile.badge(person) if tile.badge and person else 0,
            }
        )
    return found


def of_the_house() -> list[dict[str, Any]]:
    """What every member finds beside the services: matters, looks, ways of being told."""
    return [
        _tile(_("我的办件"), "doc", reverse("portal:cases")),
        _tile(_("谁看过我"), "shield", reverse("portal:looks")),
        _tile(_("怎么通知我"), "bell", reverse("portal:channels")),
        _tile(_("我的全部信息"), "download", reverse("portal:export")),
    ]


def telephone() -> dict[str, Any]:
    """The union's hot line, one tap away."""
    return {**_tile(_("打电话 12351"), "phone", "tel:12351"), "hot": True}


def _tile(name: str, icon: str, url: str) -> dict[str, Any]:
    return {"name": name, "about": "", "icon": icon, "hot": False, "url": url, "badge": 0}


def _union_of(person: Person) -> Organization | None:
    belonging = next(
        filter(None, (service.belongs(person) for service in registry.services() if service.belongs)), None
    )
    return organizations.basic_union_of(belonging) if belonging else None
