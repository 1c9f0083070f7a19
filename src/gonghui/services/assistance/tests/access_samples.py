"""For the access table: applications, visits and public notices, here and elsewhere."""

import datetime
import uuid
from types import SimpleNamespace

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.people.actions import register_person
from gonghui.services.assistance.actions import publishing, versioning
from gonghui.services.assistance.models import (
    Application,
    Assessment,
    AssessmentRun,
    Bulletin,
    DataCheck,
    NoticeLine,
    PolicyDraft,
    Proposal,
    Visit,
)
from gonghui.services.assistance.queries import reporting
from gonghui.services.assistance.rules import policies as rules

from . import cast as casting
from . import filing_samples, plan_samples


def samples(cast) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = (casting.applied(part_of(cast, *side), cast.at, by=SYSTEM) for side in SIDES)
    line = published(cast)
    NoticeLine.objects.filter(pk=line.pk).update(masked_name="C***n", unit="Union")
    refused = tuple({"uid": _refused(cast, kind, place).uid} for kind, place in SIDES)
    proposed = tuple({"uid": _proposed(cast, kind, place).uid} for kind, place in SIDES)
    answers = _batches(cast)
    drafted = tuple({"uid": _drafted(cast, place).uid} for place in ("county", "elsewhere"))
    return {
        **filing_samples.samples(cast),
        "portal-assistance:notice": ({"uid": line.notice.uid}, None),
        "portal-assistance:objection": ({"uid": line.notice.uid, "line": line.uid}, None),
        "portal-assistance:refusal-objection": refused,
        "workbench-assistance:proposal": proposed,
        "workbench-assistance:proposal-phone": proposed,
        "workbench-assistance:check-take-over": _checked(cast),
        "workbench-assistance:bulletin": tuple(
            {"uid": _bulletin(cast, place).uid} for place in ("county", "elsewhere")
        ),
        "workbench-assistance:policy": ({"code": "depth-relative", "version": 1}, None),
        "workbench-assistance:policy-draft": ({"code": "depth-relative", "version": 1}, None),
        **{f"workbench-assistance:policy-{name}": drafted for name in ("drafted", "force", "removal")},
        **{f"workbench-assistance:checks:{name}": answers for name in filing_samples.IMPORTS},
        "workbench-assistance:visit": ({"uid": here.uid}, {"uid": there.uid}),
        **plan_samples.samples(cast),
    }


def _checked(cast) -> tuple[dict, dict]:
    """Applications in review for which civil affairs answered something else."""
    found = []
    for _kind, place in SIDES:
        case = _newcomer_s_case(cast, place)
        type(case).objects.filter(pk=case.pk).update(stage="reviewing")
        household = case.assistance_application.household
        DataCheck.objects.create(
            household=household,
            case=case,
            batch="HD",
            asked_at=cast.at,
            answered_at=cast.at,
            annual_income=9_900_000,
            differs=True,
        )
        Visit.objects.create(
            household=household,
            organization=household.organization,
            case=case,
            visitor=cast.people["officer"],
            visited_on=timezone.localdate(cast.at),
            purpose="apply",
            authorized_check=True,
            recorded_at=cast.at,
        )
        found.append({"uid": case.uid})
    return found[0], found[1]


def _bulletin(cast, place: str) -> Bulletin:
    """The figures of the month before."""
    last = timezone.localdate(cast.at).replace(day=1) - datetime.timedelta(days=1)
    union = cast.organizations[place]
    made = {"figures": reporting.report(union, last), "made_at": cast.at}
    return Bulletin.objects.get_or_create(organization=union, on=last, defaults=made)[0]


def _drafted(cast, place: str) -> PolicyDraft:
    """A version of a policy that a colleague is writing."""
    today = timezone.localdate(cast.at)
    definition = rules.shipped_definitions()["depth-relative/1"]
    return PolicyDraft.objects.create(
        organization=cast.organizations[place],
        based_on="depth-relative/1",
        document="LZ 2026-1",
        region="990103",
        valid_from=today + datetime.timedelta(days=30),
        definition={name: value for name, value in definition.items() if name not in versioning.NOT_KEPT},
        written_by=cast.people["officer"],
        written_at=cast.at,
    )


def _batches(cast) -> tuple[dict, dict]:
    return tuple(
        {"uid": filing_samples.batch(cast, place, "checks").uid} for place in ("county", "elsewhere")
    )


SIDES = (("member", "basic"), ("outsider", "elsewhere"))


def part_of(cast, kind: str, place: str) -> SimpleNamespace:
    """The cast of the access table as the tests of this service know theirs."""
    union = cast.organizations[place]
    officer = cast.people["officer"]
    return SimpleNamespace(
        plant=union,
        county=union.parent,
        worker=cast.people[kind],
        officer=Actor(officer.pk, officer.name),
    )


def published(cast):
    """A line of a notice that runs."""
    return publish(cast, _newcomer_s_case(cast, "basic"))


def publish(cast, case) -> NoticeLine:
    """The line of this application."""
    application = Application.objects.get(case=case)
    run = AssessmentRun.objects.create(
        policy_code="depth-relative",
        policy_version=1,
        on=timezone.localdate(cast.at),
        at=cast.at,
        by_name=SYSTEM.name,
    )
    application.assessment = Assessment.objects.create(
        run=run,
        facts=application.household.facts,
        region="990103",
        residence="urban",
        members=3,
        annual_line_fen=720_000,
        category="deep",
        outcomes=0,
    )
    application.amount = 720_000
    application.save()
    case.stage = "noticed"
    case.save()
    return publishing.publish(application, by=SYSTEM, at=cast.at)


def _proposed(cast, kind: str, place: str) -> Proposal:
    given = {"person": cast.people[kind], "organization": cast.organizations[place]}
    return Proposal.objects.create(reasons=["out_of_work"], proposed_on=timezone.localdate(cast.at), **given)


def _newcomer_s_case(cast, place: str):
    """An application of somebody who is no part of the cast, so that nobody's own pages change by it."""
    part = part_of(cast, "member", place)
    part.worker = register_person(name="陈秀兰", by=SYSTEM, at=cast.at)
    return casting.applied(part, cast.at, by=SYSTEM)


def _refused(cast, kind: str, place: str):
    """A second application of the same person, which was refused."""
    case = Application.objects.filter(person=cast.people[kind]).first().case
    twin = type(case).objects.get(pk=case.pk)
    twin.pk, twin.uid, twin.number = None, uuid.uuid4(), f"{case.number}R"
    twin.stage, twin.ended_at = "declined", cast.at + datetime.timedelta(minutes=1)
    twin.save()
    application = Application.objects.get(case=case)
    application.pk, application.uid, application.case = None, uuid.uuid4(), twin
    application.save()
    return twin
