"""Sending an application: its answers become the household's file, and a case begins."""

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case

from .. import flows
from ..models import Amount, Application, Assessment, Household
from ..queries import households, policies, ways
from ..refusals import ApplicationIncomplete, ApplicationRunning
from ..rules.lines import LineMissing
from . import answering, filing, judging

REQUIRED = ("people", "causes")
ONLINE = "online"


@transaction.atomic
def send(application: Application, *, by: Actor, at: datetime.datetime) -> Case:
    """Send a draft: the file is opened or brought up to date, and its union is asked to verify.

    Raises ApplicationIncomplete, ApplicationRunning, NoCountyUnion.
    """
    application = Application.objects.select_for_update().get(pk=application.pk)
    answers = application.particulars
    _refuse_incomplete(answers)
    household = households.lasting_of(application.person)
    running = households.running_case(household)
    if running:
        raise ApplicationRunning(number=running.number)
    household = household or _reopened(application, at) or _opened(application, answers, by, at)
    source = Amount.Source.WORKER if application.channel == ONLINE else Amount.Source.OFFICER
    answering.put_into_file(household, answers, source=source, by=by, at=at)
    case = cases.open_case(
        flows.APPLICATION,
        organization=application.organization,
        other_organization=ways.county_of(application.organization),
        applicant=application.person,
        by=by,
        at=at,
        title=str(flows.APPLICATION.name),
        channel=application.channel,
        about=household,
    )
    application.household, application.case = household, case
    application.estimate = _estimate(application, household, by, at)
    application.sent_at = application.saved_at = at
    application.save()
    filing.note(household, "applied", by=by, at=at)
    return case


def _estimate(
    application: Application, household: Household, by: Actor, at: datetime.datetime
) -> Assessment | None:
    """What the policy says of the file as it was sent; nothing while no line or policy is in force there."""
    try:
        return judging.judge(household, code=application.policy, by=by, at=at)
    except (policies.PolicyNotInForce, LineMissing):
        return None


def missing(answers: dict[str, Any]) -> list[str]:
    """What must still be told before the answers can be sent, in words."""
    words = {"people": _("一起生活的有几口人"), "causes": _("家里遇到了什么难处")}
    lacking = [words[name] for name in REQUIRED if not answers.get(name)]
    told = any(answers.get(name) is not None for name in ("income", *answering.KINDS_OF_INCOME))
    return lacking if told else [*lacking, _("全家一年拿到手的钱")]


def _refuse_incomplete(answers: dict[str, Any]) -> None:
    lacking = missing(answers)
    if lacking:
        raise ApplicationIncomplete(missing="、".join(lacking))


def _reopened(application: Application, at: datetime.datetime) -> Household | None:
    """Who had been let go and asks again goes on with the own file: whether they return is decided there."""
    lifted = households.lifted_of(application.person)
    if lifted is None:
        return None
    household = filing.locked(lifted)
    household.state, household.changed_at = Household.State.OPEN, at
    for row in (household, household.facts):
        row.organization = application.organization
        row.save()
    return household


def _opened(application: Application, answers: dict[str, Any], by: Actor, at: datetime.datetime) -> Household:
    return filing.open_household(
        head=application.person,
        organization=application.organization,
        residence=answers.get("residence") or filing.URBAN,
        by=by,
        at=at,
    )
