"""Methods that no page of ours offers are answered safely: nothing breaks, nothing is done, nothing is told.

One walk over all addresses as an officer, who may open most of them, and as a stranger; it takes long.
"""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from tests.rules import access_table
from tests.rules.cast import gather
from tests.rules.test_every_address import own_address, send

OTHERS = ("PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")
# How often someone knocked is counted before the door is looked at.
COUNTERS = {"cache"}
WRITING = re.compile(r'^(INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    """The cast, and every address with something of its own; in one moment, for time alone writes too."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(timezone.now(), tick=False):
        cast = gather()
        made = access_table.samples(cast)
        yield cast, made, [(route, own_address(made, route)) for route in access_table.own_routes()]
        transaction.set_rollback(True)


def faults(client: Client, addresses) -> Iterator[str]:
    """Every answer to another method that breaks, writes what looking does not write, or says more."""
    for route, address in addresses:
        looked, wrote = watched(client, "GET", address)
        for method in OTHERS:
            answer, written = watched(client, method, address)
            if answer.status_code >= 500:
                yield f"{method} {route.name} breaks: {answer.status_code}"
            if more := written - wrote:
                yield f"{method} {route.name} writes {sorted(more)}"
            if looked.status_code == 404 and answer.status_code not in (404, 405):
                yield f"{method} {route.name} is answered {answer.status_code}, looking is not"
            if method == "HEAD" and answer.status_code != looked.status_code:
                yield f"HEAD {route.name} is answered {answer.status_code}, GET {looked.status_code}"


def watched(client: Client, method: str, address: str) -> tuple:
    """The answer, and the tables it wrote into."""
    written = set()

    def watch(execute, sql, params, many, context):
        if (found := WRITING.match(sql)) and found[2] not in COUNTERS:
            written.add(found[2])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        return send(client, method, address), written


@pytest.mark.parametrize("kind", ["anonymous", "officer"])
def test_no_other_method_breaks_writes_or_opens_anything(house, kind):
    cast, _made, addresses = house
    assert len(addresses) > 100
    assert list(faults(cast.client(kind, judged=False), addresses)) == []


def test_to_other_methods_too_something_foreign_is_absent(house):
    cast, made, _addresses = house
    assert list(access_table.leaks(cast, made, kinds=["officer"], methods=["PUT", "HEAD"])) == []


def test_a_deed_done_by_another_method_would_be_noticed(house, monkeypatch):
    """As if a view asked only whether the method is none of the safe ones."""
    cast, _made, addresses = house
    client = cast.client("officer", judged=False)
    as_sent = client.generic
    monkeypatch.setattr(
        client,
        "generic",
        lambda method, address, **more: as_sent("POST" if method == "DELETE" else method, address, **more),
    )
    some = [(route, address) for route, address in addresses if route.name.endswith((":claim", ":retry"))]
    assert any(" writes " in fault for fault in faults(client, some))
