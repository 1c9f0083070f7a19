"""Lines and policies are entered with their document, once; when a line begins, it is assessed by."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import lists
from gonghui.kernel.journal.models import Entry
from gonghui.services.assistance.actions import assessing, entering, reassessing
from gonghui.services.assistance.causes import RULE_CAUSE, rule_causes
from gonghui.services.assistance.models import Assessment, AssessmentRun, Facts, Line, Policy
from gonghui.services.assistance.queries import policies
from gonghui.services.assistance.refusals import NeverInForce
from gonghui.services.assistance.rules import facts as facts_rules
from gonghui.services.assistance.rules import policies as rules
from gonghui.services.assistance.rules import reading

from .households import row, stored

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 7, 1)
NIGHT = timezone.make_aware(datetime.datetime(2026, 7, 1, 1, 10))
BEFORE = datetime.date(2026, 5, 1)


def line(**more):
    return Line(**{
        "region": "990101", "residence": "urban", "amount_fen": 900_00, "valid_from": DAY,
        "document": "岚民发〔2026〕3号", **more,
    })  # fmt: skip


def enter(**more):
    return entering.enter_line(line=line(**more), by=SYSTEM, at=NIGHT)


def enter_policy(**more):
    given = {
        "definition": rules.shipped_definitions()["three-categories/1"], "document": "岚工发〔2026〕1号",
        "region": "990100", "valid_from": DAY,
    }  # fmt: skip
    return entering.enter_policy(**{**given, **more}, by=SYSTEM, at=NIGHT)


def test_a_line_holds_from_its_day_and_stands_in_the_journal():
    kept = enter()
    assert policies.lines_on(DAY).get("990101", "urban", 2).annual_fen == 12 * 900_00
    assert policies.lines_on(DAY - datetime.timedelta(days=1)).find("990101", "urban", 2) is None
    entry = Entry.objects.get(deed="assistance.enter_line")
    assert (entry.subject_id, entry.body["document"]) == (str(kept.pk), "岚民发〔2026〕3号")


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"document": " "}, entering.DocumentMissing),
        ({"region": "123456"}, entering.RegionUnknown),
        ({"valid_to": DAY}, NeverInForce),
        ({"amount_fen": 0}, entering.LineImpossible),
        ({"members_from": 3, "members_to": 2}, entering.LineImpossible),
    ],
)
def test_a_line_that_cannot_be_is_refused(wrong, refusal):
    with pytest.raises(refusal):
        enter(**wrong)
    assert not Line.objects.exists()


def test_two_lines_for_the_same_households_from_one_day_are_refused():
    enter(members_to=3)
    with pytest.raises(entering.LineTwice, match="3号"):
        enter(members_from=3)
    enter(members_from=4)
    enter(valid_from=datetime.date(2027, 7, 1))
    assert Line.objects.count() == 3


def test_a_policy_becomes_the_next_version():
    kept = enter_policy()
    assert kept.version == 2
    assert policies.in_force("three-categories", DAY, "990101").version == 2
    assert policies.in_force("three-categories", DAY, "150102").version == 1
    assert Entry.objects.filter(deed="assistance.enter_policy").count() == 1
    with pytest.raises(entering.PolicyTwice):
        enter_policy()
    assert enter_policy(valid_from=datetime.date(2027, 1, 1)).version == 3


def test_a_policy_that_cannot_be_read_or_has_no_document_is_refused():
    with pytest.raises(reading.BadPolicy):
        enter_policy(definition={"code": "three-categories"})
    with pytest.raises(entering.DocumentMissing):
        enter_policy(document="")
    with pytest.raises(entering.RegionUnknown):
        enter_policy(region="123456")
    assert not Policy.objects.exists()


@pytest.fixture
def households(union, lines):
    """One that was assessed, one that nobody assessed, one elsewhere; `depth-relative` is in use there."""
    Line.objects.update(entered_at=NIGHT - datetime.timedelta(days=60))
    told = row(annual_income=Decimal(30000), aided=True)
    kept = stored(union, [told, told, {**told, "region": "990122"}])
    for facts in (kept[0], kept[2]):
        policy = policies.in_force("three-categories", BEFORE)
        assessing.assess(facts=facts, policy=policy, on=BEFORE, by=SYSTEM, at=NIGHT)
    return kept


def test_when_a_line_begins_those_it_concerns_are_assessed_once(households):
    enter()
    [run] = reassessing.reassess_due(at=NIGHT)
    assert run.counts == {"deep": 1}
    assert [Facts.objects.get(pk=one.pk).category for one in households] == ["deep", "", "none"]
    assert Entry.objects.get(deed="assistance.assess_all").body["changed"] == 1
    before = Assessment.objects.count()
    assert reassessing.reassess_due(at=NIGHT) == []
    assert Assessment.objects.count() == before


def test_a_line_that_begins_later_waits_for_its_day(households):
    enter(valid_from=DAY + datetime.timedelta(days=1))
    assert reassessing.reassess_due(at=NIGHT) == []
    assert len(reassessing.reassess_due(at=NIGHT + datetime.timedelta(days=1))) == 1


def test_a_line_entered_late_is_made_up_for(households):
    enter()
    reassessing.reassess_due(at=NIGHT)
    later = NIGHT + datetime.timedelta(days=9)
    entering.enter_line(line=line(region="990122"), by=SYSTEM, at=later)
    reassessing.reassess_due(at=later)
    assert Facts.objects.get(pk=households[2].pk).category == "deep"
    assert AssessmentRun.objects.filter(path="").count() == 2


def test_every_cause_of_the_official_list_is_one_that_policies_know():
    codes = [entry.code for entry in lists.get("hardship_cause").entries]
    assert set(codes) == set(RULE_CAUSE)
    assert facts_rules.bits("causes", rule_causes(codes)) & 31
    assert all(facts_rules.bits("causes", rule_causes([code])) & 31 for code in codes)
