"""How one kind of case moves: stages, moves, seats and deadlines, declared in one object per flow."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from . import soundness

Text = Any  # a str or a lazily translated one

APPLICANT = "applicant"
"""The person whom the case is for: acts in `Move(by=APPLICANT)`, is waited for by `waits_on=APPLICANT`."""
AUTOMATIC = "automatic"
"""Moves that the clock or another deed of the house makes, by the actor SYSTEM; no person may make them."""

OWN, OTHER, UPPER = "own", "other", "upper"


@dataclass(frozen=True)
class WorkingDays:
    """A deadline: the parameter that holds it by region and date, and the days when none is entered."""

    code: str
    default: Decimal | float | int


USUAL = WorkingDays("cases.usual", default=5)
"""Nobody waits for an officer without a deadline: this holds where a stage with a seat names none."""


@dataclass(frozen=True)
class Number:
    """Another number kept from the opening: an approval level, a limit. Read `case.number_of(code)`."""

    code: str
    default: Any


@dataclass(frozen=True)
class Seat:
    """Who is waited for: holders of `permission` at the own, the other, or the upper organization."""

    permission: str
    at: str = OWN


@dataclass(frozen=True)
class Stage:
    """A place where a case stands. `about` is the sentence for the member; `when_due` an automatic move."""

    code: str
    name: Text
    waits_on: Seat | str | None = None
    within: WorkingDays | None = None
    pauses: bool = False
    ends: bool = False
    about: Text = ""
    when_due: str = ""

    @property
    def seat(self) -> Seat | None:
        return self.waits_on if isinstance(self.waits_on, Seat) else None

    @property
    def waits_for_applicant(self) -> bool:
        return self.waits_on == APPLICANT

    @property
    def deadline(self) -> WorkingDays | None:
        return self.within or (USUAL if self.seat else None)


@dataclass(frozen=True)
class Move:
    """One way out of a stage. `done` is its line on the timeline; `when(case)` may close it for a case."""

    code: str
    name: Text
    from_: str | Iterable[str]
    to: str
    needs: str | None = None
    by: str | None = None
    reason: bool = False
    at: str | None = None
    done: Text = ""
    when: Callable[[Any], bool] | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.from_,) if isinstance(self.from_, str) else tuple(self.from_)

    @property
    def says(self) -> Text:
        return self.done or self.name


@dataclass(frozen=True)
class Flow:
    """The declared way of a case. It opens in its first stage. Raises ValueError when it is not sound.

    `tells` maps a move (or "open", "pass_on", "hand_over", "co_sign", "soon", "late") to the kind of notice
    that is told then: to the applicant; for "hand_over" and "co_sign" to the colleague who was asked; for
    "soon" to who handles it; for "late" to the officers of the upper organization.
    Its places: number, title, flow, stage, reason, organization, other, due, due_day. `whole` is the time for
    the whole way, beside that of each stage; waiting for the applicant does not count.
    """

    code: str
    name: Text
    stages: Sequence[Stage]
    moves: Sequence[Move]
    prefix: str = "SX"
    tells: Mapping[str, str] = field(default_factory=dict)
    numbers: Sequence[Number] = ()
    whole: WorkingDays | None = None

    def __post_init__(self) -> None:
        for name in ("stages", "moves", "numbers"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        faults = soundness.faults(self)
        if faults:
            raise ValueError(f"{self.code}: " + "; ".join(faults))

    @property
    def first(self) -> Stage:
        return self.stages[0]

    @property
    def permissions(self) -> tuple[str, ...]:
        """Every permission a seat or move names: who holds one in its scope may see the case."""
        named = [stage.seat.permission for stage in self.stages if stage.seat]
        return tuple(dict.fromkeys(named + [move.needs for move in self.moves if move.needs]))

    @property
    def seats(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(stage.seat.permission for stage in self.stages if stage.seat))

    def stage(self, code: str) -> Stage:
        """Raises KeyError."""
        return {stage.code: stage for stage in self.stages}[code]

    def grants(self, stage: str) -> bool:
        """Whether who asked gets it there: a stage that every way to demands a reason refuses something."""
        return any(move.to == stage and move.needs and not move.reason for move in self.moves)

    def move(self, code: str) -> Move:
        """Raises KeyError."""
        return {move.code: move for move in self.moves}[code]

    def moves_from(self, stage: str) -> list[Move]:
        return [move for move in self.moves if stage in move.sources]
