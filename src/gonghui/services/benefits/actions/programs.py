"""Programs: drafted by one officer, put in force by another, ended with a reason. What was in force stays."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.audiences import rules as audience_rules
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization

from ..dates import occasions
from ..models import Program
from ..queries import programs, templates
from ..refusals_engine import (
    EndsBeforeItBegins,
    InForceByAnother,
    KindUnknown,
    NotADraft,
    NotInForce,
    ProgramTwice,
    ReasonNeeded,
    SettingsWrong,
)
from . import capping

TOLD = (
    "code", "name", "coverage", "kind", "settings", "rule", "gives", "options", "form", "value_fen", "source",
    "lead_days", "stays_days", "is_private", "places", "valid_from", "valid_to",
)  # fmt: skip
ANY_YEAR = 2026


@transaction.atomic
def draft(
    organization: Organization, told: Mapping[str, Any], *, by: Actor, at: datetime.datetime
) -> Program:
    """Write down what a program would give (`told`: any of TOLD). Nothing is decided by it.

    Raises KindUnknown, SettingsWrong, EndsBeforeItBegins, ProgramTwice, and what the audience refuses.
    """
    program = Program(organization=organization, written_by_id=by.person_id, written_at=at)
    _written(program, told, by)
    _record("benefits.program_drafted", program, by, at)
    return program


def adopt(
    organization: Organization, template: str, *, valid_from: datetime.date, by: Actor, at: datetime.datetime
) -> Program:
    """Draft what a shipped template says, from a day on. Raises TemplateUnknown, and what `draft` raises."""
    return draft(organization, {**templates.found(template), "valid_from": valid_from}, by=by, at=at)


@transaction.atomic
def change(program: Program, told: Mapping[str, Any], *, by: Actor, at: datetime.datetime) -> Program:
    """Write a draft anew; whoever did so is its writer. Raises NotADraft, and what `draft` raises."""
    held = _held(program)
    held.written_by_id, held.written_at = by.person_id, at
    _written(held, told, by)
    _record("benefits.program_changed", held, by, at)
    return held


@transaction.atomic
def put_in_force(program: Program, *, by: Actor, at: datetime.datetime) -> Program:
    """Let a draft hold from its day on; the version before it ends on that day.

    Raises NotADraft, InForceByAnother (whoever wrote it asks a colleague), and what the rule cards refuse.
    """
    held = _held(program)
    if by.person_id is not None and held.written_by_id == by.person_id:
        raise InForceByAnother
    audience_rules.read(held.rule)
    capping.check_program(held, max(held.valid_from, timezone.localdate(at)))
    for before in programs.versions_before(held):
        before.valid_to, before.state = held.valid_from, Program.State.ENDED
        before.save()
    held.state, held.in_force_by_id, held.in_force_at = Program.State.IN_FORCE, by.person_id, at
    held.save()
    _record("benefits.program_in_force", held, by, at)
    return held


@transaction.atomic
def end(program: Program, *, on: datetime.date, reason: str, by: Actor, at: datetime.datetime) -> Program:
    """Let a program hold no longer from a day on; what is due by then stays due.

    Raises NotInForce, EndsBeforeItBegins, ReasonNeeded.
    """
    held = programs.locked(program)
    if held.state != Program.State.IN_FORCE:
        raise NotInForce
    if not reason.strip():
        raise ReasonNeeded
    if on <= held.valid_from:
        raise EndsBeforeItBegins(day=held.valid_from.isoformat())
    held.state, held.valid_to = Program.State.ENDED, on
    held.save()
    _record("benefits.program_ended", held, by, at, reason=reason)
    return held


@transaction.atomic
def drop_draft(program: Program, *, by: Actor, at: datetime.datetime) -> None:
    """Throw a draft away. Raises NotADraft."""
    held = _held(program)
    _record("benefits.program_dropped", held, by, at)
    held.delete()


def _held(program: Program) -> Program:
    held = programs.locked(program)
    if held.state != Program.State.DRAFT:
        raise NotADraft
    return held


def _written(program: Program, told: Mapping[str, Any], by: Actor) -> None:
    for name in TOLD:
        if name in told:
            setattr(program, name, told[name])
    if program.kind not in occasions.KINDS:
        raise KindUnknown(kind=program.kind)
    if program.valid_to and program.valid_to <= program.valid_from:
        raise EndsBeforeItBegins(day=program.valid_from.isoformat())
    program.settings = {**occasions.DEFAULTS.get(program.kind, {}), **program.settings}
    _check_settings(program)
    rule = audience_rules.read(program.rule)
    if program.rule not in templates.rules():
        audience_rules.check_allowed(rule, program.organization, by)
    try:
        with transaction.atomic():
            program.save()
    except IntegrityError as twice:
        raise ProgramTwice(code=program.code, day=program.valid_from.isoformat()) from twice


def _check_settings(program: Program) -> None:
    try:
        occasions.of_year(program.kind, program.settings, ANY_YEAR)
    except (ValueError, KeyError, TypeError) as wrong:
        raise SettingsWrong(what=str(wrong)) from wrong


def _record(deed: str, program: Program, by: Actor, at: datetime.datetime, reason: str = "") -> None:
    journal.record(
        deed,
        by=by,
        at=at,
        subject=program,
        organization_id=program.organization_id,
        path=program.path,
        reason=reason,
        body={"code": program.code, "value_fen": program.value_fen, "valid_from": program.valid_from},
    )
