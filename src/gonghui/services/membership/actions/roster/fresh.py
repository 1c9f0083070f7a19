"""The new members of a chunk, column by column: from plain rows and from those checked one by one."""

from itertools import compress
from typing import Any

from gonghui.exchange.imports.rows import CREATE, Checked, Outcome, Problem

TOLD = ("name", "id_number")
TRUTH = {True: "1", False: "0"}


class Fresh:
    """Takes the outcomes of careful rows; every other row is new as its columns say."""

    def __init__(
        self,
        columns: dict[str, list[Any]],
        numbers: list[int],
        indexes: list[str | None],
        careful: set[int],
    ) -> None:
        self.columns, self.count = columns, len(numbers)
        self.columns |= {"row": numbers, "index": indexes, "person": [""] * self.count}
        self.taken = [place not in careful for place in range(self.count)]
        self.outcomes: list[Outcome] = []
        self.warned: dict[int, list[Problem]] = {}

    def take(self, place: int, outcome: Outcome) -> None:
        """One careful row: a new member joins the columns, anything else stays an outcome."""
        if outcome.action != CREATE:
            self.outcomes.append(outcome)
            return
        self.taken[place] = True
        change = outcome.change
        values = {
            "name": change["name"],
            "id_number": change["number"],
            "organization": change["organization"],
            "person": str(change["person"] or ""),
            **change["values"],
        }
        for name, column in self.columns.items():
            if name not in ("row", "index"):
                value = values.get(name, "")
                column[place] = TRUTH[value] if isinstance(value, bool) else value
        if outcome.problems:
            self.warned[outcome.number] = outcome.problems

    def done(self) -> Checked:
        if all(self.taken):
            fresh = self.columns
        else:
            fresh = {name: list(compress(column, self.taken)) for name, column in self.columns.items()}
        return Checked(self.outcomes, fresh if fresh["row"] else {}, self.warned, TOLD)
