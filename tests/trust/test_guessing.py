"""Whoever guesses numbers, codes and addresses gets, to the letter, the answer for what does not exist.

GONGHUI_GUESSES=10000 guesses that often for each kind of person; the suite guesses less.
"""

import os
import random
import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import transaction

from gonghui.kernel.access import actions as access
from gonghui.kernel.access import queries
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.people.actions import register_person
from tests.rules import access_table
from tests.rules.cast import KINDS, Cast, gather
from tests.rules.routes import Route

GUESSES = int(os.environ.get("GONGHUI_GUESSES", "60"))
CHANCE = 20261127
# What a union gives to all members below it is read by the officers of those members.
GIVEN_FROM_ABOVE = ("GET workbench-benefits:program, ", "GET workbench-benefits:purchase-new, ")


def everything_with_a_number() -> dict[uuid.UUID, str]:
    """uid → model, over the whole house: what a log, a link or a look at the database could betray."""
    return {
        uid: model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("gonghui.")
        and any(field.name == "uid" for field in model._meta.fields)
        for uid in model._default_manager.values_list("uid", flat=True)
    }


def guesses(route: Route, made: access_table.Samples, chance: random.Random) -> Iterator[dict[str, object]]:
    """Endless values for the places of an address that name nothing this address may show to anybody here."""
    own, foreign = made[route.name]
    known = everything_with_a_number()
    others = [uid for uid, model in known.items() if model != known.get(own.get("uid"))]
    while True:
        values = dict(own)
        for place, kind in route.places:
            if kind == "uuid":
                neighbour = uuid.UUID(int=own[place].int + chance.choice([-1, 1]) * chance.randint(1, 9))
                values[place] = chance.choice(
                    [chance.choice(others), neighbour, uuid.uuid4(), foreign[place]]
                )
            elif kind == "int":
                values[place] = chance.choice([foreign[place], own[place] + chance.randint(2, 999), 0])
        yield values


def hits(house, kind: str, wanted: int) -> list[str]:
    """Guesses that are answered otherwise than something absent."""
    chance = random.Random(f"{CHANCE} {kind}")
    routes = [route for route in access_table.own_routes() if house.made.get(route.name, (None, None))[1]]
    sources = {route.name: guesses(route, house.made, chance) for route in routes}
    absent: dict[tuple[str, str], access_table.Answer] = {}
    found = []
    for number in range(wanted):
        route, method = routes[number % len(routes)], chance.choice(access_table.METHODS)
        key = (route.name, method)
        if key not in absent:
            absent[key] = asked(house.cast, kind, method, route.address(route.absent))
        values = next(sources[route.name])
        if asked(house.cast, kind, method, route.address(values)) != absent[key]:
            found.append(f"{method} {route.name} {values}")
    return found


def asked(cast: Cast, kind: str, method: str, address: str) -> access_table.Answer:
    return access_table.answer(cast, kind, method, address, judged=False)


@pytest.mark.parametrize("kind", KINDS)
def test_no_guess_of_anyone_hits_anything(house, kind):
    assert hits(house, kind, GUESSES) == []


def test_without_the_scope_rule_guesses_would_hit(house, monkeypatch):
    monkeypatch.setattr(queries, "visible_to", lambda actor, rows, *_rest, **_more: rows)
    assert hits(house, "officer", 120)


def seen_from(cast: Cast, place: str) -> access_table.Samples:
    """The samples, with what else lies elsewhere lying in this place of the tree instead."""
    people = cast.people | {
        "outsider": register_person(name="钱有余", phone="13900079999", by=SYSTEM, at=cast.at)
    }
    account = access.open_account("13900079999", people["outsider"], by=SYSTEM, at=cast.at)
    places = cast.organizations | {"elsewhere": cast.organizations[place]}
    accounts = cast.accounts | {"outsider": account}
    return access_table.samples(replace(cast, people=people, accounts=accounts, organizations=places))


def outside(cast: Cast, place: str) -> list[str]:
    """Kinds of person of three storeys whose own branch does not hold the place."""
    path = cast.organizations[place].path
    tried = ("steward", "officer", "chair", "county", "stranger")
    return [kind for kind in tried if not path.startswith(cast.organizations[KINDS[kind][1]].path)]


@pytest.mark.parametrize("place", ["neighbour", "county", "group"])
def test_beside_above_and_below_one_sees_only_the_own_branch(db, place):
    cast = gather()
    with transaction.atomic():
        made = seen_from(cast, place)
        kinds = outside(cast, place)
        assert kinds
        found = access_table.leaks(cast, made, kinds=kinds, methods=["GET"])
        assert [leak for leak in found if place != "county" or not leak.startswith(GIVEN_FROM_ABOVE)] == []


def test_the_own_branch_is_seen(db):
    """The other side: the officer of the union opens what lies in a group below it."""
    cast = gather()
    made = seen_from(cast, "group")
    for name in ("workbench:case", "workbench-membership:member"):
        route = next(each for each in access_table.own_routes() if each.name == name)
        assert access_table.answer(cast, "officer", "GET", route.address(made[name][1])).says == "200"
