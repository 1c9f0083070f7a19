"""Writing changed rows: values are put in place, money of the same kinds is replaced."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from gonghui.exchange.imports.rows import Outcome, Task

from ...models import Amount, HouseholdChange, HouseholdMember
from ...queries import households
from .rows import AMOUNT_FIELDS, CHANGE_FIELDS, as_kept, imported_row, insert, wage_row


def change_households(changed: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    kept = []
    for outcome in changed:
        change = outcome.change
        kept.append((change["household"], change["after"]))
        ended, new = _replace_amounts(change["household"], change["amounts"], task)
        reversal["changed"].append([change["household"], outcome.number, change["before"], ended, new])
    write_back(kept, task)
    insert(HouseholdChange, CHANGE_FIELDS, [imported_row(pk, task) for pk, _after in kept])
    task.memory.setdefault("touched", set()).update(pk for pk, _after in kept)


def write_back(rows: list[tuple[int, dict[str, Any]]], task: Task) -> None:
    """Put values into files, facts and particulars; old ones as well as new ones."""
    for pk, parts in rows:
        household = households.by_keys([pk])[0]
        for holder, part in ((household, "file"), (household.facts, "facts")):
            for name, value in parts[part].items():
                setattr(holder, name, as_kept(name, value))
            if parts[part]:
                holder.save(update_fields=list(parts[part]))
        if parts["told"]:
            told = {**household.particulars, **parts["told"]}
            household.particulars = {name: value for name, value in told.items() if value != ""}
            household.save(update_fields=["particulars_sealed"])


def _replace_amounts(household: int, wanted: list[list[Any]], task: Task) -> tuple[list[int], list[int]]:
    """End what stands of these kinds and put the sheet's in its place: keys of both."""
    kinds = {(what, kind) for what, kind, *_rest in wanted}
    on = timezone.localdate(task.at)
    ended = [
        row.pk
        for row in Amount.objects.filter(household=household, member=None, until=None)
        if (row.what, row.kind) in kinds
    ]
    Amount.objects.filter(pk__in=ended).update(until=on)
    made = []
    for what, kind, fen, months, share in wanted:
        made.append(
            Amount.objects.create(
                household_id=household,
                what=what,
                kind=kind,
                fen=fen,
                months=months,
                since=on,
                self_paid_share=None if share is None else Decimal(share),
                source=Amount.Source.WORKBOOK,
                recorded_at=task.at,
            )
        )
    return ended, [row.pk for row in made]


def change_members(changed: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    on = timezone.localdate(task.at)
    for outcome in changed:
        change = outcome.change
        put_member(change["member"], change["after"])
        ended: list[int] = []
        new: list[int] = []
        if change["wage"] is not None:
            standing = Amount.objects.filter(member=change["member"], what=Amount.What.INCOME, until=None)
            ended = list(standing.values_list("pk", flat=True))
            Amount.objects.filter(pk__in=ended).update(until=on)
            if change["wage"]:
                row = dict(
                    zip(
                        AMOUNT_FIELDS,
                        wage_row(change["household"], change["member"], change["wage"], task),
                        strict=True,
                    )
                )
                row["household_id"], row["member_id"] = row.pop("household"), row.pop("member")
                new = [Amount.objects.create(**row).pk]
        told = [change["household"], change["member"], outcome.number, change["before"], ended, new]
        reversal["changed"].append(told)
        task.memory.setdefault("touched", set()).add(change["household"])


def put_member(pk: int, parts: dict[str, Any]) -> None:
    """Put values into a member's columns and particulars."""
    member = HouseholdMember.objects.get(pk=pk)
    for name, value in parts["columns"].items():
        setattr(member, name, value)
    if parts["told"]:
        told = {**member.particulars, **parts["told"]}
        member.particulars = {name: value for name, value in told.items() if value not in ("", None)}
    member.save()
