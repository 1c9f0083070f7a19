"""Data checks with civil affairs: whom to ask about, what was answered, and whether it differs."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.cases.queries import cases
from gonghui.kernel.codes import parameters
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.queries import id_number

from ..models import DataCheck, Facts, Household, HouseholdMember, Visit
from . import ways

TOLERANCE = "assistance.check_tolerance"
PERCENT = 5
"""Unless regional data says otherwise: how far an answer may lie from what was told, in per cent."""
COMPARED = (
    ("annual_income", "annual_income_fen"),
    ("net_assets", "net_assets_fen"),
    ("savings", "savings_fen"),
)
"""Of a check, and what it is compared with."""


def askable(actor: Actor, permission: str, at: datetime.datetime) -> QuerySet[Case]:
    """Applications in review here whose household signed for a check and that no open question asks about."""
    signed = Visit.objects.filter(case=OuterRef("pk"), authorized_check=True)
    asked = DataCheck.objects.filter(case=OuterRef("pk"), answered_at=None)
    places = access.visible_to(actor, Organization.objects.all(), permission)
    found = cases.visible(actor, at, ways.APPLICATION).filter(
        stage="reviewing", other_organization__in=places
    )
    return found.filter(Exists(signed), ~Exists(asked)).select_related("applicant", "organization")


def may_be_asked(case: Case) -> bool:
    """Whether the household has signed for a check in this case, and the case is still on its way."""
    on_its_way = Case.objects.select_for_update().filter(pk=case.pk, ended_at=None).exists()
    return on_its_way and Visit.objects.filter(case=case, authorized_check=True).exists()


def asked_about(actor: Actor, permission: str) -> QuerySet[DataCheck]:
    """The questions this officer's unions have asked, the newest first."""
    places = access.visible_to(actor, Organization.objects.all(), permission)
    found = DataCheck.objects.filter(case__other_organization__in=places)
    return found.select_related("household__head", "case").order_by("-asked_at", "-id")


def open_below(path: str, numbers: list[str]) -> dict[str, DataCheck]:
    """The newest question about each file of these numbers, where a union below `path` asked it."""
    found = DataCheck.objects.filter(
        household__number__in=numbers, case__other_organization__path__startswith=path
    )
    return {
        check.household.number: check for check in found.select_related("household__facts").order_by("id")
    }


def latest(household: Household) -> DataCheck | None:
    """The newest answer about a household."""
    return household.data_checks.exclude(answered_at=None).order_by("-answered_at", "-id").first()


def people_of(household: Household) -> list[list[str]]:
    """Everybody of a household with the readable number; only a journaled exchange may call this."""
    return [_person(member) for member in household.members.filter(left_on=None).select_related("person")]


def _person(member: HouseholdMember) -> list[str]:
    told = member.particulars
    if member.person:
        return [member.person.name, id_number(member.person)]
    return [told.get("name", ""), told.get("id_number", "")]


def tolerance(region: str, on: datetime.date) -> int:
    """Per cent by which an answer may lie away before it counts as different."""
    return int(parameters.value(TOLERANCE, on=on, region=region, default=PERCENT))


def differs(answer: dict[str, Any], facts: Facts, percent: int) -> bool:
    """Whether any answered figure lies further from the told one than so many per cent of the told one."""
    figures = any(
        answer.get(name) is not None
        and abs(answer[name] - getattr(facts, told)) * 100 > percent * getattr(facts, told)
        for name, told in COMPARED
    )
    aided = answer.get("aided")
    return figures or (aided is not None and aided != facts.aided)
