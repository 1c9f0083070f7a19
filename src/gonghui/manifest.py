"""What a service may declare in its `service.py`: plain data and references, nothing that acts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Text = Any  # a str or a lazily translated one


@dataclass(frozen=True)
class Standard:
    """What is promised to members: coverage in words, steps they take, working days until a decision."""

    covers: Text
    steps: int
    working_days: int
    measured: Callable[..., Any] | None = None


@dataclass(frozen=True)
class Permission:
    """One thing a role may do, and which roles hold it."""

    code: str
    name: Text
    held_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tile:
    """One entry of the member's service list. `badge(person)` gives a number, `shown(person)` may hide it.

    `shown` gives true or false, or a queryset: then it is shown when there is any row, and the portal asks
    for all services at once. So too with the sections of the home page.
    """

    name: Text
    address: str
    icon: str
    about: Text = ""
    hot: bool = False
    badge: Callable[..., int] | None = None
    shown: Callable[..., Any] | None = None


@dataclass(frozen=True)
class MenuItem:
    """One entry of the officer's menu, in the group "work", "registers", "services" or "insight"."""

    name: Text
    address: str
    needs: str
    icon: str = "doc"
    group: str = "registers"


@dataclass(frozen=True)
class NoticeKind:
    """Something told to a person. `title` and `body` may hold {named} places, filled with plain strings.

    It always stands in the inbox; `channels` are the ways out on which it may follow the person's choice.
    """

    code: str
    name: Text
    title: Text
    body: Text
    channels: tuple[str, ...] = ("inbox", "sms", "email", "wechat")
    urgent: bool = False
    service: str = ""


@dataclass(frozen=True)
class Column:
    """One column of an official sheet: its heading and other headings it goes by, its code list if any.

    `exact` columns hold long numbers that a spreadsheet rounds when they are not kept as text.
    """

    name: str
    heading: str
    aliases: tuple[str, ...] = ()
    codes: str = ""
    required: bool = False
    width: int = 12
    exact: bool = False


@dataclass(frozen=True)
class Sheet:
    """One official sheet: how it is recognised, checked a chunk at a time, applied and undone."""

    code: str
    title: str
    columns: tuple[Column, ...]
    plan: Callable[..., Any]
    apply: Callable[..., Any]
    undo: Callable[..., Any]
    changed_since: Callable[..., bool]


@dataclass(frozen=True)
class Workbook:
    """An import that `gonghui import CODE` and the import page offer.

    When all rows were checked, `review(task)` may warn of what only the whole shows: (sheet, row) → problems.
    """

    code: str
    name: Text
    needs: str
    sheets: tuple[Sheet, ...]
    finish: Callable[..., Any] | None = None
    review: Callable[..., Any] | None = None


@dataclass(frozen=True)
class Export:
    """A list or official sheet that leaves as a workbook: `rows(actor, filters)` streams, `count` counts."""

    code: str
    name: Text
    needs: str
    headings: tuple[Text, ...]
    rows: Callable[..., Iterable]
    count: Callable[..., int] | None = None


@dataclass(frozen=True)
class Report:
    """Figures from the records, for `gonghui report CODE`; `gather(organization, on)` gives plain data."""

    code: str
    name: Text
    gather: Callable[..., dict[str, Any]]


@dataclass(frozen=True)
class Population:
    """Who an audience may begin from: `rows(on)` is a queryset with `person`, `organization` and `path`."""

    code: str
    name: Text
    rows: Callable[..., Any]


@dataclass(frozen=True)
class Criterion:
    """One question an audience may ask. `where(on, **values)` is a Q on the rows of any population.

    It reaches the person through `person` (`person__sex`) or an Exists on its own table; `populations`
    names those it can be asked of, none for all. `values`: name → what it is, for the form and the sentence.
    A value that cannot be read raises ValueError. `choices`: name → a call that gives (code, word) pairs,
    where only some may be chosen. `says(on, **values)` is the sentence for people. `sensitive` ones may be
    asked by who holds the permission `needs` ("" for whoever makes the rule), and are never counted below
    five.
    """

    code: str
    name: Text
    where: Callable[..., Any]
    says: Callable[..., Text]
    values: dict[str, Text] = field(default_factory=dict)
    populations: tuple[str, ...] = ()
    sensitive: bool = False
    needs: str = ""
    choices: dict[str, Callable[..., Iterable[tuple[str, Text]]]] = field(default_factory=dict)


@dataclass(frozen=True)
class SensitiveField:
    """A column that reaches a person: what it is for and how long it is kept."""

    column: str
    purpose: Text
    keep: Text
    masked: bool = True


@dataclass(frozen=True)
class HomeSection:
    """A part of the member's home page: `gather(person)` gives its content, `template` draws it.

    `place` is "top" (the card), "todo" (what waits for the person) or "main" (below everything).
    """

    code: str
    gather: Callable[..., Any]
    template: str
    place: str = "main"
    shown: Callable[..., Any] | None = None


@dataclass(frozen=True)
class Scope:
    """One right that a key to the open interface may carry; `name` is read by who issues keys."""

    code: str
    name: Text


@dataclass(frozen=True)
class Endpoint:
    """One call of the open interface at /api/v1/`place`, which may hold {named} parts.

    `answer(call)` takes a `kernel.access.calls.Call` and gives plain data of the shape `gives`; what is sent
    has the shape `takes`. `scope` is what the key must carry: "" for any key, None for calls without one.
    What changes something is done once for each Idempotency-Key, and what it answers is kept for some days;
    with `keyed` off nothing of the request is kept.
    """

    code: str
    place: str
    name: Text
    answer: Callable[..., Any]
    gives: Any
    scope: str | None = None
    about: Text = ""
    takes: Any = None
    method: str = "GET"
    status: int = 200
    keyed: bool = True

    @property
    def changes(self) -> bool:
        return self.method != "GET"


@dataclass(frozen=True)
class Service:
    """Everything the house needs to know about one service.

    By flow: `case_pages(case, actor)` says what an officer sees and how it is decided, `apart` naming the
    moves that have pages of their own; `case_answers` gives
    the address where the applicant does what a case waits for; `matters(case)` what the applicant's page
    shows between where the case stands and its timeline (template, context). `signs` is what a service
    knows that may mean hardship: reason → rows of (person, organization), read all at once.
    `reads_card(text, at)` gives whose card was scanned or typed, and whether the card itself was shown.
    `member_numbers(person_ids)` gives the numbers of those who are members, by person.
    `nameless` are beginnings of member's addresses, below the service's own, where nobody may be known.
    `ships(at=…)` puts the data that comes with the program into the database; what is there stays.
    """

    code: str
    name: Text
    about: Text
    standard: Standard | None = None
    icon: str = "services"
    permissions: tuple[Permission, ...] = ()
    tiles: tuple[Tile, ...] = ()
    menu: tuple[MenuItem, ...] = ()
    home: tuple[HomeSection, ...] = ()
    flows: tuple[Any, ...] = ()
    case_pages: dict[str, Callable[..., Any]] = field(default_factory=dict)
    case_answers: dict[str, Callable[..., str]] = field(default_factory=dict)
    matters: dict[str, Callable[..., Any]] = field(default_factory=dict)
    notices: tuple[NoticeKind, ...] = ()
    workbooks: tuple[Workbook, ...] = ()
    exports: tuple[Export, ...] = ()
    reports: tuple[Report, ...] = ()
    listens: dict[Any, Callable[..., Any]] = field(default_factory=dict)
    sensitive: tuple[SensitiveField, ...] = ()
    subject_data: Callable[..., Any] | None = None
    subject_words: dict[str, Text] = field(default_factory=dict)
    search: Callable[..., Any] | None = None
    belongs: Callable[..., Any] | None = None
    headcount: Callable[..., int] | None = None
    member_numbers: Callable[..., dict[int, str]] | None = None
    reads_card: Callable[..., tuple[Any, bool]] | None = None
    signs: dict[str, Callable[[], Iterable]] = field(default_factory=dict)
    populations: tuple[Population, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    scopes: tuple[Scope, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    ships: Callable[..., Any] | None = None
    demo: Callable[..., Any] | None = None
    demo_after: tuple[str, ...] = ()
    can_be_switched_off: bool = True
    nameless: tuple[str, ...] = ()
