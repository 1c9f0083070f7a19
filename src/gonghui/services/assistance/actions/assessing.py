"""Assessing households: one with its explanation, or all of a scope inside the database."""

import datetime
import itertools

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal

from ..models import Assessment, AssessmentRun, Facts
from ..queries import assessing, policies
from ..rules import sql
from ..rules.lines import Lines
from ..rules.policies import Policy

_KEPT = (*sql.GIVEN, "annual_line_fen")
_SAME_GIVEN = " AND ".join(f"assistance_facts.{name} = a.{name}" for name in sql.GIVEN)
_OTHER = "(assistance_facts.category <> a.category OR assistance_facts.advice <> a.advice)"
_WRITTEN = "a.id > %s AND a.run_id = %s AND a.facts_id = assistance_facts.id"
_CHANGED = f"SELECT COUNT(*) FROM assistance_facts, assistance_assessment a WHERE {_WRITTEN} AND {_OTHER}"
# Facts that somebody changes at this very moment keep what they have: they are looked at the next time.
_WRITE_BACK = f"""UPDATE assistance_facts
SET category = a.category, advice = a.advice, policy = %s, outcomes = a.outcomes,
assessed_on = CASE WHEN {_OTHER} THEN %s ELSE assistance_facts.assessed_on END
FROM assistance_assessment a WHERE {_WRITTEN} AND {_SAME_GIVEN}"""
_SPANS = """INSERT INTO assistance_assessedspan (run_id, first, last)
SELECT %s, MIN(id), MAX(id)
FROM (SELECT id, id - ROW_NUMBER() OVER (ORDER BY id) AS island FROM ({scope}) f) f GROUP BY island"""


@transaction.atomic
def assess(
    *, facts: Facts, policy: Policy, on: datetime.date, by: Actor, at: datetime.datetime
) -> Assessment:
    """Assess one household by the lines of a day and keep what was looked at. Raises LineMissing."""
    facts = Facts.objects.select_for_update().get(pk=facts.pk)
    line = policies.lines_on(on, region=facts.region).get(facts.region, facts.residence, facts.members)
    decision = policy.decide(facts, line.annual_fen)
    run = _run(policy, on, by, at, path=facts.path, lines=[line.as_data()], counts={decision.category: 1})
    given = {name: getattr(facts, name) for name in sql.GIVEN}
    assessment = Assessment.objects.create(
        run=run,
        facts=facts,
        annual_line_fen=line.annual_fen,
        category=decision.category,
        advice=decision.advice,
        outcomes=decision.outcomes,
        **given,
    )
    if (facts.category, facts.advice) != (decision.category, decision.advice):
        facts.category, facts.advice, facts.assessed_on = decision.category, decision.advice, on
    facts.policy, facts.outcomes = policy.label, decision.outcomes
    facts.save(update_fields=["category", "advice", "policy", "outcomes", "assessed_on"])
    journal.record(
        "assistance.assess",
        by=by,
        at=at,
        subject=facts,
        organization_id=facts.organization_id,
        path=facts.path,
        body={"assessment": assessment.pk, "policy": policy.label, "category": decision.category},
    )
    return assessment


@transaction.atomic
def assess_all(
    *,
    households: QuerySet[Facts],
    policy: Policy,
    on: datetime.date,
    by: Actor,
    at: datetime.datetime,
    path: str = "",
) -> AssessmentRun:
    """Assess all of these households; every explanation is kept, and written where it is another one.

    Where nothing given and no outcome differs from the last assessment by the same policy, that one stands by
    the lines of this run: `queries.standing` tells it as if it had been written again. `path` says whose
    households they are, for the record. Raises LineMissing, and then nothing is changed.
    """
    lines = policies.lines_on(on)
    run = _run(policy, on, by, at, path=path, lines=_used(lines))
    before = Assessment.objects.aggregate(last=Max("pk"))["last"] or 0
    _insert(households, policy, lines, run)
    _insert_spans(households, run)
    run.counts = {code: count for code, count in assessing.counts(households, policy, lines).items() if count}
    run.save(update_fields=["counts"])
    [(changed,)] = assessing.Statement(_CHANGED, [before, run.pk]).rows()
    assessing.Statement(_WRITE_BACK, [policy.label, on, before, run.pk]).run()
    journal.record(
        "assistance.assess_all",
        by=by,
        at=at,
        subject=run,
        path=path,
        body={"policy": policy.label, "on": on.isoformat(), "counts": run.counts, "changed": changed},
    )
    return run


def _insert(households: QuerySet[Facts], policy: Policy, lines: Lines, run: AssessmentRun) -> None:
    """One assessment for each household that is without one, or of whom another one is found."""
    outcomes = sql.outcomes(policy)
    wanted = [*(f"f.{name}" for name in _KEPT), sql.category(policy), sql.advice(policy), outcomes]
    another = f" WHERE f.known IS NULL OR f.outcomes IS NULL OR f.policy <> %s OR f.outcomes <> ({outcomes})"
    chosen = assessing.select(
        f"{run.pk}, f.id, {', '.join(wanted)}", households, lines, another, ("policy", "outcomes")
    )
    names = ", ".join(["run_id", "facts_id", *_KEPT, "category", "advice", "outcomes"])
    text = f"INSERT INTO assistance_assessment ({names}) {chosen.text}"
    try:
        with transaction.atomic():
            assessing.Statement(text, [*chosen.values, policy.label]).run()
    except IntegrityError as fault:
        refusal = assessing.first_missing(households, lines)
        if refusal is None:
            raise
        raise refusal from fault


def _insert_spans(households: QuerySet[Facts], run: AssessmentRun) -> None:
    scope, values = assessing.scope_of(households)
    assessing.Statement(_SPANS.format(scope=scope), [run.pk, *values]).run()


def _used(lines: Lines) -> list[dict]:
    spans = itertools.chain.from_iterable(map(lines.spans, assessing.regions()))
    used = {line: None for _first, _last, *held in spans for line in held if line is not None}
    return [line.as_data() for line in used]


def _run(
    policy: Policy,
    on: datetime.date,
    by: Actor,
    at: datetime.datetime,
    *,
    path: str,
    lines: list,
    counts: dict | None = None,
) -> AssessmentRun:
    return AssessmentRun.objects.create(
        policy_code=policy.code,
        policy_version=policy.version,
        on=on,
        at=at,
        by_person_id=by.person_id,
        by_name=str(by.name),
        path=path,
        lines=lines,
        counts=counts or {},
    )
