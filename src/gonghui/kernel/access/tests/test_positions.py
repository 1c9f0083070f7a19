"""Positions: who may give which, what the database refuses by itself, when one ends."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from gonghui.kernel.access import actions, queries, refusals, roles
from gonghui.kernel.access.models import Position
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.journal.tests.tampering import without_rules

from .cast import LONG_AGO, NOON, TODAY, actor, appoint, person


def give(by, person_, place, role, **more):
    facts = {"valid_from": TODAY, "at": NOON} | more
    return actions.appoint(person_, place, role, by=actor(by), **facts)


def test_a_chair_appoints_in_her_own_union_and_the_journal_says_so(who):
    position = give(who.chair, who.member, who.mill, "officer", reason="选举产生")
    assert queries.allows(actor(who.member), "people.reveal", who.mill, NOON)
    entry = Entry.objects.get(deed="access.appointed", about_person_id=who.member.pk)
    assert (entry.by_person_id, entry.reason, entry.path) == (who.chair.pk, "选举产生", position.path)


def test_a_chair_appoints_below_but_not_beside_or_above(who):
    give(who.chair, who.member, who.group, "steward")
    for foreign in (who.dock, who.east, who.city):
        with pytest.raises(refusals.NotYours):
            give(who.chair, who.member, foreign, "steward")


@pytest.mark.parametrize("word", ["member", "steward", "officer", "editor", "auditor"])
def test_who_may_not_appoint_appoints_nobody(who, word):
    with pytest.raises(refusals.NotYours):
        give(getattr(who, word), person("新人"), who.group, "steward")


@pytest.mark.parametrize(
    ("giver", "role"), [("chair", "upper_officer"), ("chair", "auditor"), ("upper", "administrator")]
)
def test_nobody_gives_a_role_above_their_own(who, giver, role):
    place = who.mill if giver == "chair" else who.east
    with pytest.raises(refusals.AboveYourself):
        give(getattr(who, giver), who.member, place, role)


def test_without_the_ceiling_a_chair_would_make_an_upper_officer(who, monkeypatch):
    monkeypatch.setattr(roles, "may_grant", lambda held, given: True)
    give(who.chair, who.member, who.mill, "upper_officer")
    assert Position.objects.filter(person=who.member, role="upper_officer").exists()


def test_nobody_appoints_themselves(who):
    with pytest.raises(refusals.NotForYourself):
        give(who.chair, who.chair, who.group, "steward")


def test_the_same_position_twice_is_refused_in_words(who):
    give(who.chair, who.member, who.mill, "officer")
    with pytest.raises(refusals.AlreadyHolds) as refused:
        give(who.chair, who.member, who.mill, "officer")
    assert "陈会员" in str(refused.value) and "工会干部" in str(refused.value)


def test_a_closed_union_takes_no_officers(who):
    who.mill.closed_on = TODAY
    with pytest.raises(refusals.OrganizationClosed):
        give(who.chair, who.member, who.mill, "officer")


def test_a_position_ends_after_it_starts(who):
    with pytest.raises(refusals.EndsBeforeStart):
        give(who.chair, who.member, who.mill, "officer", valid_to=TODAY)


def test_an_auditor_may_not_decide_in_the_same_time(who):
    with pytest.raises(refusals.RolesExclude) as refused:
        give(who.upper, who.auditor, who.mill, "officer")
    assert "审计员" in str(refused.value)


def test_one_after_the_other_is_allowed(who):
    position = Position.objects.get(person=who.auditor)
    actions.end_position(position, on=TODAY, by=SYSTEM, at=NOON)
    assert give(who.upper, who.auditor, who.mill, "officer").pk


def raw(person_, place, role, valid_from, valid_to):
    return Position.objects.bulk_create(
        [
            Position(
                person=person_,
                organization=place,
                path=place.path,
                role=role,
                valid_from=valid_from,
                valid_to=valid_to,
            )
        ]
    )


DAYS = [datetime.date(2026, month, 1) for month in (1, 3, 5, 7)]


@pytest.mark.parametrize(
    ("held", "wanted", "clashes"),
    [
        ((0, None), (2, None), True),
        ((0, 2), (1, 3), True),
        ((0, 2), (2, 3), False),
        ((2, 3), (0, 2), False),
        ((1, 1), (0, 3), False),
        ((1, 2), (0, None), True),
    ],
)
@pytest.mark.parametrize("roles", [("auditor", "chair"), ("officer", "auditor")])
def test_the_database_itself_refuses_two_hats_in_the_same_time(who, held, wanted, clashes, roles):
    def span(ends):
        return DAYS[ends[0]], None if ends[1] is None else DAYS[ends[1]]

    raw(who.member, who.mill, roles[0], *span(held))
    if not clashes:
        assert raw(who.member, who.dock, roles[1], *span(wanted))
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        raw(who.member, who.dock, roles[1], *span(wanted))
    with without_rules():
        assert raw(who.member, who.dock, roles[1], *span(wanted)), "without the rule the second hat sits"


def test_the_database_refuses_a_role_changed_into_a_clash(who):
    appoint(who.member, who.mill, "auditor")
    harmless = appoint(who.member, who.dock, "steward")
    with pytest.raises(IntegrityError), transaction.atomic():
        Position.objects.filter(pk=harmless.pk).update(role="chair")


@pytest.mark.parametrize("wrong", [{"role": "king"}, {"valid_from": TODAY, "valid_to": LONG_AGO}])
def test_the_database_knows_the_roles_and_the_order_of_days(who, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Position.objects.filter(person=who.chair).update(**wrong)


def test_an_end_takes_effect_at_once_and_is_told_in_the_journal(who):
    position = Position.objects.get(person=who.officer)
    actions.end_position(position, by=actor(who.chair), at=NOON, reason="调离")
    assert not queries.allows(actor(who.officer), "people.reveal", who.mill, NOON)
    assert Entry.objects.filter(deed="access.position_ended", reason="调离").count() == 1
    with pytest.raises(refusals.AlreadyEnded):
        actions.end_position(position, by=actor(who.chair), at=NOON)


def test_a_later_end_holds_until_its_day(who):
    position = Position.objects.get(person=who.officer)
    later = TODAY + datetime.timedelta(days=5)
    actions.end_position(position, on=later, by=actor(who.chair), at=NOON)
    before, after = NOON + datetime.timedelta(days=4), NOON + datetime.timedelta(days=5)
    assert queries.allows(actor(who.officer), "people.reveal", who.mill, before)
    assert not queries.allows(actor(who.officer), "people.reveal", who.mill, after)


def test_anyone_may_resign_but_only_a_higher_one_ends_another(who):
    actions.end_position(Position.objects.get(person=who.steward), by=actor(who.steward), at=NOON)
    with pytest.raises(refusals.NotYours):
        actions.end_position(Position.objects.get(person=who.chair), by=actor(who.officer), at=NOON)
    with pytest.raises(refusals.AboveYourself):
        appoint(who.member, who.mill, "upper_officer")
        actions.end_position(Position.objects.get(person=who.member), by=actor(who.chair), at=NOON)


def test_the_last_administrator_stays_until_another_takes_over(who):
    last = Position.objects.get(person=who.administrator)
    with pytest.raises(refusals.LastAdministrator):
        actions.end_position(last, by=actor(who.administrator), at=NOON)
    appoint(who.member, who.city, "administrator")
    actions.end_position(last, by=actor(who.administrator), at=NOON)


def test_only_the_system_itself_goes_without_a_ceiling(who):
    with pytest.raises(refusals.NotYours):
        actions.appoint(
            who.member, who.mill, "officer", valid_from=TODAY, by=Actor(None, "系统", via="web"), at=NOON
        )
    with pytest.raises(refusals.NotYours):
        forged = Actor(None, "系统", account_id=3, via="system")
        actions.appoint(who.member, who.mill, "officer", valid_from=TODAY, by=forged, at=NOON)


def test_a_refused_appointment_leaves_nothing_behind(who):
    before = Position.objects.count(), Entry.objects.count()
    with pytest.raises(refusals.AboveYourself):
        give(who.chair, who.member, who.mill, "administrator")
    assert (Position.objects.count(), Entry.objects.count()) == before
