"""Members and applications for the tests of pages, made through the service's own actions."""

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.identity import check_digit
from gonghui.services.membership.actions import joining, life
from gonghui.services.membership.models import Membership


def id_number(order: int, born: str = "19850312") -> str:
    head = f"990103{born}{order:03}"
    return head + check_digit(head)


def member(union: Organization, name: str, order: int, at, **details) -> Membership:
    """Someone who belongs to a union since today."""
    phone = f"1380000{order:04}"
    person = register_person(name=name, id_number=id_number(order), phone=phone, by=SYSTEM, at=at)
    return life.admit(
        person=person, organization=union, on=timezone.localdate(at), by=SYSTEM, at=at, **details
    )


def application(union: Organization, name: str, order: int, at) -> Case:
    """Someone who asks to join a union."""
    draft = joining.begin(organization=union, channel="online", at=at)
    answers = {
        "name": name,
        "id_number": id_number(order),
        "phone": f"1370000{order:04}",
        "workplace": "岚州机电集团",
    }
    joining.save_answers(draft, answers, at=at)
    return joining.send(draft, by=SYSTEM, at=at)
