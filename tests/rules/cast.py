"""The cast of the access table: one of each kind of person, in a small tree of unions.

National > two cities; in the first a county with two basic unions. All but the stranger belong to the first
basic union or stand above it; "foreign" things belong to the other city, which nobody here may see.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.models import Account
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations.actions import found
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person

from .keeping import once_made

# kind of person → (role, the organization it is held in); no role: no position.
KINDS = {
    "anonymous": ("", ""),
    "member": ("", ""),
    "steward": ("steward", "group"),
    "officer": ("officer", "basic"),
    "chair": ("chair", "basic"),
    "editor": ("content_editor", "basic"),
    "womens": ("womens_officer", "basic"),
    "county": ("upper_officer", "county"),
    "auditor": ("auditor", "county"),
    "administrator": ("administrator", "city"),
    "stranger": ("officer", "neighbour"),
}


@dataclass
class Cast:
    """Who there is, and where. `elsewhere` is the union of the other city, `outsider` someone of it."""

    at: datetime
    organizations: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    sessions: dict[str, Client] = field(default_factory=dict)
    house: ClientHandler = field(default_factory=lambda: ClientHandler(enforce_csrf_checks=False))

    def client(self, kind: str, *, judged: bool = True) -> Client:
        """A browser in which this kind of person is signed in; every call gives a fresh copy."""
        client = Client(raise_request_exception=False)
        client.unjudged = not judged
        client.handler = self.house  # one for all: making the middleware takes longer than most pages
        if kind in self.sessions:
            client.cookies.update(self.sessions[kind].cookies)
        return client


def gather() -> Cast:
    """Tree, people, accounts and positions, made through the kernel's own actions."""
    return once_made("cast", _gather)


def _gather() -> Cast:
    cast = Cast(at=timezone.now())
    _plant_tree(cast)
    for number, (kind, (role, place)) in enumerate(KINDS.items()):
        if kind != "anonymous":
            _admit(cast, kind, f"1390000{number:04d}")
        if role:
            _appoint(cast, kind, role, place)
    _admit(cast, "outsider", "13900009999")
    for kind in KINDS:
        if kind != "anonymous":
            cast.sessions[kind] = sign_in(Client(), cast.accounts[kind], second=bool(KINDS[kind][0]))
    return cast


def _plant_tree(cast: Cast) -> None:
    tree = [
        ("national", "national", None),
        ("city", "city", "national"),
        ("county", "county", "city"),
        ("basic", "basic", "county"),
        ("group", "group", "basic"),
        ("neighbour", "basic", "county"),
        ("other city", "city", "national"),
        ("elsewhere", "basic", "other city"),
    ]
    for number, (name, level, parent) in enumerate(tree):
        cast.organizations[name] = found(
            code=f"{990000 + number}",
            name=f"第 {number} 工会",
            level=level,
            parent=cast.organizations[parent] if parent else None,
            by=SYSTEM,
            at=cast.at,
        )


def _admit(cast: Cast, kind: str, phone: str) -> None:
    person = register_person(name="陈秀兰", phone=phone, by=SYSTEM, at=cast.at)
    cast.people[kind] = person
    cast.accounts[kind] = access.open_account(phone, person, by=SYSTEM, at=cast.at)


def _appoint(cast: Cast, kind: str, role: str, place: str) -> None:
    access.appoint(
        cast.people[kind],
        cast.organizations[place],
        role,
        valid_from=timezone.localtime(cast.at).date(),
        by=SYSTEM,
        at=cast.at,
        reason="届中调整",
    )
