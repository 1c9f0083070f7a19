"""The region of the mission's third essay, invented household by household so that its published shares hold.

No such people exist: heads are called 演示, have no numbers and no telephones, and every line, number of
residents and fund is marked as demonstration data. What the essay does not tell (incomes, towns, the other
causes, those lifted) is made up.
"""

import datetime
import random
import uuid
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.bulk import insert_many, reserve_ids
from gonghui.kernel.codes import divisions, parameters
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import names
from gonghui.kernel.people.models import Person

from ..actions import assessing
from ..models import Facts, Household, HouseholdMember, Line
from ..queries import households as files
from ..queries import policies
from ..queries.reporting import RESIDENTS
from . import shares

HOUSEHOLDS = 83_100
RESIDENTS_FULL = 24_990_000
MARK = "演示数据"
POLICY = "three-categories"
LINES = (("urban", 78_000), ("rural", 56_000))
BUDGETS = (("central", 20_400), ("province", 12_000), ("union", 8_400), ("donation", 600))
AT_ONCE = 20_000
PER_UNION = 400
NAMES = tuple("演示" + letter for letter in "甲乙丙丁戊己庚辛壬癸")

PERSON = (
    "id", "uid", "name", "name_pinyin", "name_initials", "name_confusable", "id_kind", "id_tail", "sex",
    "ethnic_group", "politics", "education", "degree", "skill_grade", "household_kind", "household_region",
    "residence", "phone", "created_at", "changed_at",
)  # fmt: skip
FACTS = (
    "id", "uid", "organization", "path", "region", "residence", "members", "annual_income_fen",
    "rigid_spending_fen", "months_below_line", "aided", "causes", "events", "event_cost_fen", "casualty",
    "net_assets_fen", "savings_fen", "earlier_aid_fen", "category", "advice", "policy",
)  # fmt: skip
HOUSEHOLD = (
    "id", "uid", "organization", "path", "number", "head", "facts", "state", "main_cause", "other_causes",
    "focus", "work_state", "enterprise_kind", "enterprise_state", "insurance", "insurance_gap", "migrant",
    "illness_since", "medical_cost", "medical_self_paid", "stated_members", "flags", "filed_on",
    "check_due_on", "ended_on", "returned_on", "changed_at",
)  # fmt: skip
MEMBER = (
    "uid", "household", "person", "relation", "sex", "status", "insurance", "insurance_gap", "ill",
    "disabled", "in_school",
)  # fmt: skip


@transaction.atomic
def build(top: Organization, households: int = HOUSEHOLDS, *, at: datetime.datetime) -> None:
    """Fill the region below `top` with so many households in the essay's proportions, and assess them all."""
    today = timezone.localdate(at)
    unions = _unions(top, max(1, min(200, households // PER_UNION)), at)
    _told(top, households, at)
    made = shares.households(households, today)
    for start in range(0, len(made), AT_ONCE):
        _insert(made[start : start + AT_ONCE], start, unions, today, at)
    policy = policies.in_force(POLICY, today)
    assessing.assess_all(
        households=files.facts_of_all(), policy=policy, on=today, by=SYSTEM, at=at, path=top.path
    )


def _unions(top: Organization, wanted: int, at: datetime.datetime) -> list[Organization]:
    """Basic unions to put households into, spread over the counties of the region."""
    counties = list(_counties(top, at))
    found = []
    for number in range(wanted):
        county = counties[number % len(counties)]
        code, name = f"YS{number + 1:03}", f"演示企业 {number + 1} 工会"
        given: dict[str, Any] = {"region": county.region, "by": SYSTEM, "at": at}
        found.append(organizations.found(code=code, name=name, level="basic", parent=county, **given))
    return found


def _counties(top: Organization, at: datetime.datetime) -> Iterator[Organization]:
    """A county union for every county of the region; those that are there already stay."""
    for city in divisions.children(top.region):
        above = _union(f"QY{city.code}", f"{city.name}总工会", "city", top, city.code, at)
        for county in divisions.children(city.code):
            yield _union(f"QY{county.code}", f"{county.name}总工会", "county", above, county.code, at)


def _union(
    code: str, name: str, level: str, parent: Organization, region: str, at: datetime.datetime
) -> Organization:
    there = tree.within(tree.open_organizations(), parent).filter(level=level, region=region).first()
    given: dict[str, Any] = {"region": region, "by": SYSTEM, "at": at}
    return there or organizations.found(code=code, name=name, level=level, parent=parent, **given)


def _told(top: Organization, households: int, at: datetime.datetime) -> None:
    """Lines, residents and funds, each marked as demonstration data."""
    begun = datetime.date(at.year - 2, 1, 1)
    for residence, fen in () if Line.objects.exists() else LINES:
        Line.objects.create(
            region=top.region,
            residence=residence,
            amount_fen=fen,
            valid_from=begun,
            document=MARK,
            demonstration=True,
            entered_by=str(SYSTEM.name),
            entered_at=at,
        )
    residents = round(RESIDENTS_FULL * households / HOUSEHOLDS)
    parameters.enter(
        RESIDENTS, value=residents, region=top.region, valid_from=begun, document=MARK, by=SYSTEM, unit="人"
    )
    for source, yuan in BUDGETS:
        budget = yuan * 1_000_000 * households // HOUSEHOLDS
        ledger.open_fund(top, source, at.year, budget=budget, by=SYSTEM, at=at)


def _insert(
    made: list[dict[str, Any]],
    start: int,
    unions: list[Organization],
    today: datetime.date,
    at: datetime.datetime,
) -> None:
    keys = [reserve_ids(model, len(made)) for model in (Person, Facts, Household)]
    read = [(name, *names.pinyin(name)) for name in NAMES]
    rows: dict[str, list[tuple]] = {"person": [], "facts": [], "household": []}
    for order, (home, person, facts, household) in enumerate(zip(made, *keys, strict=True), start):
        union = unions[order % len(unions)]
        place = (union.pk, union.path)
        home |= {"number": f"YS{today:%Y}{order + 1:06}", "region": union.region}
        blank = [""] * 9
        rows["person"].append(
            (person, uuid.uuid4(), *read[order % len(NAMES)], False, "01", "", home["sex"], *blank, at, at)
        )
        rows["facts"].append((facts, uuid.uuid4(), *place, *(home[name] for name in FACTS[4:-3]), "", "", ""))
        rows["household"].append(
            (
                household, uuid.uuid4(), *place, home["number"], person, facts,
                *(home[name] for name in HOUSEHOLD[7:-1]), at,
            )
        )  # fmt: skip
    insert_many(Person, PERSON, rows["person"])
    insert_many(Facts, FACTS, rows["facts"])
    insert_many(Household, HOUSEHOLD, rows["household"])
    insert_many(HouseholdMember, MEMBER, _members(made, keys[2], keys[0]))


def _members(made: list[dict[str, Any]], households: list[int], heads: list[int]) -> Iterator[tuple]:
    chooser = random.Random(len(made))
    for home, household, head in zip(made, households, heads, strict=True):
        cover = (home["insurance"], home["insurance_gap"])
        ill, school = home["main_cause"] == shares.ILLNESS, home["main_cause"] == shares.SCHOOLING
        yield uuid.uuid4(), household, head, "02", home["sex"], home["work_state"], *cover, ill, False, False
        for number in range(1, home["members"]):
            child = number > 1
            sex, status = chooser.choice("12"), "8" if child and school else ""
            relation = ("20" if sex == "1" else "30") if child else "10"
            yield uuid.uuid4(), household, None, relation, sex, status, "2", "", False, False, bool(status)
