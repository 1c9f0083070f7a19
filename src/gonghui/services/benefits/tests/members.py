"""Members of the plant at their telephones: the cast of handing out, admitted and signed in."""

import datetime

from django.test import Client
from django.urls import reverse

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.services.membership.actions import life

from .handed import AT, Cast, gather

PHONE = "1390000{:04}"


def plant() -> Cast:
    """The plant with its two workers as members of the branch."""
    cast = gather()
    for number, person in enumerate((cast.worker, cast.colleague), 1):
        admit(person, cast.branch, number)
    return cast


def admit(person: Person, place: Organization, number: int) -> None:
    """Make somebody a member who can sign in with a telephone."""
    Person.objects.filter(pk=person.pk).update(phone=PHONE.format(number))
    person.refresh_from_db()
    life.admit(person=person, organization=place, on=datetime.date(2020, 1, 1), by=SYSTEM, at=AT)
    access.open_account(person.phone, person, by=SYSTEM, at=AT)


def at_phone(person: Person) -> Client:
    return sign_in(Client(), person.account, second=False)


def at_desk(actor: Actor, number: int = 50) -> Client:
    """An officer signed in with the second factor."""
    person = Person.objects.get(pk=actor.person_id)
    account = access.open_account(PHONE.format(number), person, by=SYSTEM, at=AT)
    return sign_in(Client(), account, second=True)


def page(client: Client, route: str, /, *places: object, surface: str = "portal", **asked: object) -> str:
    answer = client.get(reverse(f"{surface}-benefits:{route}", args=places), asked)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client: Client, route: str, /, *places: object, surface: str = "portal", **told: object) -> str:
    """Send a form and read the page it leads to."""
    address = reverse(f"{surface}-benefits:{route}", args=places)
    return client.post(address, told, follow=True).content.decode()
