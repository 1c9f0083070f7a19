"""An application as it is being written: saved page by page, nothing asked that is known, papers sealed."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.files import actions as files
from gonghui.kernel.files.models import Kind, StoredFile
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from .. import details
from ..models import Amount, Application, Household
from ..queries import households
from ..refusals import TooManyPapers
from . import judging
from .answering import COLUMNS, KINDS_OF_INCOME, LUMPS
from .family import COLUMNS as MEMBER_COLUMNS

MOST_PAPERS = 12


@transaction.atomic
def begin(
    person: Person, organization: Organization, *, channel: str, by: Actor, at: datetime.datetime
) -> Application:
    """The draft of this person: the one begun before, or a new one that knows what an earlier file tells."""
    Person.objects.select_for_update().get(pk=person.pk)
    draft = households.draft_of(person)
    if draft is not None:
        return draft
    draft = Application(
        person=person,
        organization=organization,
        policy=judging.policy_code_in(households.region_of(organization), timezone.localdate(at)),
        channel=channel,
        started_at=at,
        saved_at=at,
    )
    earlier = households.latest_of(person)
    draft.particulars = known_from(earlier) if earlier else {}
    draft.save()
    return draft


@transaction.atomic
def save_answers(application: Application, answers: dict[str, Any], *, at: datetime.datetime) -> Application:
    """Add answers to those given before. An empty answer takes an earlier one back."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    kept = {**application.particulars, **answers}
    application.particulars = {name: value for name, value in kept.items() if value not in ("", None, [])}
    application.saved_at = at
    application.save()
    return application


@transaction.atomic
def add_paper(application: Application, kind: str, upload: Any, *, by: Actor, at: datetime.datetime) -> None:
    """Keep a photograph with the draft. Raises FileRefused, TooManyPapers."""
    papers = application.particulars.get("papers", [])
    if len(papers) >= MOST_PAPERS:
        raise TooManyPapers(most=MOST_PAPERS)
    kept = files.store(upload, kind=Kind.IMAGE, sensitive=True, by=by, at=at)
    save_answers(application, {"papers": [*papers, {"kind": kind, "file": str(kept.uid)}]}, at=at)


@transaction.atomic
def drop_paper(application: Application, uid: str, *, by: Actor, at: datetime.datetime) -> None:
    """Take a photograph out of the draft again; it is erased."""
    papers = application.particulars.get("papers", [])
    file = StoredFile.objects.filter(uid=uid).first()
    if file and any(paper["file"] == uid for paper in papers):
        save_answers(application, {"papers": [paper for paper in papers if paper["file"] != uid]}, at=at)
        files.remove(file, by=by, at=at)


@transaction.atomic
def discard(application: Application, *, by: Actor, at: datetime.datetime) -> None:
    """Throw a draft away with everything that was told in it."""
    for paper in application.particulars.get("papers", []):
        drop_paper(application, paper["file"], by=by, at=at)
    Application.objects.filter(pk=application.pk, sent_at=None).delete()


def known_from(household: Household) -> dict[str, Any]:
    """What a file tells, as answers."""
    told = household.particulars
    answers: dict[str, Any] = {name: told[name] for name in details.NAMES if told.get(name)}
    answers |= {name: getattr(household, name) for name in COLUMNS if getattr(household, name)}
    answers["residence"] = household.facts.residence
    answers["aided"] = household.facts.aided
    answers["causes"] = [code for code in (household.main_cause, *household.other_causes) if code]
    answers["main_cause"] = household.main_cause
    if household.illness_since:
        answers["illness_since"] = household.illness_since.isoformat()
    members = household.members.filter(left_on=None).exclude(person=household.head_id)
    answers["family"] = [_member(row) for row in members if row.particulars_sealed]
    answers["people"] = members.count() + 1
    answers |= _money(household)
    return {name: value for name, value in answers.items() if value not in ("", None, [])}


def _member(row: Any) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in MEMBER_COLUMNS if getattr(row, name)}
    return {**row.particulars, **told, "uid": row.uid.hex}


def _money(household: Household) -> dict[str, int]:
    held = household.amounts.filter(until=None)
    found = {}
    for name, (what, kind) in LUMPS.items():
        total = sum(row.yearly for row in held if (row.what, row.kind) == (what, kind))
        if total:
            found[name] = total
    income = sum(row.yearly for row in held if row.what == Amount.What.INCOME)
    if income and not any(found.get(name) for name in KINDS_OF_INCOME):
        found["income"] = income
    return found
