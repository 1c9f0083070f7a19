"""What other systems send when all is well: for every call of the open interface, one that succeeds.

Each room and service brings its own in `tests/calls.py`, where `calls(cast)` gives code → Calling.
"""

import importlib
import itertools
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gonghui.exchange.interface import building
from gonghui.exchange.tests.issued import bearer
from gonghui.manifest import Endpoint
from tests.rules import house
from tests.rules.cast import Cast

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Calling:
    """What is sent to a call. `unrecorded` says why the journal needs no entry."""

    places: dict[str, str] = field(default_factory=dict)
    sent: dict[str, Any] | None = None
    unrecorded: str = ""


def every(cast: Cast) -> dict[str, Calling]:
    """The code of each call → what is sent to it, over the whole house."""
    found: dict[str, Calling] = {}
    for file in sorted(house.SOURCE.rglob("tests/calls.py")):
        dotted = ".".join(file.relative_to(house.SOURCE.parent).with_suffix("").parts)
        told = importlib.import_module(dotted).calls(cast)
        found |= {code: Calling(**each) for code, each in told.items()}
    return found


def endpoints() -> list[Endpoint]:
    return [endpoint for _service, endpoint in building.declared()]


def send(endpoint: Endpoint, calling: Calling, secret: str = "", key: str = "", **more: Any) -> HttpResponse:
    """The answer to a call with a key, as a machine gets it. What it does stays done."""
    address = reverse(f"api:{endpoint.code}", kwargs=calling.places)
    headers = bearer(secret) if secret else {}
    headers |= {"Idempotency-Key": key or f"call-{next(_numbers)}"} if endpoint.changes else {}
    sent = {"data": calling.sent, "content_type": "application/json"} if calling.sent is not None else {}
    method = getattr(Client(), endpoint.method.lower())
    return method(address, **sent, headers=headers | more.pop("headers", {}), **more)


def tried(endpoint: Endpoint, calling: Calling, secret: str = "", **more: Any) -> HttpResponse:
    """The same, of which nothing stays done."""
    with transaction.atomic():
        try:
            return send(endpoint, calling, secret, **more)
        finally:
            transaction.set_rollback(True)
