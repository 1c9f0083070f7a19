"""The household's file: opened once, changed by name, its totals never out of step with what it tells."""

import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry
from gonghui.services.assistance.actions import family, filing
from gonghui.services.assistance.models import Amount, Facts, Household
from gonghui.services.assistance.queries import households, totals, ways
from gonghui.services.assistance.refusals import HeadStays, HouseholdExists, MemberTwice
from gonghui.services.assistance.rules import facts as rules

from .neighbours import AT, TODAY, actor, gather, id_number

WHAT, SOURCE = Amount.What, Amount.Source.OFFICER


@pytest.fixture
def who(db):
    return gather()


@pytest.fixture
def household(who) -> Household:
    return filing.open_household(head=who.chen, organization=who.plant, by=actor(who.zhou), at=AT)


def facts_of(household: Household) -> Facts:
    return Facts.objects.get(pk=household.facts_id)


def money(household, what, kind, fen, at=AT, **more):
    return family.set_amount(household, what, kind, fen, by=SYSTEM, at=at, source=SOURCE, **more)


def test_a_file_gets_the_next_number_its_region_and_its_head_as_first_member(who, household):
    assert household.number == "DA-2026-0001"
    assert (household.facts.region, household.facts.members) == ("990103", 1)
    head = household.members.get()
    assert (head.person, head.relation, head.id_index) == (who.chen, "01", who.chen.id_index)


def test_one_person_has_one_lasting_file(who, household):
    with pytest.raises(HouseholdExists) as refusal:
        filing.open_household(head=who.chen, organization=who.dock, by=actor(who.li), at=AT)
    assert household.number in str(refusal.value)
    Household.objects.filter(pk=household.pk).update(state=Household.State.LIFTED)
    again = filing.open_household(head=who.chen, organization=who.plant, by=actor(who.zhou), at=AT)
    assert again.number == "DA-2026-0002"


def test_what_is_told_is_sealed_and_the_journal_names_it_without_the_values(who, household):
    told = {"bank_account": "6222020200012345678", "main_cause": "06", "aided": True}
    filing.change_file(household, told, by=actor(who.zhou), at=AT)
    stored = Household.objects.get(pk=household.pk)
    assert stored.particulars == {"bank_account": "6222020200012345678"}
    assert b"6222020200012345678" not in bytes(stored.particulars_sealed)
    entry = Entry.objects.filter(deed="assistance.household.file").get()
    assert entry.body["fields"] == ["aided", "bank_account", "main_cause"]
    assert "6222" not in str(entry.body)
    assert facts_of(household).aided


def test_the_same_value_again_is_no_change(who, household):
    told = {"main_cause": "06"}
    filing.change_file(household, told, by=actor(who.zhou), at=AT)
    filing.change_file(household, told, by=actor(who.zhou), at=AT)
    assert Entry.objects.filter(deed="assistance.household.file").count() == 1


def test_a_name_that_no_file_has_is_refused(who, household):
    with pytest.raises(KeyError):
        filing.change_file(household, {"salary": 1}, by=actor(who.zhou), at=AT)


def test_an_amount_of_the_same_kind_ends_the_one_before(household):
    money(household, WHAT.INCOME, "1", 300_000)
    money(household, WHAT.INCOME, "1", 200_000, at=AT + datetime.timedelta(days=30))
    assert facts_of(household).annual_income_fen == 12 * 200_000
    assert household.amounts.filter(until=None).count() == 1
    money(household, WHAT.INCOME, "1", 0, at=AT + datetime.timedelta(days=60))
    assert facts_of(household).annual_income_fen == 0


def test_a_medical_cost_counts_with_the_share_one_pays_oneself(household):
    money(household, WHAT.SPENDING, "1", 5_000_001, months=1, self_paid_share="0.5000")
    money(household, WHAT.SPENDING, "2", 800_000, months=1)
    assert facts_of(household).rigid_spending_fen == 2_500_001 + 800_000
    stored = Household.objects.get(pk=household.pk)
    assert (stored.medical_cost, stored.medical_self_paid) == (5_000_001, 2_500_001)


def test_a_member_who_leaves_counts_no_longer_and_takes_the_wages_along(who, household):
    by = actor(who.zhou)
    son = family.keep_member(household, {"name": "陈小明", "relation": "20"}, by=by, at=AT)
    money(household, WHAT.INCOME, "1", 100_000, member=son)
    assert (facts_of(household).members, facts_of(household).annual_income_fen) == (2, 1_200_000)
    family.let_go(son, on=TODAY, by=by, at=AT)
    assert (facts_of(household).members, facts_of(household).annual_income_fen) == (1, 0)
    with pytest.raises(HeadStays):
        family.let_go(household.members.get(person=who.chen), on=TODAY, by=by, at=AT)


def test_a_member_is_sealed_and_stands_in_one_household_once(who, household):
    told = {"name": "陈小明", "relation": "20", "id_number": id_number(77, "20100504")}
    son = family.keep_member(household, told, by=actor(who.zhou), at=AT)
    assert (son.birth_year, son.sex) == (2010, "1")
    assert "陈小明".encode() not in bytes(son.particulars_sealed)
    with pytest.raises(MemberTwice):
        family.keep_member(household, told, by=actor(who.zhou), at=AT)
    assert household.members.count() == 2


def test_an_event_counts_for_twelve_months(who, household):
    by = actor(who.zhou)
    old = TODAY - datetime.timedelta(days=367)
    family.record_event(household, kind="sudden_event", on=old, cost=900, by=by, at=AT)
    family.record_event(
        household, kind="accidental_injury", on=TODAY, cost=300_000, casualty=True, by=by, at=AT
    )
    found = facts_of(household)
    assert (found.event_cost_fen, found.casualty) == (300_000, True)
    assert rules.codes("events", found.events) == ["accidental_injury"]


def test_the_region_of_a_file_is_that_of_the_nearest_union_that_has_one(who):
    type(who.plant).objects.filter(pk=who.plant.pk).update(region="")
    who.plant.refresh_from_db()
    assert households.region_of(who.plant) == "990103"


def test_the_county_reviews_what_a_basic_union_takes(who):
    assert ways.county_of(who.plant) == who.county


AMOUNTS = st.tuples(
    st.sampled_from(WHAT.values),
    st.sampled_from(["1", "2", "9"]),
    st.integers(0, 10**8),
    st.integers(1, 12),
    st.integers(0, 400),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(AMOUNTS, max_size=8), st.lists(st.sampled_from(["06", "09", "11"]), unique=True))
def test_after_any_changes_the_stored_totals_are_the_recomputed_ones(household, amounts, causes):
    with transaction.atomic():
        day = max([row[-1] for row in amounts], default=0)
        for what, kind, fen, months, days in sorted(amounts, key=lambda row: row[-1]):
            money(household, what, kind, fen, at=AT + datetime.timedelta(days=days), months=months)
        if causes:
            changes = {"main_cause": causes[0], "other_causes": causes[1:]}
            at = AT + datetime.timedelta(days=day)
            filing.change_file(household, changes, by=SYSTEM, at=at)
        stored, stood = facts_of(household), Household.objects.get(pk=household.pk)
        found = totals.of_household(stood, TODAY + datetime.timedelta(days=day))
        assert {name: getattr(stored, name) for name in totals.FACTS} == {
            name: found[name] for name in totals.FACTS
        }
        assert stored.annual_income_fen == sum(
            row.fen * row.months for row in stood.amounts.filter(what="income", until=None)
        )
        transaction.set_rollback(True)
