"""What the union paid within a year counts as income where the policy says so, and nowhere else."""

import pytest

from gonghui.kernel.people.actions import register_person
from gonghui.services.assistance.actions import assessing, entering, judging, refreshing
from gonghui.services.assistance.forms.versions import VersionForm
from gonghui.services.assistance.models import Facts
from gonghui.services.assistance.queries import assessing as queries
from gonghui.services.assistance.queries import policies, standing
from gonghui.services.assistance.rules import policies as rules
from gonghui.services.assistance.rules import reading

from . import planned
from .cast import AT, DAY
from .planned import later

PAID = 500_000
AFTER = later(days=30)
LINE = 12 * 60_000 * 3  # fen a year of a household of three


@pytest.fixture
def who(db):
    return planned.gather()


@pytest.fixture
def household(who):
    """Well below twice the line by its income; only with the aid it is not."""
    file = planned.helped(who, annual_income_fen=2 * LINE - PAID)
    planned.paid(who, file)
    return file


@pytest.fixture
def counting(who) -> rules.Policy:
    """The policy with a version that counts earlier aid, in force from the next week."""
    shipped = policies.version("depth-relative", 1)
    form = VersionForm(shipped, {**VersionForm(shipped).before, **told()})
    assert form.is_valid(), form.errors
    changes = form.told()["changes"]
    definition = reading.with_values(policies.definition(shipped), changes)
    row = entering.enter_policy(
        definition=definition, document="岚工发〔2026〕2号", region="990103",
        valid_from=AT.date() + 7 * DAY, by=who.approver, at=AT,
    )  # fmt: skip
    return policies.version(row.code, row.version)


def told() -> dict[str, str]:
    day = (AT.date() + 7 * DAY).isoformat()
    return {"document": "岚工发〔2026〕2号", "region": "990103", "valid_from": day, "counts_aid": "on"}


def test_no_shipped_policy_counts_it(who, household):
    assessment = judging.judge(household, by=who.reviewer, at=AFTER)
    assert (assessment.category, assessment.earlier_aid_fen) == ("relative", PAID)
    leaves = [leaf for policy in rules.shipped() for leaf in policy.leaves]
    assert not any("earlier_aid" in getattr(leaf, "plus", ()) for leaf in leaves)


def test_where_the_policy_says_so_it_is_income_and_said_in_words(who, household, counting):
    assessment = judging.judge(household, by=who.reviewer, at=AFTER)
    assert assessment.category == "none"
    said = [row.text for one in queries.explanation(assessment).categories for row in one.sentences]
    assert any("家庭年收入加一年内领到的帮扶款减去刚性支出" in text for text in said)
    assert queries.replay(assessment).category == "none"


def test_one_and_all_agree_on_it(who, household, counting):
    one = judging.judge(household, by=who.reviewer, at=AFTER)
    given = {"policy": counting, "on": AFTER.date(), "by": who.reviewer, "at": AFTER}
    run = assessing.assess_all(households=Facts.objects.all(), **given)
    assert run.counts == {"none": 1}
    assert standing.latest(household.facts).outcomes == one.outcomes


def test_when_aid_comes_a_run_of_all_finds_it(who, household, counting):
    given = {"policy": counting, "by": who.reviewer, "at": AFTER, "on": AFTER.date()}
    facts = Facts.objects.all()
    facts.update(earlier_aid_fen=0)
    assert assessing.assess_all(households=facts, **given).counts == {"relative": 1}
    refreshing.bring_aid_in_step([household.pk], AFTER.date())
    assert assessing.assess_all(households=facts, **given).counts == {"none": 1}


def test_after_a_year_it_counts_no_more(who, household, counting):
    year = later(days=370)
    Facts.objects.update(region="990103")
    assert judging.judge(household, by=who.reviewer, at=year).category == "relative"


def test_what_the_bank_sent_back_and_what_is_undone_does_not_count(who, household):
    payment = planned.money.payments_of(household).get()
    facts = Facts.objects.filter(pk=household.facts_id)
    assert refreshing.bring_aid_in_step([household.pk], AFTER.date()) == 1
    type(payment).objects.filter(pk=payment.pk).update(returned=PAID)
    assert refreshing.bring_aid_in_step([household.pk], AFTER.date()) == 1
    assert facts.get().earlier_aid_fen == 0
    assert refreshing.bring_aid_in_step([household.pk], AFTER.date()) == 0


def test_nobody_else_s_money_counts(who, household):
    ma = register_person(name="马小军", phone="15400000099", by=who.officer, at=AT)
    other = planned.helped(who, ma)
    assert judging.judge(other, by=who.reviewer, at=AFTER).earlier_aid_fen == 0


def test_without_looking_again_the_aid_would_be_forgotten(who, household, counting, monkeypatch):
    monkeypatch.setattr(refreshing, "bring_aid_in_step", lambda pks, on: 0)
    assert judging.judge(household, by=who.reviewer, at=AFTER).category == "relative"
