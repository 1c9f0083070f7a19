"""What stands for a household: its assessments, and the runs of many that found the same again."""

import copy
import datetime

from ..models import Assessment, AssessmentRun, Facts
from ..rules.lines import Line, Lines
from . import assessing


def latest(facts: Facts) -> Assessment | None:
    return next(iter(history(facts, 1)), None)


def standing_on(facts: Facts, on: datetime.date) -> Assessment | None:
    """The assessment by which a household stood on a day: the last one of that day or before."""
    return next(iter(history(facts, 1, until=on)), None)


def history(facts: Facts, most: int, *, until: datetime.date = datetime.date.max) -> list[Assessment]:
    """The last assessments, newest first. One that a run found again comes with that run and its line."""
    kept = Assessment.objects.filter(facts=facts, run__on__lte=until).select_related("run")
    rows = list(kept.order_by("-run__on", "-id")[:most])
    runs = AssessmentRun.objects.filter(
        spans__first__lte=facts.pk, spans__last__gte=facts.pk, on__lte=until
    ).order_by("-on", "-id")[:most]
    written = {row.run_id for row in rows}
    again = [_again(rows, run) for run in runs if run.pk not in written]
    found = [*rows, *(one for one in again if one)]
    return sorted(found, key=lambda one: (one.run.on, one.run_id), reverse=True)[:most]


def _again(rows: list[Assessment], run: AssessmentRun) -> Assessment | None:
    before = next((row for row in rows if row.run_id < run.pk), None)
    return found_again(before, run) if before else None


def found_again(kept: Assessment, run: AssessmentRun) -> Assessment | None:
    """The assessment as the run found it again, not stored; None where by its line it were another one."""
    line = _lines(run).find(kept.region, kept.residence, kept.members)
    same = (kept.run.policy_code, kept.run.policy_version) == (run.policy_code, run.policy_version)
    if line is None or not same:
        return None
    again = copy.copy(kept)
    again.pk, again.run, again.annual_line_fen = None, run, line.annual_fen
    return again if assessing.replay(again).outcomes == kept.outcomes else None


def _lines(run: AssessmentRun) -> Lines:
    """The lines by which a run judged, from what it kept of them."""
    return Lines((_line(told) for told in run.lines), run.on)


def _line(told: dict) -> Line:
    first, last = told["members"]
    return Line(
        region=told["region"],
        residence=told["residence"],
        annual_fen=told["annual_fen"],
        valid_from=datetime.date.fromisoformat(told["valid_from"]),
        members_from=first,
        members_to=last,
        document=told["document"],
    )
