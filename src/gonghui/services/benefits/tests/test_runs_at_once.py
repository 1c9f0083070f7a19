"""Two machines that run the same day at once: everybody has everything once, nobody waits for ever."""

import time

import pytest
from django.db import connection

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.ledger.tests.at_once import at_once
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.organizations.tests.cast import found
from gonghui.services.benefits.actions import running
from gonghui.services.benefits.models import Entitlement, Occasion
from gonghui.services.benefits.queries import occasions

from .making import member, moment, occasion, program
from .test_running import FESTIVAL, MID_AUTUMN, OPENS

pytestmark = pytest.mark.django_db(transaction=True)
MACHINES, MEMBERS = 4, 6
UNIQUE, COLUMNS = "one_entitlement_of_an_occasion", "occasion_id, person_id, part"


@pytest.fixture
def waiting(transactional_db):
    union = found("B1")
    given = program(union, **FESTIVAL)
    for _each in range(MEMBERS):
        member(union)
    return given


def run_on_many_machines() -> list:
    return at_once([lambda: running.run(OPENS, by=SYSTEM, at=moment(OPENS)) for _each in range(MACHINES)])


def test_everybody_has_everything_once(waiting):
    ran = run_on_many_machines()
    assert sorted((one.occasions, one.entitlements, one.told) for one in ran) == [
        *[(0, 0, 0)] * (MACHINES - 1),
        (1, MEMBERS, MEMBERS),
    ]
    assert Occasion.objects.count() == 1
    assert Entitlement.objects.count() == Notice.objects.count() == MEMBERS


@pytest.mark.postgres
def test_twin_without_lock_and_rule_of_the_database_they_would_have_it_twice(waiting, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    occasion(waiting, MID_AUTUMN, key="2026-mid-autumn")
    monkeypatch.setattr(occasions, "locked", _only_looked_at)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE benefits_entitlement DROP CONSTRAINT {UNIQUE}")
    try:
        run_on_many_machines()
        assert Entitlement.objects.count() > MEMBERS
    finally:
        Entitlement.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE benefits_entitlement ADD CONSTRAINT {UNIQUE} UNIQUE ({COLUMNS})")


def _only_looked_at(program, key) -> Occasion | None:
    seen = Occasion.objects.filter(program=program, key=key).first()
    time.sleep(0.3)
    return seen
