"""What is registered as held on a person is in their own export, or stands here with the reason why not."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.access import actions as access
from gonghui.kernel.access.reveal import reveal
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.notices import actions as notices
from gonghui.kernel.people import actions as people
from gonghui.portal import held, held_page
from gonghui.portal.held_words import FIELDS, SECTIONS
from gonghui.services.assistance.tests import held_samples as assistance
from gonghui.services.benefits.tests import held_samples as benefits
from gonghui.services.grievances.tests import held_samples as grievances
from gonghui.services.membership.actions import correcting, joining, transferring
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather
from tests.rules.test_sensitive import registered

LISTS = Path(__file__).with_name("held")
NOT = "not:"


def listed() -> dict[str, tuple[str, str]]:
    """column → (where in the file, the word it stands under), or (the reason why not, "")."""
    found = {}
    for file in sorted(LISTS.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            model, where, names = (part.strip() for part in line.split("|"))
            for name in names.split():
                column, _same, word = name.partition("=")
                found[f"{file.stem}.{model}.{column}"] = (
                    where,
                    "" if where.startswith(NOT) else word or column,
                )
    return found


def here() -> set[str]:
    """The registered columns of the apps whose export is held to it."""
    apps = {file.stem for file in LISTS.glob("*.txt")}
    return {column for column in registered() if column.partition(".")[0] in apps}


def words_at(everything: Any, where: list[str]) -> set[str]:
    """Every word that a record at this place of the export stands under."""
    if isinstance(everything, list):
        return set().union(*(words_at(each, where) for each in everything))
    return words_at(everything[where[0]], where[1:]) if where else set(everything)


def missing(everything: dict[str, Any]) -> list[str]:
    wanted = {column: place for column, place in listed().items() if place[1]}
    return [
        column
        for column, (where, word) in wanted.items()
        if word not in words_at(everything, where.split("."))
    ]


@pytest.fixture
def everything(db, monkeypatch) -> dict[str, Any]:
    """The export of somebody of whom every kind of record is held."""
    monkeypatch.setenv("GONGHUI_DEMO", "1")
    cast = gather()
    officer = Actor(cast.people["officer"].pk, "周岩")
    asked = applying.application(cast.organizations["basic"], "马小军", 5, cast.at)
    person = asked.applicant
    joining.decide(asked, "accept", by=officer, at=cast.at)
    membership = person.memberships.get()
    people.tell_about_oneself(person, "skills", ["电焊"], "组队", by=SYSTEM, at=cast.at)
    correcting.ask(membership, "residence", "纺织路 9 号", by=SYSTEM, at=cast.at)
    transferring.ask(membership, cast.organizations["neighbour"], by=SYSTEM, at=cast.at)
    notices.choose_channel(person, "email", on=True, address="ma@example.cn", by=SYSTEM, at=cast.at)
    assistance.hold(cast, person)
    benefits.hold(cast, person)
    grievances.hold(cast, person)
    reveal(person, "phone", by=officer, at=cast.at, reason="办理转会要核对")
    account = access.open_account(person.phone, person, by=SYSTEM, at=cast.at)
    access.appoint(
        person,
        role="steward",
        organization=cast.organizations["group"],
        valid_from=timezone.localdate(cast.at),
        by=SYSTEM,
        at=cast.at,
    )
    sign_in(Client(), account, second=False)
    return held.about(person)


def test_every_registered_column_is_listed_with_its_place_or_its_reason():
    assert sorted(here() - listed().keys()) == []
    assert sorted(listed().keys() - here()) == []


def test_every_reason_is_said():
    assert [column for column, (where, _word) in listed().items() if where in ("", NOT)] == []


def test_what_is_listed_as_told_is_told(everything):
    assert missing(everything) == []


def test_a_column_that_left_the_export_would_be_noticed(everything):
    for device in everything["deliveries"]:
        del device["sent_at"]
    del everything["account"]["theme"]
    assert missing(everything) == ["access.Account.theme", "notices.Delivery.sent_at"]


def test_no_secret_and_nothing_unreadable_leaves(everything):
    text = json.dumps(everything, cls=DjangoJSONEncoder)
    assert "argon2" not in text
    assert "sessionid" not in text


def test_everything_has_words_on_the_page(everything):
    given = registry.subject_words().keys()

    def unsaid(value: Any, name: str) -> set[str]:
        if isinstance(value, dict):
            return set().union(
                *(unsaid(each, inner) for inner, each in value.items()), {name} - SECTIONS.keys() - given
            )
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return set().union(*(unsaid(each, name) for each in value))
        return {name} - FIELDS.keys() - SECTIONS.keys() - given

    assert set().union(*(unsaid(value, name) for name, value in everything.items())) == set()
    assert held_page.parts(everything)
