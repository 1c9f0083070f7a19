"""The floor of the import bench: nothing is checked, sealed, journaled or kept for an undo."""

import datetime
import itertools
import uuid
from typing import Any

from django.db import connection, transaction

from gonghui.exchange.reading import read_workbook
from gonghui.exchange.reading.cells import Rows
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.people.models import Person
from gonghui.services.membership.models import Membership, MembershipChange

NOW = datetime.datetime.now(datetime.UTC).replace(tzinfo=None).isoformat(" ")
SEALED = bytes(50)


def read(path: str) -> list[list[Any]]:
    """All rows below the headings."""
    events = (event.rows for event in read_workbook(path) if isinstance(event, Rows))
    return [cells for _number, cells in itertools.islice(itertools.chain.from_iterable(events), 1, None)]


def write(rows: list[list[Any]]) -> int:
    """Person, membership and its change of each row with a number, as raw values."""
    place = organizations.find("TOP")
    known = {row[2]: row for row in rows if len(row) == 20 and len(row[2] or "") == 18 and row[0]}
    with transaction.atomic():
        _insert(Person, (_person(pk, row) for pk, row in enumerate(known.values(), 1)))
        _insert(Membership, (_member(pk, row, place) for pk, row in enumerate(known.values(), 1)))
        _insert(MembershipChange, (_change(pk, row, place) for pk, row in enumerate(known.values(), 1)))
    return len(known)


def _insert(model: Any, rows: Any) -> None:
    rows = iter(rows)
    first = next(rows)
    columns = [model._meta.get_field(name).column for name in first]
    names, places = ", ".join(f'"{column}"' for column in columns), ", ".join(["?"] * len(columns))
    values = (tuple(row.values()) for row in itertools.chain([first], rows))
    if connection.vendor == "postgresql":
        with (
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy,
        ):
            for row in values:
                copy.write_row(row)
        return
    connection.ensure_connection()
    statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places})'
    connection.connection.cursor().executemany(statement, values)


def _person(pk: int, row: list[Any]) -> dict[str, Any]:
    return {
        "id": pk, "uid": uuid.uuid4().hex, "name": row[0], "name_pinyin": row[0], "name_initials": row[0][:1],
        "name_confusable": False, "id_kind": "01", "id_sealed": SEALED, "id_index": f"{row[2]}{row[2]}",
        "id_tail": row[2][-4:], "sex": "1", "birth_date": row[4], "ethnic_group": "01", "politics": "13",
        "education": "20", "degree": "", "skill_grade": "", "household_kind": "", "household_region": "",
        "residence": row[17], "phone": row[16], "created_at": NOW, "changed_at": NOW,
    }  # fmt: skip


def _member(pk: int, row: list[Any], place: Any) -> dict[str, Any]:
    return {
        "id": pk, "uid": uuid.uuid4().hex, "person": pk, "organization": place.pk, "path": place.path,
        "number": f"2026{pk:08}", "state": "active", "joined_on": row[18], "started_on": row[18],
        "name_initials": row[0][:1], "employment": "1", "employment_form": "1", "workplace": row[13],
        "department": row[14], "job": row[15], "group_name": "", "union_duty": "", "card_number": "",
        "remark": "", "changed_at": NOW,
    }  # fmt: skip


def _change(pk: int, row: list[Any], place: Any) -> dict[str, Any]:
    return {
        "membership": pk, "kind": "1", "on": row[18], "reason": "", "to_organization": place.pk,
        "by_name": "bench", "recorded_at": NOW,
    }  # fmt: skip
