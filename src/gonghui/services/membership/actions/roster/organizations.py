"""《工会组织基本信息采集表》: unions, branches and groups, founded or changed below the importing union."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.exchange.imports import checks
from gonghui.exchange.imports.cells import rows_of
from gonghui.exchange.imports.refusals import BuiltUpon
from gonghui.exchange.imports.rows import CREATE, REJECT, SAME, UPDATE, Checked, Outcome, Row, Table, Task
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

from .columns import ORGANIZATION_COLUMNS

CODED = tuple(column for column in ORGANIZATION_COLUMNS if column.codes)
HEADINGS = {column.name: column.heading for column in ORGANIZATION_COLUMNS}
PLAIN = ("name", "unit_name", "unit_code", "address", "phone")


def plan(table: Table, task: Task) -> Checked:
    """Check every row; a parent may stand further up in the same sheet."""
    named = task.memory.setdefault("founded", {})
    return Checked([_outcome(row, named, task) for row in rows_of(table)])


def changed_since(checked: Checked, moment: datetime.datetime) -> bool:
    codes = [outcome.cells.get("code", "") for outcome in checked.outcomes]
    return Organization.objects.filter(code__in=codes, changed_at__gt=moment).exists()


def apply(checked: Checked, task: Task) -> dict[str, Any]:
    """Found and change, in the order of the sheet; returns what undoing needs."""
    reversal: dict[str, Any] = {"at": task.at.isoformat(), "founded": [], "changed": []}
    for outcome in checked.changed():
        values = {field: _python(field, value) for field, value in outcome.change["values"].items()}
        if outcome.action == CREATE:
            parent = tree.find(outcome.change["parent"])
            made = organizations.found(parent=parent, by=task.by, at=task.at, **values)
            reversal["founded"].append([made.pk, outcome.number])
        else:
            organization = Organization.objects.get(code=outcome.cells["code"])
            organizations.change(organization, values, by=task.by, at=task.at)
            reversal["changed"].append([organization.pk, outcome.number, outcome.change["before"]])
    return reversal


def undo(reversal: dict[str, Any], task: Task) -> None:
    """Take back in reverse order. Raises BuiltUpon for an organization that is in use."""
    for pk, row, before in reversed(reversal["changed"]):
        values = {field: _python(field, value) for field, value in before.items()}
        organization = Organization.objects.get(pk=pk)
        if organization.changed_at != _moment(reversal):
            raise BuiltUpon(row=row, what=_("工会信息已经更新"))
        organizations.change(organization, values, by=task.by, at=task.at)
    for pk, row in reversed(reversal["founded"]):
        organization = Organization.objects.get(pk=pk)
        if not organizations.take_back(organization, by=task.by, at=task.at):
            raise BuiltUpon(row=row, what=_("这个工会已经有会员、下级或办件"))


def _outcome(row: Row, named: dict[str, str], task: Task) -> Outcome:
    values = _values(row, task)
    code = row.cells.get("code", "")
    if not row.cells.get("name"):
        checks.add(row, "name.missing", _("没有填工会名称。"), HEADINGS["name"])
    if not code:
        checks.add(row, "code.missing", _("没有填工会编号。"), HEADINGS["code"])
    known = tree.find(code) if code else None
    parent = _parent(row, known, named, task)
    if code in named:
        checks.add(row, "code.duplicate_in_file", _("表里前面已经有这个工会编号。"), HEADINGS["code"])
    if checks.refused(row):
        return Outcome(row.number, REJECT, row.cells, row.problems)
    named[code] = code
    named[row.cells["name"]] = code
    if known:
        return _changed(row, known, values)
    values = {"level": Organization.Level.BASIC.value, **values, "code": code}
    return Outcome(row.number, CREATE, row.cells, row.problems, {"parent": parent, "values": values})


def _changed(row: Row, known: Organization, values: dict[str, Any]) -> Outcome:
    before = {}
    for field, value in values.items():
        old = getattr(known, field)
        old = old.isoformat() if isinstance(old, datetime.date) else old
        if old != value and field != "level":
            before[field] = old
    after = {field: values[field] for field in before}
    shown = [[HEADINGS.get(field, field), str(before[field] or ""), str(after[field])] for field in before]
    change = {"before": before, "values": after}
    return Outcome(row.number, UPDATE if before else SAME, row.cells, row.problems, change, shown)


def _parent(row: Row, known: Organization | None, named: dict[str, str], task: Task) -> str | None:
    """The code of the parent: given by code or name at or below the importing union, or the union itself."""
    if known:
        if not known.path.startswith(task.organization.path):
            says = _("“{code}”不在“{top}”下面，不能在这里改。")
            says = says.format(code=known.code, top=task.organization.name)
            checks.add(row, "organization.unknown", says, HEADINGS["code"])
        return None
    text = row.cells.get("parent")
    if not text:
        return task.organization.code
    if text in named:
        return named[text]
    inside = tree.within(tree.open_organizations(), task.organization)
    found = list(inside.filter(code=text)[:1]) or list(inside.filter(name=text)[:2])
    if len(found) != 1:
        says = _("在“{top}”下面没有找到唯一叫“{text}”的上级工会。请写工会编号或全称。")
        says = says.format(top=task.organization.name, text=text[:30])
        checks.add(row, "organization.unknown", says, HEADINGS["parent"])
        return None
    return found[0].code


def _values(row: Row, task: Task) -> dict[str, Any]:
    values: dict[str, Any] = dict(checks.coded(row, CODED))
    for field in ("opened_on", "term_started_on"):
        values[field] = checks.dated(row, field, HEADINGS[field], timezone.localdate(task.at))
    values["region"] = checks.regioned(row, "region", HEADINGS["region"])
    years = row.cells.get("term_years", "").rstrip("年")
    values["term_years"] = int(years) if years in ("3", "5") else None
    for field in PLAIN:
        values[field] = row.cells.get(field)
    return {field: value for field, value in values.items() if value is not None}


def _python(field: str, value: Any) -> Any:
    if field in ("opened_on", "term_started_on"):
        return datetime.date.fromisoformat(value) if value else None
    return value


def _moment(reversal: dict[str, Any]) -> datetime.datetime:
    return datetime.datetime.fromisoformat(reversal["at"])
