"""Machines call the open interface with their own key: whoever's browser is made to call it gets nothing."""

import pytest

from gonghui.exchange.interface.keys import Key
from tests.rules.cast import gather
from tests.rules.routes import routes
from tests.rules.test_every_address import UNSAFE, own_address, send

from . import access_table


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def addresses(cast):
    """(route, its address with something own) of every call."""
    made = access_table.samples(cast)
    return [(route, own_address(made, route)) for route in routes() if route.is_interface]


def swayed_by_cookies(cast, addresses) -> list[str]:
    """Calls of the open interface that are answered otherwise in the browser of an administrator."""
    return [
        f"{method} {route.name}"
        for route, address in addresses
        for method in ("GET", *UNSAFE)
        if len({send(cast.client(kind), method, address).content for kind in ("anonymous", "administrator")})
        > 1
    ]


def test_the_open_interface_looks_at_no_cookie(cast, addresses):
    doors_found = {route.door.partition(":")[0] for route, _address in addresses}
    assert doors_found == {"token", "open_to_all"}
    assert swayed_by_cookies(cast, addresses) == []


def test_a_call_that_looked_at_a_cookie_would_be_noticed(cast, addresses, monkeypatch):
    def by_cookie(self, request):
        return request.user if request.user.is_authenticated else None

    monkeypatch.setattr(Key, "__call__", by_cookie)
    assert "GET api:token" in swayed_by_cookies(cast, addresses)


def test_every_answer_is_for_machines(cast, addresses):
    kinds = {
        send(cast.client("anonymous"), method, address).headers["Content-Type"].partition(";")[0]
        for _route, address in addresses
        for method in ("GET", *UNSAFE)
    }
    assert kinds == {"application/json", "application/problem+json"}
