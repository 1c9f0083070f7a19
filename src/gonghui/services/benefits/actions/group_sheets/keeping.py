"""What the four sheets share: the outcome of a row, writing it, taking it back, seeing that it changed."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.exchange.imports import checks
from gonghui.exchange.imports.refusals import BuiltUpon
from gonghui.exchange.imports.rows import CREATE, REJECT, SAME, UPDATE, Checked, Outcome, Row, Task
from gonghui.exchange.imports.values import date_of
from gonghui.kernel.bulk import pointed_at
from gonghui.manifest import Column

AHEAD = datetime.timedelta(days=3660)


@dataclass(frozen=True)
class Kept:
    """A table as a sheet writes it: the columns that make a row, and those that it may change."""

    model: type[Model]
    key: tuple[str, ...]
    changes: tuple[str, ...]
    columns: tuple[Column, ...]
    stamped: bool = True

    def current(self, row: Model) -> dict[str, Any]:
        return {name: _plain(getattr(row, name)) for name in (*self.key, *self.changes)}

    def find(self, values: dict[str, Any]) -> Model | None:
        """The row that stands already."""
        return self.model._base_manager.filter(**{name: values[name] for name in self.key}).first()


def day(row: Row, column: Column, task: Task, *, required: bool = False) -> str | None:
    """A cell with a date that may lie some years ahead, as ISO text."""
    if required and column.name not in row.cells:
        says = _("没有填“{column}”。").format(column=column.heading)
        checks.add(row, "date.missing", says, column.heading)
    return checks.dated(row, column.name, column.heading, timezone.localdate(task.at) + AHEAD)


def needed(row: Row, *columns: Column) -> None:
    """Faults for cells that must not be empty."""
    for column in columns:
        if not row.cells.get(column.name):
            says = _("没有填“{column}”。").format(column=column.heading)
            checks.add(row, "cell.missing", says, column.heading)


def in_order(row: Row, values: dict[str, Any]) -> None:
    since, until = values.get("since"), values.get("until")
    if since and until and until < since:
        checks.add(row, "date.order", _("结束的日期早于开始的日期，请核对。"))


def outcome(row: Row, kept: Kept, values: dict[str, Any], task: Task) -> Outcome:
    """What will happen to a row whose faults were found: new, changed, the same, refused."""
    if not checks.refused(row):
        seen = task.memory.setdefault(f"seen {kept.model._meta.label}", set())
        key = tuple(str(values.get(name, values.get("site_name"))) for name in kept.key)
        if key in seen:
            checks.add(row, "row.duplicate_in_file", _("这张表前面已经有同样的一行，只取前面那一行。"))
        seen.add(key)
    if checks.refused(row):
        return Outcome(row.number, REJECT, row.cells, row.problems)
    standing = kept.find(values) if all(name in values for name in kept.key) else None
    if standing is None:
        return Outcome(row.number, CREATE, row.cells, row.problems, {"values": values})
    before = kept.current(standing)
    told = {name: values[name] for name in kept.changes if values.get(name) not in (None, "")}
    after = {**before, **told}
    if after == before:
        return Outcome(row.number, SAME, row.cells, row.problems)
    headings = {column.name: column.heading for column in kept.columns}
    shown = [
        [headings[name], str(before[name] or ""), str(after[name] or "")]
        for name in kept.changes
        if before[name] != after[name]
    ]
    change = {"pk": standing.pk, "before": before, "values": after}
    return Outcome(row.number, UPDATE, row.cells, row.problems, change, shown)


def write(kept: Kept, checked: Checked, task: Task) -> dict[str, Any]:
    """Write the rows; returns what is needed to take them back."""
    made, changed = [], []
    for each in checked.changed():
        values = each.change["values"]
        if each.action == CREATE:
            stamp = {"recorded_at": task.at} if kept.stamped else {}
            row = kept.model(**_given(kept, values), **stamp)
            row.save()
            made.append([row.pk, each.number, kept.current(row)])
        else:
            _put(kept, each.change["pk"], values)
            changed.append([each.change["pk"], each.number, each.change["before"], values])
    return {"made": made, "changed": changed}


def take_back(kept: Kept, reversal: dict[str, Any]) -> None:
    """Remove what was new, put back what was changed. Raises BuiltUpon when it was changed since."""
    for pk, number, after in reversal["made"]:
        row = _unchanged(kept, pk, number, after)
        if pointed_at(kept.model, {pk: number}):
            raise BuiltUpon(row=number, what=_("这一行上又记了别的事"))
        row.delete()
    for pk, number, before, after in reversal["changed"]:
        _unchanged(kept, pk, number, after)
        _put(kept, pk, before)


def differs_since(kept: Kept, checked: Checked) -> bool:
    """Whether a row was made or changed after the outcomes were worked out."""
    for each in checked.changed():
        values = each.change["values"]
        if each.action == CREATE:
            if all(name in values for name in kept.key) and kept.find(values) is not None:
                return True
        else:
            standing = kept.model._base_manager.filter(pk=each.change["pk"]).first()
            if standing is None or kept.current(standing) != each.change["before"]:
                return True
    return False


def _unchanged(kept: Kept, pk: int, number: int, after: dict[str, Any]) -> Model:
    row = kept.model._base_manager.select_for_update().filter(pk=pk).first()
    if row is None or kept.current(row) != after:
        raise BuiltUpon(row=number, what=_("登记已经改过"))
    return row


def _put(kept: Kept, pk: int, values: dict[str, Any]) -> None:
    fields = {name: _given(kept, values)[name] for name in kept.changes}
    kept.model._base_manager.filter(pk=pk).update(**fields)


def _given(kept: Kept, values: dict[str, Any]) -> dict[str, Any]:
    """Values as the model takes them: days as days."""
    return {
        name: date_of(value) if name in DAYS and isinstance(value, str) else value
        for name, value in values.items()
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


DAYS = ("since", "until", "agreed_on")
