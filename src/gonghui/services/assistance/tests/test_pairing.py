"""One helps one, until the household stands; and partners' places, never more than there are."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.models import Person
from gonghui.services.assistance.actions import matching, pairing, planning
from gonghui.services.assistance.models import Match, Pairing
from gonghui.services.assistance.plan_refusals import (
    MatchedAlready,
    NoPlaceLeft,
    NotAHelper,
    OfferDoesNotFit,
    OfferOver,
    PairedAlready,
    StillHelped,
)
from gonghui.services.assistance.queries import offers, plans

from . import cast as casting
from . import planned
from .cast import AT, DAY


@pytest.fixture
def who(db):
    return planned.gather()


@pytest.fixture
def household(who):
    return planned.helped(who)


def person_of(actor) -> Person:
    return Person.objects.get(pk=actor.person_id)


def paired(who, household) -> Pairing:
    return pairing.pair(household, who.plant, person_of(who.officer), by=who.reviewer, at=AT)


def test_a_household_on_file_without_a_helper_is_a_to_do_until_it_has_one(who, household):
    assert list(plans.unpaired(who.reviewer)) == [household]
    paired(who, household)
    assert list(plans.unpaired(who.reviewer)) == []
    assert Notice.objects.filter(person=household.head, kind="assistance.paired").exists()
    with pytest.raises(PairedAlready):
        paired(who, household)


def test_the_helper_serves_in_the_unit(who, household):
    with pytest.raises(NotAHelper):
        pairing.pair(household, who.plant, person_of(who.reviewer), by=who.reviewer, at=AT)


def test_the_least_burdened_is_offered_first(who, household):
    steward = casting._serving("吴建军", who.plant, "steward")
    paired(who, household)
    found = [(person.pk, load) for person, load in plans.helpers_in(who.plant, AT.date())]
    assert found == [(steward.person_id, 0), (who.officer.person_id, 1)]


def test_a_pairing_does_not_end_before_the_household_stands(who, household):
    made = paired(who, household)
    with pytest.raises(StillHelped):
        pairing.end(made, by=who.reviewer, at=AT, reason="工作调动")
    type(household).objects.filter(pk=household.pk).update(state="lifted")
    pairing.end(made, by=who.reviewer, at=AT, reason="已经脱困")
    assert Pairing.objects.get().end_reason == "已经脱困"


def test_the_database_refuses_the_same_by_itself(who, household):
    made = paired(who, household)
    for change in ({"ended_on": AT.date()}, {"ended_on": AT.date(), "replaced_by": made}):
        with pytest.raises(IntegrityError, match="household stands"), transaction.atomic():
            Pairing.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        made.delete()


def test_somebody_else_takes_over_without_a_gap(who, household):
    made = paired(who, household)
    steward = casting._serving("吴建军", who.plant, "steward")
    following = pairing.replace(
        made, who.plant, person_of(steward), by=who.reviewer, at=AT + DAY, reason="工作调动"
    )
    made.refresh_from_db()
    assert (made.replaced_by, following.ended_on) == (following, None)
    assert plans.pairing_of(household) == following


def test_the_exit_ends_the_pairing(who, household):
    paired(who, household)
    household.state = "lifted"
    household.save()
    planning.end_at_exit(household, by=who.reviewer, at=AT, reason="已脱困")
    assert plans.pairing_of(household) is None


def test_a_change_in_the_diary_is_told_once_however_often_it_is_sent(who, household):
    planned.in_force(who, household, ("02", "job", 0))
    helper, key = casting._serving("吴建军", who.plant, "steward"), uuid.uuid4()
    for _time in range(2):
        pairing.write_diary(
            household, key=key, visited_on=AT.date(), words="丈夫住院了", changed=True, by=helper, at=AT
        )
    assert Notice.objects.filter(kind="assistance.changed").count() == 1
    assert [visit.household for visit in plans.changes_told(who.reviewer, AT.date())] == [household]
    assert plans.diary(household).get().particulars == {"seen": "丈夫住院了"}


def offer(who, places: int = 1, **more):
    told = {"kind": "partner", "partner": "岚州慈善会", "offers": "助学", "measure_kind": "partner"} | more
    return matching.make_offer(
        who.county, by=who.reviewer, at=AT, places=places, since=AT.date() - DAY, **told
    )


def test_offers_meet_needs_and_places_are_never_exceeded(who, household):
    made = offer(who)
    first, second = planned.in_force(
        who, household, ("09", "partner", 0), ("10", "partner", 0)
    ).measures.order_by("id")
    suggested = offers.suggestions(who.officer, AT.date())
    assert [(measure, [each.pk for each in found]) for measure, found in suggested] == [
        (first, [made.pk]),
        (second, [made.pk]),
    ]
    matching.match(made, first, by=who.officer, at=AT)
    with pytest.raises(NoPlaceLeft):
        matching.match(made, second, by=who.officer, at=AT)
    with pytest.raises(IntegrityError, match="no place left"), transaction.atomic():
        Match.objects.create(offer=made, measure=second, matched_on=AT.date())
    assert offers.suggestions(who.officer, AT.date()) == []


def test_an_offer_fits_lasts_and_serves_a_measure_once(who, household):
    measure = planned.in_force(who, household, ("09", "partner", 0)).measures.get()
    with pytest.raises(OfferDoesNotFit):
        matching.match(offer(who, measure_kind="job"), measure, by=who.officer, at=AT)
    with pytest.raises(OfferOver):
        matching.match(offer(who, until=AT.date() - DAY), measure, by=who.officer, at=AT)
    wide = offer(who, places=5)
    matching.match(wide, measure, by=who.officer, at=AT)
    with pytest.raises(MatchedAlready):
        matching.match(wide, measure, by=who.officer, at=AT)
