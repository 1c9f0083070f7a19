"""Everything this service can hold on one person, for the test that the person's own export tells it."""

from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.people.models import Person
from gonghui.services.assistance.actions import assessing, drafting, family, filing, matching, objecting
from gonghui.services.assistance.models import Amount, DataCheck, Household, Line, Pairing, Proposal, Rating
from gonghui.services.assistance.queries import policies

from . import access_samples, plan_samples
from . import cast as casting
from .sending import photo


def hold(cast: Any, person: Person) -> Household:
    """A file with people, money, events, a notice, a plan and payments; an objection and a proposal."""
    officer = cast.people["officer"]
    by, today = Actor(officer.pk, officer.name), timezone.localdate(cast.at)
    union = cast.organizations["basic"]
    part = access_samples.part_of(cast, "member", "basic")
    part.worker = person
    case = casting.applied(part, cast.at, by=SYSTEM)
    access_samples.publish(cast, case)
    household = case.assistance_application.household
    _fill(household, by, cast.at)
    Household.objects.filter(pk=household.pk).update(state="on_file", filed_on=today)
    casting.visited(case, part, cast.at)
    given = {"asked_at": cast.at, "answered_at": cast.at, "annual_income": 100, "differs": True}
    DataCheck.objects.create(household=household, case=case, batch="HD", **given)
    plan = plan_samples.plan_of(household, by, cast.at, "active")
    paid = plan_samples.measure_of(plan, by, cast.at)
    need = plan_samples.measure_of(plan, by, cast.at, "partner", 0)
    matching.match(plan_samples.offer_of(union, by, cast.at), need, by=by, at=cast.at)
    plan_samples.paid_for(plan_samples.fund_of(union.parent, cast.at), person, paid, cast.at)
    Pairing.objects.create(household=household, organization=union, unit=union, helper=officer, since=today)
    rating = Rating(matter=paid.matter, household=household, solved="yes", rated_at=cast.at)
    rating.particulars = {"words": "谢谢"}
    rating.save()
    line = access_samples.published(cast)
    objecting.object_to_line(
        line, person=person, words="他家有两套房。", by=Actor(person.pk, person.name), at=cast.at
    )
    Proposal.objects.create(person=person, organization=union, reasons=["event"], proposed_on=today)
    drafting.begin(person, union, channel="online", by=by, at=cast.at)
    return household


def _fill(household: Household, by: Actor, at: Any) -> None:
    today = timezone.localdate(at)
    filing.change_file(
        household, {"bank_account": "6222020200012345678", "main_cause": "06", "insurance": "1"}, by=by, at=at
    )
    family.keep_member(household, {"name": "马小宝", "relation": "20"}, by=by, at=at)
    family.add_paper(household, "2", photo(), by=by, at=at)
    family.record_event(household, kind="sudden_event", on=today, cost=9900, words="着火", by=by, at=at)
    Amount.objects.create(
        household=household, what="income", kind="1", fen=100_000, since=today, recorded_at=at
    )
    Line.objects.create(
        residence="urban",
        amount_fen=60_000,
        valid_from=today,
        document="演示数据",
        entered_by="周岩",
        entered_at=at,
    )
    policy = policies.version("depth-relative", 1)
    facts = type(household.facts).objects.get(pk=household.facts_id)
    assessing.assess(facts=facts, policy=policy, on=today, by=SYSTEM, at=at)
