"""How declared things are found: every `service.py` under `gonghui.services` is read once at start-up."""

import functools
import importlib
import pkgutil
from typing import Any

from django.urls import NoReverseMatch, reverse

from . import services as services_package
from .manifest import (
    Criterion,
    Endpoint,
    Export,
    MenuItem,
    NoticeKind,
    Permission,
    Population,
    Report,
    Scope,
    Service,
    Tile,
    Workbook,
)


class BadManifest(Exception):
    """A manifest names something that does not exist; the program refuses to start."""


@functools.cache
def services() -> tuple[Service, ...]:
    """All services, in alphabetical order of their code."""
    found = []
    for module in pkgutil.iter_modules(services_package.__path__):
        if module.ispkg:
            found.append(
                importlib.import_module(f"{services_package.__name__}.{module.name}.service").SERVICE
            )
    return tuple(sorted(found, key=lambda service: service.code))


@functools.cache
def service(code: str) -> Service:
    """The service of this code. Raises KeyError."""
    return {service.code: service for service in services()}[code]


@functools.cache
def always_on() -> frozenset[str]:
    """The codes of the services that no union can switch off."""
    return frozenset(service.code for service in services() if not service.can_be_switched_off)


@functools.cache
def nameless_paths() -> tuple[str, ...]:
    """Beginnings of the addresses at which nobody may be known."""
    return tuple(f"/{service.code}/{part}" for service in services() for part in service.nameless)


@functools.cache
def flows() -> dict[str, Any]:
    return {flow.code: flow for service in services() for flow in service.flows}


@functools.cache
def subject_words() -> dict[str, Any]:
    """How the names in what services hold on a person read: on the page that shows it all."""
    return {name: word for service in services() for name, word in service.subject_words.items()}


@functools.cache
def matters() -> dict[str, Any]:
    return {code: told for service in services() for code, told in service.matters.items()}


@functools.cache
def case_answers() -> dict[str, Any]:
    return {code: address for service in services() for code, address in service.case_answers.items()}


def flow(code: str) -> Any:
    """The declared flow of this code. Raises KeyError."""
    return flows()[code]


@functools.cache
def permissions() -> dict[str, Permission]:
    return {permission.code: permission for service in services() for permission in service.permissions}


@functools.cache
def notice_kinds() -> dict[str, NoticeKind]:
    return {kind.code: kind for service in services() for kind in service.notices}


def notice_kind(code: str) -> NoticeKind:
    """The declared kind of notice. Raises KeyError."""
    return notice_kinds()[code]


@functools.cache
def workbooks() -> dict[str, Workbook]:
    return {workbook.code: workbook for service in services() for workbook in service.workbooks}


@functools.cache
def reports() -> dict[str, Report]:
    return {report.code: report for service in services() for report in service.reports}


@functools.cache
def populations() -> dict[str, Population]:
    return {population.code: population for service in services() for population in service.populations}


@functools.cache
def criteria() -> dict[str, Criterion]:
    """What services offer to ask; the kernel's own questions stand in `kernel/audiences`."""
    return {criterion.code: criterion for service in services() for criterion in service.criteria}


@functools.cache
def scopes() -> dict[str, Scope]:
    """What keys to the open interface may be issued for."""
    return {scope.code: scope for service in services() for scope in service.scopes}


def endpoints() -> list[tuple[str, Endpoint]]:
    """The calls of the open interface, each with the code of the service that answers it."""
    return [(service.code, endpoint) for service in services() for endpoint in service.endpoints]


def read_card(text: str, at: Any) -> tuple[Any, bool]:
    """Whose card was scanned or typed in, and whether the card itself was shown. Raises Refusal.

    (None, False) where no service knows of cards.
    """
    readers = (service.reads_card for service in services() if service.reads_card)
    return next((read(text, at) for read in readers), (None, False))


def tiles() -> list[tuple[Service, Tile]]:
    return [(service, tile) for service in services() for tile in service.tiles]


def menu() -> list[tuple[Service, MenuItem]]:
    return [(service, item) for service in services() for item in service.menu]


def announce(event: Any) -> None:
    """Tell every service that listens for this kind of event, in the caller's transaction."""
    for service in services():
        listener = service.listens.get(type(event))
        if listener:
            listener(event)


def check() -> None:
    """Resolve every address and permission a manifest names. Raises BadManifest with all that is wrong."""
    wrong = [f"{service.code}: {fault}" for service in services() for fault in _faults(service)]
    if wrong:
        raise BadManifest("\n".join(wrong))


def _faults(service: Service) -> list[str]:
    known = permissions()
    guarded: list[MenuItem | Workbook | Export] = [*service.menu, *service.workbooks, *service.exports]
    faults = [f"unknown permission {item.needs}" for item in guarded if item.needs not in known]
    wanted = {endpoint.scope for endpoint in service.endpoints if endpoint.scope}
    faults += [f"unknown scope {scope}" for scope in sorted(wanted - scopes().keys())]
    shown: list[Tile | MenuItem] = [*service.tiles, *service.menu]
    for entry in shown:
        try:
            reverse(entry.address)
        except NoReverseMatch:
            faults.append(f"unknown address {entry.address}")
    return faults
