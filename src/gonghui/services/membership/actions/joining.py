"""Joining: answers kept as they are typed, sent as a case, decided with a reason."""

import datetime
import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel import crypto
from gonghui.kernel.access import actions as access
from gonghui.kernel.access.queries import account_of
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import actions as people
from gonghui.kernel.people import identity, names
from gonghui.kernel.people import queries as people_queries
from gonghui.kernel.people.models import Person
from gonghui.ui.formats import listed

from .. import flows, queries
from ..models import JoinApplication, answers_binding
from ..refusals import ApplicationIncomplete, NameDiffers, NumberChanged, UnionNotOpen
from . import life, transferring

PERSON_FIELDS = ("phone", "education", "skill_grade", "residence")
WORK_FIELDS = ("workplace", "department", "job", "employment", "employment_form")
REQUIRED = {
    "name": gettext_lazy("姓名"),
    "id_number": gettext_lazy("身份证号码"),
    "phone": gettext_lazy("手机号码"),
    "workplace": gettext_lazy("工作单位"),
}


@transaction.atomic
def begin(*, organization: Organization | None, channel: str, at: datetime.datetime) -> JoinApplication:
    """Open a draft; nothing is asked or known yet but perhaps the union of the link."""
    return JoinApplication.objects.create(
        organization=organization, channel=channel, started_at=at, saved_at=at
    )


@transaction.atomic
def save_answers(application: JoinApplication, answers: dict[str, Any], *, at: datetime.datetime) -> None:
    """Add answers to the draft, sealed."""
    kept = {**read_answers(application), **answers}
    sealed = json.dumps(kept, ensure_ascii=False).encode()
    application.answers_sealed = crypto.seal(sealed, bound_to=answers_binding(application))
    application.saved_at = at
    application.save()


def read_answers(application: JoinApplication) -> dict[str, Any]:
    if not application.answers_sealed:
        return {}
    sealed = bytes(application.answers_sealed)
    return json.loads(crypto.open_sealed(sealed, bound_to=answers_binding(application)))


@transaction.atomic
def send(application: JoinApplication, *, by: Actor, at: datetime.datetime) -> Case:
    """Send a draft. Someone who is already a member gets a transfer instead, without being asked again.

    Raises ApplicationIncomplete, UnionNotOpen. The sender learns nothing about other people's memberships:
    all ways end on the same page, and a transfer that runs already is simply named again.
    """
    application = JoinApplication.objects.select_for_update().get(pk=application.pk)
    answers = read_answers(application)
    _complete(application, answers)
    person = _person(answers, by, at)
    application.person, application.sent_at, application.saved_at = person, at, at
    membership = queries.lasting_of(person)
    running = queries.running_transfer(membership) if membership else None
    if running:
        case = running.case
    elif membership and membership.organization_id != application.organization_id:
        case = transferring.ask(membership, application.union, by=by, at=at, channel=application.channel).case
        application.transfer_case = case
    else:
        case = _open(application, person, by, at)
        application.case = case
    application.save()
    return case


@transaction.atomic
def decide(
    case: Case,
    move: str,
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> Case:
    """Accept, return or decline an application. Accepting makes the member in the same transaction."""
    application = case.join_application
    moved = cases.move(case, move, by=by, at=at, reason=reason, expected_version=expected_version)
    if move == "accept":
        answers = read_answers(application)
        if names.clean(answers["name"]) != application.applicant.name:
            raise NameDiffers
        access.open_account(answers["phone"], application.applicant, by=by, at=at)
        details = {field: answers[field] for field in WORK_FIELDS if answers.get(field)}
        life.admit(
            person=application.applicant,
            organization=application.union,
            on=timezone.localdate(at),
            by=by,
            at=at,
            case=case,
            **details,
        )
        Person.objects.filter(pk=application.applicant.pk, verified_at=None).update(verified_at=at)
    return moved


@transaction.atomic
def resubmit(application: JoinApplication, *, by: Actor, at: datetime.datetime) -> Case:
    """Send a returned application again, mended. Raises ApplicationIncomplete, NumberChanged."""
    answers = read_answers(application)
    _complete(application, answers)
    if people_queries.by_id_number(identity.clean(answers["id_number"])) != application.person:
        raise NumberChanged
    return cases.move(application.joining, "resubmit", by=by, at=at)


def _complete(application: JoinApplication, answers: dict[str, Any]) -> None:
    missing = [str(word) for field, word in REQUIRED.items() if not answers.get(field)]
    if not application.organization_id:
        missing.insert(0, _("要加入的工会"))
    if missing:
        raise ApplicationIncomplete(missing=listed(missing))
    organization = application.union
    if not organization.joins_open or organization.closed_on:
        raise UnionNotOpen(organization=organization.name, phone=organization.phone or "12351")


def _person(answers: dict[str, Any], by: Actor, at: datetime.datetime) -> Person:
    """The person meant. Someone already known keeps name, phone and account until an officer has looked."""
    known = people_queries.by_id_number(identity.clean(answers["id_number"]))
    if known:
        return known
    details = {field: answers[field] for field in PERSON_FIELDS if answers.get(field)}
    person = people.register_person(
        name=answers["name"], id_number=answers["id_number"], by=by, at=at, **details
    )
    # A telephone that already signs somebody else in is left to the officer: a stranger must not learn of it.
    if account_of(person.phone) is None:
        access.open_account(person.phone, person, by=by, at=at)
    return person


def _open(application: JoinApplication, person: Person, by: Actor, at: datetime.datetime) -> Case:
    return cases.open_case(
        flows.JOIN,
        organization=application.union,
        applicant=person,
        by=by,
        at=at,
        title=str(flows.JOIN.name),
        channel=application.channel,
    )
