"""The floor of the import bench: the best composition of what there is, for the same rows in the same tables.

calamine reads, checks go column by column, numbers are indexed and sealed tightly, those already known are
found in one question, and executemany or COPY writes. No preview, no words for what is wrong, no journal,
nothing kept for an undo.
"""

import datetime
from itertools import compress
from typing import Any

from django.db import transaction
from django.utils import timezone
from python_calamine import CalamineWorkbook

from gonghui.exchange.imports.values import date_of, phone_of
from gonghui.kernel import crypto
from gonghui.kernel.bulk import found_among, insert_columns
from gonghui.kernel.codes import lists
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import identity, names
from gonghui.kernel.people.models import ID_PURPOSE, Person, seal_id_numbers
from gonghui.services.membership.actions.roster.columns import MEMBER_COLUMNS
from gonghui.services.membership.actions.roster.writing import MEMBER, PERSON, random_uids
from gonghui.services.membership.models import Membership, MembershipChange

from .import_sides import COLUMNS

CODED = {column.name: column.codes for column in MEMBER_COLUMNS if column.codes and column.name in COLUMNS}
Columns = dict[str, Any]


def read(path: str) -> Columns:
    """All cells below the headings, column by column."""
    lines = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return dict(zip(COLUMNS, zip(*lines[1:], strict=True), strict=True))


def write(cells: Columns) -> int:
    """Check, seal and write what can be taken; how many that were."""
    good = _checked(cells)
    rows = {name: list(compress(column, good["sound"])) for name, column in good.items() if name != "sound"}
    known = set(found_among(Person, "id_index", rows["index"]))
    fresh = [index not in known for index in rows["index"]]
    rows = {name: list(compress(column, fresh)) for name, column in rows.items()}
    with transaction.atomic():
        _insert(rows, list(range(1, len(rows["name"]) + 1)))
    return len(rows["name"])


def _checked(cells: Columns) -> Columns:
    found: Columns = dict(cells)
    for name, codes in CODED.items():
        found[name] = _mapped(cells[name], lists.get(codes).code_for)
    for name in ("birth_date", "joined_on"):
        found[name] = _mapped(cells[name], _day)
    found["phone"] = _mapped(cells["phone"], phone_of)
    found["organization"] = _mapped(
        cells["organization"], dict(Organization.objects.values_list("code", "pk")).get
    )
    checked = identity.check_column(cells["id_number"], on=datetime.date.today())
    found["id_number"] = [
        None if any(not fault.warning for fault in faults) else number for number, faults in checked
    ]
    found["name"] = [None if names.fault(names.clean(name)) else name for name in cells["name"]]
    index = crypto.index_maker(ID_PURPOSE)
    found["index"] = [index(number.encode()).hex() if number else None for number in found["id_number"]]
    seen: set[Any] = {None}
    found["sound"] = [
        None not in row and row[-1] not in seen and not seen.add(row[-1])
        for row in zip(*found.values(), strict=True)
    ]
    return found


def _mapped(column: Any, meaning: Any) -> list[Any]:
    """What the cells mean, each text worked out once."""
    means = {text: meaning(text) if text else "" for text in set(column)}
    return [means[text] for text in column]


def _day(text: str) -> str | None:
    date = date_of(text)
    return date.isoformat() if date else None


def _insert(rows: Columns, ids: list[int]) -> None:
    count, now, read = len(ids), timezone.now(), [names.pinyin(name) for name in rows["name"]]
    paths = dict(Organization.objects.values_list("pk", "path"))
    initials, uids = [short for _full, short in read], random_uids(count)
    rows["migrant_worker"] = [code == "1" for code in rows["migrant_worker"]]
    told = {"id": ids, "changed_at": now, "name_initials": initials}
    person = {
        "uid": uids, "name": rows["name"], "name_pinyin": [full for full, _short in read],
        "name_confusable": False, "id_sealed": seal_id_numbers(rows["id_number"], uids),
        "id_index": rows["index"], "id_tail": [number[-4:] for number in rows["id_number"]],
        "created_at": now, **{name: rows.get(name, "") for name in PERSON},
    }  # fmt: skip
    insert_columns(Person, count, told | person)
    member = {
        "uid": random_uids(count), "person": ids, "organization": rows["organization"],
        "path": [paths[place] for place in rows["organization"]],
        "number": [f"2026{number:08}" for number in ids], "state": "active", "started_on": rows["joined_on"],
        **{name: rows.get(name, "") for name in MEMBER},
    }  # fmt: skip
    insert_columns(Membership, count, told | member)
    change = {
        "membership": ids, "kind": "1", "on": rows["joined_on"], "reason": "",
        "to_organization": rows["organization"], "by_name": "bench", "recorded_at": now,
    }  # fmt: skip
    insert_columns(MembershipChange, count, change)
