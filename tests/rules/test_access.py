"""Every address has a door, answers every kind of person as approved, and hides what is foreign as absent.

After a wanted change: GONGHUI_APPROVE=1 writes the tables anew; read the difference before committing it.
"""

import os
import time
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import path

from gonghui.kernel.access import doors, queries
from tests.rules import access_table, routes
from tests.rules.cast import gather

APPROVING = os.environ.get("GONGHUI_APPROVE") == "1"


@pytest.fixture(scope="module")
def seen(django_db_setup, django_db_blocker):
    """One walk, read by every test of this file: it takes long, and to the doors no time at all."""
    now = time.time()
    with pytest.MonkeyPatch.context() as patched, django_db_blocker.unblock(), transaction.atomic():
        patched.setattr(doors, "time", SimpleNamespace(time=lambda: now))
        found = access_table.look(gather())
        transaction.set_rollback(True)
    return found


def undeclared(found: list[routes.Route]) -> list[str]:
    return [f"{route.pattern} ({route.name})" for route in found if not route.door or not route.name]


def test_every_address_has_a_name_and_a_door():
    assert undeclared(access_table.own_routes()) == []


def test_an_address_without_a_door_would_be_noticed():
    def view(request):
        return HttpResponse()

    pattern = path("work/secret/", view, name="secret")
    found = list(routes._walk([pattern], "", "", ()))
    assert undeclared(found) == ["work/secret/ (secret)"]
    view.door = "requires membership.review"
    assert undeclared(found) == []


def test_every_exemption_of_others_addresses_is_still_needed():
    patterns = [route.pattern for route in routes.routes()]
    unused = [start for start in routes.third_party() if not any(p.startswith(start) for p in patterns)]
    assert unused == []


def test_every_address_with_a_place_has_something_to_look_at(seen):
    assert seen.without_samples == []


def test_every_address_answers_every_kind_of_person_as_approved(seen):
    differing = []
    for group, lines in seen.tables.items():
        file = access_table.APPROVED / f"{group}.txt"
        text = "\n".join(lines) + "\n"
        broken = [line for line in lines if any(word in line for word in access_table.NEVER_APPROVED)]
        differing += [f"! {line}" for line in broken]
        if APPROVING and not broken:
            file.write_text(text, encoding="utf-8")
        approved = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        differing += [f"- {line}" for line in approved if line not in lines]
        differing += [f"+ {line}" for line in lines if line not in approved]
    assert not differing, "\n".join([access_table.heading(), *differing])


def test_something_foreign_is_answered_exactly_as_something_absent(seen):
    assert not seen.leaks, "\n".join(seen.leaks)


def test_without_the_scope_rule_foreign_things_would_show(db, monkeypatch):
    cast = gather()
    made = access_table.samples(cast)
    monkeypatch.setattr(queries, "visible_to", lambda actor, rows, *_rest, **_more: rows)
    shown = access_table.leaks(cast, made, kinds=["officer"])
    assert any(": foreign 200, absent 404" in line for line in shown)


def test_a_foreign_page_that_reads_differently_would_be_noticed(monkeypatch):
    made = {"portal:message": (None, {"uid": "11111111-1111-4111-8111-111111111111"})}
    monkeypatch.setattr(
        access_table,
        "answer",
        lambda cast, kind, method, address, **_more: access_table.Answer("404", address),
    )
    found = list(access_table.leaks(None, made, kinds=["member"]))
    assert len(found) == len(access_table.METHODS)
    assert all("reads differently" in line for line in found)
