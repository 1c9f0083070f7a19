"""What holds for every address at once: no way in without a second factor, no deed without our own token,
nothing kept in caches, a second proof before what weighs, and nothing after a position has ended."""

import datetime
import re

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from gonghui.kernel.access import actions, doors
from gonghui.kernel.access.middleware import AccessMiddleware
from gonghui.kernel.access.models import Position
from gonghui.kernel.access.nameless import is_nameless
from gonghui.kernel.access.tests.signing_in import prove
from gonghui.kernel.actor import SYSTEM
from tests.rules import access_table, weighing
from tests.rules.cast import gather

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
OFFICERS = ("steward", "officer", "chair", "editor", "county", "auditor")
WORK_DOORS = ("officers_only", "requires:")
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
FORM = "application/x-www-form-urlencoded"
# Styles, pictures and what machines ask: the same bytes for everyone.
SAME_FOR_ALL = {"ui:sheet"}
# Who serves in a union is public, so that members find them; the demonstration's phone and the pattern pages
# show invented people.
PUBLIC = {"portal:officers-of", "notices:phone", "ui:pattern", "ui:patterns"}


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def addresses(cast):
    """(route, its address with something own) of everything."""
    made = access_table.samples(cast)
    return [(route, own_address(made, route)) for route in access_table.own_routes()]


def own_address(made, route) -> str:
    own, _foreign = made.get(route.name, (None, None))
    return route.address(own if own is not None else route.absent)


def send(client: Client, method: str, address: str, **more: object) -> HttpResponse:
    """An answer of which nothing stays done."""
    with transaction.atomic():
        try:
            return client.generic(method, address, content_type=FORM, **more)
        finally:
            transaction.set_rollback(True)


def work(addresses) -> list:
    return [(route, address) for route, address in addresses if route.door.startswith(WORK_DOORS)]


def entered(client: Client, kind: str, addresses) -> list[str]:
    """What is open of all that this kind of person may open; the rest is closed by the access table."""
    asked = access_table.opened_by(kind)
    return [
        f"{kind} {method} {route.name}"
        for route, address in work(addresses)
        for method in access_table.METHODS
        if (method, route.name) in asked and _opened(send(client, method, address))
    ]


def entered_without_second_factor(cast, addresses, kinds=OFFICERS) -> list[str]:
    found = []
    for kind in kinds:
        client = cast.client(kind, judged=False)
        prove(client, cast.accounts[kind], method="password")
        found += entered(client, kind, addresses)
    return found


def _opened(answer: HttpResponse) -> bool:
    """Neither absent nor sent to the second factor."""
    to_second_factor = "/account/" in answer.headers.get("Location", "")
    return answer.status_code != 404 and not to_second_factor


def test_no_officer_reaches_any_work_address_without_the_second_factor(cast, addresses):
    assert len(work(addresses)) > 30
    assert entered_without_second_factor(cast, addresses) == []


def test_without_the_door_s_second_question_they_would(cast, addresses, monkeypatch):
    monkeypatch.setattr(doors, "_without_second_factor", lambda request: None)
    assert len(entered_without_second_factor(cast, addresses, kinds=["chair"])) > 50


@pytest.mark.parametrize(("kind", "origin"), [("anonymous", ""), ("officer", "https://evil.example")])
def test_nothing_unsafe_is_taken_without_our_own_token(cast, addresses, kind, origin):
    client = cast.client(kind, judged=False)
    client.handler = ClientHandler(enforce_csrf_checks=True)
    headers = {"Origin": origin} if origin else {}
    taken = [
        f"{method} {route.name}"
        for route, address in addresses
        if not is_nameless(address)
        for method in UNSAFE
        if send(client, method, address, headers=headers).status_code not in refused_with(route)
    ]
    assert taken == []


def test_where_no_token_is_asked_for_nobody_is_known_and_no_cookie_comes_back(cast, addresses):
    nameless = [(route, address) for route, address in addresses if is_nameless(address)]
    assert nameless
    for _route, address in nameless:
        clients = [cast.client(kind, judged=False) for kind in ("anonymous", "officer")]
        answers = [send(client, "POST", address) for client in clients]
        pages = [TOKEN.sub(b"", answer.content) for answer in answers]
        assert pages[0] == pages[1]
        assert not any(answer.cookies for answer in answers)


def refused_with(route) -> tuple[int, ...]:
    """Pages ask for our token; the interface for a key of its own, whoever's browser sends it."""
    return (401, 404, 405) if route.is_interface else (403,)


def test_without_the_check_they_would_be_taken(cast, addresses):
    client = cast.client("officer", judged=False)
    refused = [route.name for route, address in addresses if send(client, "POST", address).status_code == 403]
    assert refused == []


def kept_in_caches(cast, addresses, kinds=("member", "officer")) -> list[str]:
    return [
        f"{kind} {route.name}"
        for kind in kinds
        for route, address in addresses
        if "no-store"
        not in send(cast.client(kind, judged=False), "GET", address).headers.get("Cache-Control", "")
        and route.name not in SAME_FOR_ALL
    ]


def test_no_cache_keeps_what_a_signed_in_person_sees(cast, addresses):
    assert kept_in_caches(cast, addresses) == []


def test_without_the_header_caches_would_keep_it(cast, addresses, monkeypatch):
    monkeypatch.setattr(AccessMiddleware, "forbid_keeping", lambda self, response: None)
    cast.house.load_middleware()
    assert len(kept_in_caches(cast, addresses, ["officer"])) > 50


def test_a_stranger_reads_no_person_s_data_anywhere(cast, addresses):
    told, client = [], cast.client("anonymous", judged=False)
    secrets = {account.phone for account in cast.accounts.values()} | {"陈秀兰"}
    for route, address in addresses:
        answer = send(client, "GET", address)
        text = "" if answer.streaming else answer.content.decode(errors="replace")
        shown = [
            secret for secret in secrets if secret in text or secret in answer.headers.get("Location", "")
        ]
        told += [f"{route.name}: {shown}"] if shown and route.name not in PUBLIC else []
    assert told == []
    assert "陈秀兰" in send(cast.client("member"), "GET", "/me/").content.decode(), "the twin: signed in"


def weighty(addresses) -> list:
    return [(route, address) for route, address in addresses if weighing.weight_of(route)]


def test_everything_that_weighs_is_known_and_asks_again(addresses):
    found = {route.name: weighing.weight_of(route) for route, _address in weighty(addresses)}
    assert found == {
        "interface:token-new": "a key for another system is issued",
        "portal:export": "a whole file leaves the house",
        "workbench:appoint": "a role is given",
        "workbench:end-position": "a role is taken",
        "workbench-assistance:checks": "a list leaves the house",
        "workbench-assistance:checks:import-refused": "a list leaves the house",
        "workbench-assistance:exports": "a list leaves the house",
        "workbench-assistance:import-refused": "a list leaves the house",
        "workbench-assistance:batch-sheet": "a list of accounts leaves the house",
        "workbench-assistance:paper": "a sealed file is opened",
        "workbench-assistance:proposal-phone": "a masked value is shown",
        "workbench-assistance:reveal": "a masked value is shown",
        "workbench-assistance:reveal-member": "a masked value is shown",
        "workbench-benefits:event-paper": "a sealed file is opened",
        "workbench-benefits:exception-document": "a sealed file is opened",
        "workbench-benefits:exports": "a list leaves the house",
        "workbench-benefits:groups:import-refused": "a list leaves the house",
        "workbench-benefits:signature": "a sealed file is opened",
        "workbench-grievances:paper": "a sealed file is opened",
        "workbench-membership:exports": "a list leaves the house",
        "workbench-membership:import-refused": "a list leaves the house",
        "workbench-membership:reveal": "a masked value is shown",
    }
    assert [route.name for route, _address in weighty(addresses) if not weighing.asks_again(route.view)] == []


def done_unasked(cast, addresses, monkeypatch) -> list[str]:
    """What the chair may do that weighs ten minutes after the last proof, everything looked behind often."""
    monkeypatch.setattr(doors, "LOOKS_UNASKED", 0)
    client = cast.client("chair", judged=False)
    prove(client, cast.accounts["chair"], seconds_ago=600)
    answers = {route.name: send(client, "POST", address) for route, address in weighty(addresses)}
    return [name for name, answer in answers.items() if answer.status_code in (200, 302) and _opened(answer)]


def test_ten_minutes_after_the_last_proof_nothing_that_weighs_is_done(cast, addresses, monkeypatch):
    assert done_unasked(cast, addresses, monkeypatch) == []


def test_without_the_second_question_it_would_be_done(cast, addresses, monkeypatch):
    monkeypatch.setattr(doors, "recently_confirmed", lambda request: True)
    assert len(done_unasked(cast, addresses, monkeypatch)) >= 4


ENDS = ("position", "term", "account", "death")


def end(cast, kind: str, way: str, at: datetime.datetime) -> None:
    held = Position.objects.filter(person=cast.people[kind])
    if way == "position":
        for position in held:
            actions.end_position(position, by=SYSTEM, at=at)
    elif way == "term":
        held.update(valid_to=timezone.localdate(at))
    elif way == "account":
        actions.set_active(cast.accounts[kind], False, by=SYSTEM, at=at, reason="离职交接")
    else:
        type(cast.people[kind]).objects.filter(pk=cast.people[kind].pk).update(died_on=timezone.localdate(at))


def still_entered(cast, addresses, way: str, kinds=OFFICERS) -> list[str]:
    """Every officer works, loses the right in the middle, and asks once more for all that was open before."""
    found = []
    for kind in kinds:
        client = cast.client(kind, judged=False)
        assert client.get("/work/").status_code == 200
        end(cast, kind, way, cast.at)
        found += entered(client, kind, addresses)
    return found


@pytest.mark.parametrize("way", ENDS)
def test_what_ends_in_the_middle_of_a_session_ends_at_once(cast, addresses, way):
    assert still_entered(cast, addresses, way) == []


def test_a_right_that_does_not_end_goes_on(cast, addresses, monkeypatch):
    monkeypatch.setattr(f"{__name__}.end", lambda *_: None)
    assert len(still_entered(cast, addresses, "position", kinds=["chair"])) > 50


def test_a_hundred_positions_ended_open_nothing_a_second_later(cast):
    client, given = (
        cast.client("stranger", judged=False),
        Position.objects.filter(person=cast.people["stranger"]),
    )
    given.delete()
    opened, place = [], cast.organizations["neighbour"]
    for number in range(100):
        position = actions.appoint(
            cast.people["stranger"],
            place,
            ("officer", "steward", "chair", "content_editor")[number % 4],
            valid_from=timezone.localdate(cast.at),
            by=SYSTEM,
            at=cast.at,
        )
        assert client.get("/work/help/").status_code == 200
        actions.end_position(position, by=SYSTEM, at=cast.at)
        opened += [number] if client.get("/work/help/").status_code != 404 else []
    assert opened == []
