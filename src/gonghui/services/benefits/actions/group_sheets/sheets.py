"""The four sheets: what each row must hold, and how it is written and taken back."""

import datetime
import functools
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.exchange.imports import checks
from gonghui.exchange.imports.cells import rows_of
from gonghui.exchange.imports.refusals import BatchChangedMeanwhile
from gonghui.exchange.imports.rows import CREATE, Checked, Row, Table, Task
from gonghui.manifest import Column, Sheet

from ...models import Posting, RetirementGroup, Site, SiteWorker
from ...queries import sites
from ..retiring import fits
from . import columns, people
from .keeping import Kept, day, differs_since, in_order, needed, outcome, take_back, write

POSTINGS = Kept(
    Posting, ("person_id", "since"), ("organization_id", "kind", "place", "until"), columns.POSTINGS
)
SITES = Kept(Site, ("organization_id", "name"), ("place", "kind", "since", "until"), columns.SITES, False)
WORKERS = Kept(SiteWorker, ("site_id", "person_id", "since"), ("until",), columns.WORKERS, False)
RETIREMENT = Kept(
    RetirementGroup, ("person_id",), ("organization_id", "group", "agreed_on", "document"), columns.RETIREMENT
)


def plan_postings(table: Table, task: Task) -> Checked:
    """Who is away, since when; another stay in the same days is a fault."""
    rows = list(rows_of(table))
    return Checked(
        [_posting(row, who, task) for row, who in zip(rows, people.meant(rows, task), strict=True)]
    )


def plan_sites(table: Table, task: Task) -> Checked:
    """Sites of the union into which the workbook is brought."""
    outcomes = []
    for row in rows_of(table):
        needed(row, columns.SITES[0], columns.SITES[1], columns.SITES[2])
        values = {
            "organization_id": task.organization.pk,
            "name": row.cells.get("name", ""),
            "place": row.cells.get("place", ""),
            **_coded(row, columns.SITES),
            **_days(row, columns.SITES, task),
        }
        outcomes.append(outcome(row, SITES, values, task))
        task.memory.setdefault("sites", set()).add(values["name"])
    return Checked(outcomes)


def plan_workers(table: Table, task: Task) -> Checked:
    """Who works on which site; the site stands already or in the same workbook."""
    rows = list(rows_of(table))
    return Checked([_worker(row, who, task) for row, who in zip(rows, people.meant(rows, task), strict=True)])


def plan_retirement(table: Table, task: Task) -> Checked:
    """At which age of the law each retires, or on which day that was agreed."""
    rows = list(rows_of(table))
    return Checked([_group(row, who, task) for row, who in zip(rows, people.meant(rows, task), strict=True)])


def apply_workers(checked: Checked, task: Task) -> dict[str, Any]:
    """The same as for the others, with sites found that the workbook itself brought."""
    for each in checked.changed():
        name = each.change["values"].pop("site_name", None)
        if each.action == CREATE and name is not None:
            site = sites.named(name, task.organization)
            if site is None:
                raise BatchChangedMeanwhile
            each.change["values"]["site_id"] = site.pk
    return write(WORKERS, checked, task)


def _posting(row: Row, who: Any, task: Task) -> Any:
    needed(row, columns.POSTINGS[3], columns.POSTINGS[4])
    values = {"place": row.cells.get("place", ""), **_coded(row, columns.POSTINGS)}
    values |= _days(row, columns.POSTINGS, task)
    if who is not None:
        values |= {"person_id": who.person_id, "organization_id": who.organization_id}
        if not checks.refused(row):
            dates = [
                datetime.date.fromisoformat(values[n]) if values.get(n) else None for n in ("since", "until")
            ]
            other = sites.posting_in(who.person_id, dates[0] or timezone.localdate(task.at), dates[1])
            if other is not None and other.since != dates[0]:
                says = _("和 {since} 起的那次日期重叠。请先给那一次填返回日期。")
                checks.add(row, "posting.overlaps", says.format(since=other.since.isoformat()))
    return outcome(row, POSTINGS, values, task)


def _worker(row: Row, who: Any, task: Task) -> Any:
    needed(row, columns.WORKERS[0])
    name = row.cells.get("site", "")
    values: dict[str, Any] = {"person_id": who.person_id if who else None}
    values |= _days(row, columns.WORKERS, task)
    site = sites.named(name, task.organization)
    if site is not None:
        values["site_id"] = site.pk
    elif name in task.memory.get("sites", ()):
        values["site_name"] = name
    elif name:
        says = _("没有叫“{name}”的现场。请先在《工地现场》表里写上，或在网页上新建。").format(name=name[:30])
        checks.add(row, "site.unknown", says, columns.WORKERS[0].heading)
    return outcome(row, WORKERS, values, task)


def _group(row: Row, who: Any, task: Task) -> Any:
    needed(row, columns.RETIREMENT[3])
    values: dict[str, Any] = {"document": row.cells.get("document", ""), **_coded(row, columns.RETIREMENT)}
    values["agreed_on"] = day(row, columns.RETIREMENT[4], task)
    if who is not None:
        values |= {"person_id": who.person_id, "organization_id": who.organization_id}
        if values.get("group") and not fits(values["group"], who.person.sex):
            says = _("退休类别和登记的性别对不上，请核对。")
            checks.add(row, "group.differs", says, columns.RETIREMENT[3].heading)
    return outcome(row, RETIREMENT, values, task)


def _coded(row: Row, sheet: tuple[Column, ...]) -> dict[str, str]:
    return checks.coded(row, tuple(column for column in sheet if column.codes))


def _days(row: Row, sheet: tuple[Column, ...], task: Task) -> dict[str, Any]:
    since, until = sheet[-2:]
    values = {"since": day(row, since, task, required=True), "until": day(row, until, task)}
    in_order(row, values)
    return values


def _sheet(code: str, title: str, kept: Kept, plan: Any, apply: Any = None) -> Sheet:
    return Sheet(
        code=code,
        title=title,
        columns=kept.columns,
        plan=plan,
        apply=apply or functools.partial(write, kept),
        undo=lambda reversal, task: take_back(kept, reversal),
        changed_since=lambda checked, moment: differs_since(kept, checked),
    )


SHEETS = (
    _sheet("sites", "工地现场", SITES, plan_sites),
    _sheet("workers", "现场人员", WORKERS, plan_workers, apply_workers),
    _sheet("postings", "出差驻外", POSTINGS, plan_postings),
    _sheet("retirement", "退休类别", RETIREMENT, plan_retirement),
)
