"""The unions these tests stand on."""

import datetime
from zoneinfo import ZoneInfo

from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import actions
from gonghui.kernel.organizations.models import Organization

AT = datetime.datetime(2026, 9, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
OFFICER = Actor(None, "王敏")


def found(code: str, level: str = "basic", parent: Organization | None = None, **details) -> Organization:
    details = {"opened_on": datetime.date(2001, 5, 1), **details}
    name = details.pop("name", f"{code}工会")
    return actions.found(code=code, name=name, level=level, parent=parent, by=OFFICER, at=AT, **details)


def small_region() -> dict[str, Organization]:
    """Province, two cities, three works unions, a branch and its group; by code."""
    unions: dict[str, Organization] = {}
    for code, level, parent in [
        ("P", "province", ""),
        ("C1", "city", "P"),
        ("C2", "city", "P"),
        ("B1", "basic", "C1"),
        ("B2", "basic", "C1"),
        ("B3", "basic", "C2"),
        ("B1F", "branch", "B1"),
        ("B1G", "group", "B1F"),
    ]:
        unions[code] = found(code, level, unions.get(parent))
    return unions
