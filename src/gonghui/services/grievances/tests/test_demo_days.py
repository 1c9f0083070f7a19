"""The demonstration is asked for on any day of the year: its rights work fits before each of them."""

import datetime
from types import SimpleNamespace

import pytest

from gonghui.services.grievances.demo import rights
from gonghui.services.grievances.demo.hands import moment
from gonghui.services.grievances.models import Bargaining
from tests.rules.cast import gather

from .saying import actor

pytestmark = pytest.mark.django_db
# In the middle and at the ends of long holidays, a make-up Saturday, both ends of a year, plain days.
DAYS = (
    "2026-01-01",
    "2026-02-14",
    "2026-02-21",
    "2026-02-24",
    "2026-05-03",
    "2026-06-22",
    "2026-10-05",
    "2026-10-08",
    "2026-11-28",
    "2026-12-31",
    "2027-02-08",
    "2027-03-01",
)


@pytest.mark.parametrize("day", DAYS)
def test_contracts_mediations_and_opinions_fit_before_any_day(day):
    cast = gather()
    people = {"": actor(cast.people["officer"]), "工会主席": actor(cast.people["chair"])}
    stage = SimpleNamespace(
        at=moment(datetime.date.fromisoformat(day), 9), officer=lambda title="": people[title]
    )
    union = cast.organizations["basic"]
    for part in (rights._contracts, rights._mediations, rights._opinions):
        part(stage, union)
    days = Bargaining.objects.filter(kind="wages").values_list(
        "offered_on", "signed_on", "filed_on", "in_force_on"
    )
    assert [sorted(found) for found in days] == [list(found) for found in days]
