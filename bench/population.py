"""A made-up country for the benches of pages, scope and inbox, put in by the bulk writer, unchecked."""

import datetime
import random
import uuid
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

from gonghui.config import starting
from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.bulk import insert_many
from gonghui.kernel.cases.models import Case, Recusal, WorkItem
from gonghui.kernel.database import next_path
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.people import names
from gonghui.kernel.people.models import Person
from gonghui.services.membership.demo.people import GIVEN, JOBS, SURNAMES
from gonghui.services.membership.flows import JOIN, REVIEW
from gonghui.services.membership.models import Membership

LEVELS = ("province", "city", "county", "township", "basic", "branch")
AT_ONCE = 50_000
NAMES = 5_000
SEALED = bytes(62)
MANY = 50_000  # parts each organization is said to have had
TODAY = datetime.date(2026, 1, 1)
MINUTE = datetime.timedelta(minutes=1)
SEAT = REVIEW


def fill(organizations: int, members: int) -> None:
    """Keys, database, a tree of six levels, and members spread over its lowest level."""
    starting.prepare(Path(settings.DATA))
    at = timezone.now()
    with transaction.atomic():
        nodes = list(_tree(organizations))
        fields = (
            "id", "uid", "code", "name", "level", "parent", "path", "parts_made", "region", "opened_on",
            "changed_at", "joins_open", "term_years", "short_name", "address", "phone", "office_hours",
            "uscc", "unit_name", "unit_code", "unit_category", "industry", "covers_region",
        )  # fmt: skip
        insert_many(Organization, fields, ((*node, at, True, 5, *[""] * 10) for node in nodes))
    places = [(node[0], node[6]) for node in nodes if node[4] == nodes[-1][4]]
    for start in range(0, members, AT_ONCE):
        with transaction.atomic():
            _people(start, min(start + AT_ONCE, members), places, at)
    _settle()


def officer(place: Organization) -> Actor:
    """An officer of this union, and nothing else."""
    at = timezone.now()
    person = Person.objects.create(name="周岩", created_at=at, changed_at=at)
    access.appoint(person, place, "officer", valid_from=at.date(), by=SYSTEM, at=at, reason="测量")
    return Actor(person.pk, person.name)


def open_cases(count: int) -> None:
    """Applications that wait for an officer of their union, due one minute after another; nobody's yet."""
    at = timezone.now()
    places = list(Organization.objects.filter(level=LEVELS[-2]).values_list("pk", "path"))
    for start in range(0, count, AT_ONCE):
        numbers = range(start + 1, min(start + AT_ONCE, count) + 1)
        with transaction.atomic():
            _cases(numbers, places, at)
    _settle()


def claim_some(person_id: int, path: str) -> None:
    """Give an officer every tenth of the first thousand items in their scope."""
    within = WorkItem.objects.filter(path__gte=path, path__lt=next_path(path), handler=None)
    mine = list(within.order_by("pk").values_list("pk", flat=True)[:1000:10])
    WorkItem.objects.filter(pk__in=mine).update(handler_id=person_id)


def recuse_some(person_id: int, path: str) -> None:
    """Close to an officer every seventh of the first thousand cases in their scope, claimed ones as well."""
    within = WorkItem.objects.filter(path__gte=path, path__lt=next_path(path)).order_by("pk")
    closed = within.values_list("case_id", flat=True)[:1000:7]
    Recusal.objects.bulk_create(Recusal(case_id=case, person_id=person_id) for case in closed)


def recuse_others(cases: int) -> None:
    """Close one case of a hundred to somebody who is measured nowhere."""
    person = Person.objects.order_by("pk").first()
    assert person is not None
    closed = (Recusal(case_id=case, person=person) for case in range(1, cases + 1, 100))
    Recusal.objects.bulk_create(closed, batch_size=AT_ONCE)
    _settle()


def _settle() -> None:
    """What the bulk writer leaves open: where the next keys begin, and what the planner knows."""
    made = [Organization, Person, Membership, Case, WorkItem]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), made):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def _tree(count: int) -> Iterator[tuple]:
    """(id, uid, code, name, level, parent, path, parts made, region, opened on), parents first."""
    factor = max(count ** (1 / (len(LEVELS) - 1)), 1.2)
    above: list[tuple[int, str]] = []
    made = 0
    for depth, level in enumerate(LEVELS):
        wide = count - made if depth == len(LEVELS) - 1 else min(round(factor**depth), count - made)
        here = []
        for number in range(wide):
            parent, path = above[number % len(above)] if above else (None, "")
            turn = number // len(above) if above else 0
            made += 1
            path += str(turn + 1).zfill(STEP)
            here.append((made, path))
            name = f"{level} {made} 工会"
            yield (made, uuid.uuid4(), f"B{made}", name, level, parent, path, MANY, "990000", TODAY)
        above = here or above


def _people(first: int, last: int, places: list[tuple[int, str]], at: datetime.datetime) -> None:
    chooser = random.Random(first)
    called = [chooser.choice(SURNAMES) + chooser.choice(GIVEN) + chooser.choice(GIVEN) for _ in range(NAMES)]
    read = [(name, *names.pinyin(name)) for name in called]
    numbers = range(first + 1, last + 1)
    fields = (
        "id", "uid", "name", "name_pinyin", "name_initials", "name_confusable", "id_kind", "id_sealed",
        "id_index", "id_tail", "sex", "birth_date", "phone", "created_at", "changed_at", "ethnic_group",
        "politics", "education", "degree", "skill_grade", "household_kind", "household_region", "residence",
    )  # fmt: skip
    insert_many(
        Person,
        fields,
        (
            (
                pk, uuid.uuid4(), *read[pk % NAMES], False, "01", SEALED, f"{pk:064x}", f"{pk % 10000:04}",
                "12"[pk % 2], TODAY, f"154{pk:08}", at, at, *[""] * 8,
            )
            for pk in numbers
        ),
    )  # fmt: skip
    fields = (
        "id", "uid", "person", "organization", "path", "number", "state", "joined_on", "started_on",
        "name_initials", "changed_at", "job", "employment", "employment_form", "workplace", "department",
        "group_name", "union_duty", "card_number", "remark",
    )  # fmt: skip
    insert_many(
        Membership,
        fields,
        (
            (
                pk, uuid.uuid4(), pk, *places[pk * 7919 % len(places)], f"2026{pk:08}", "active", TODAY,
                TODAY, read[pk % NAMES][2], at, JOBS[pk % len(JOBS)], *[""] * 8,
            )
            for pk in numbers
        ),
    )  # fmt: skip


def _cases(numbers: range, places: list[tuple[int, str]], at: datetime.datetime) -> None:
    fields = (
        "id", "uid", "organization", "path", "number", "flow", "stage", "title", "channel", "applicant",
        "numbers", "version", "opened_at", "due_at", "due_estimated", "waits_for_applicant", "paused_minutes",
        "extended_minutes", "decided", "was_late", "about_kind", "resting_stage",
    )  # fmt: skip
    rows = (
        (
            pk, uuid.uuid4(), *places[pk * 7919 % len(places)], f"RH-{pk:08}", JOIN.code, "submitted",
            "入会申请", "online", pk % NAMES + 1, {}, 1, at, at + pk * MINUTE, False, False, 0, 0, False,
            False, "", "",
        )
        for pk in numbers
    )  # fmt: skip
    insert_many(Case, fields, rows)
    fields = (
        "id", "case", "organization", "path", "flow", "stage", "permission", "due_at", "due_estimated",
        "opened_at",
    )  # fmt: skip
    rows = (
        (pk, pk, *places[pk * 7919 % len(places)], JOIN.code, "submitted", SEAT, at + pk * MINUTE, False, at)
        for pk in numbers
    )
    insert_many(WorkItem, fields, rows)
