"""The one door: nobody sees a row of another branch, and what ended a moment ago gives nothing."""

import datetime

import pytest
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui import registry
from gonghui.kernel.access import actions, doors, queries, roles
from gonghui.kernel.access.models import Position, Role
from gonghui.kernel.actor import NOBODY, SYSTEM
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.kernel.remembered import remembering

from . import cast
from .cast import LONG_AGO, NOON, TODAY, account, actor, appoint

PERMISSION = "people.reveal"


def seen(who_acts, at=NOON) -> set[str]:
    rows = queries.visible_to(actor(who_acts), Position.objects.all(), PERMISSION, at=at)
    return set(rows.values_list("person__name", flat=True))


def test_an_officer_sees_own_union_and_below_never_beside_or_above(who):
    assert seen(who.officer) == {"何小组", "王干部", "周主席", "李宣传"}
    assert seen(who.upper) == {"何小组", "王干部", "周主席", "李宣传", "赵上级", "钱审计"}
    for without in (who.steward, who.editor, who.auditor, who.administrator, who.member):
        assert seen(without) == set()
    assert len(Position.objects.all()) == 7, "without the door the whole tree leaks"


def test_every_role_at_every_place_is_allowed_exactly_its_own_branch(who):
    places = [who.city, who.east, who.west, who.mill, who.dock, who.forge, who.group]
    for word in ("steward", "officer", "chair", "upper", "auditor", "administrator", "editor"):
        holder = getattr(who, word)
        own = Position.objects.get(person=holder)
        for place in places:
            inside = place.path.startswith(own.path)
            for code in ("people.reveal", "journal.read", "access.appoint", "notices.outbox"):
                held = own.role in roles.permission(code).held_by
                assert queries.allows(actor(holder), code, place, NOON) == (inside and held)


def test_strangers_and_the_system(who):
    everyone = Position.objects.all()
    assert not queries.visible_to(NOBODY, everyone, PERMISSION, at=NOON).exists()
    assert queries.visible_to(SYSTEM, everyone, PERMISSION, at=NOON).count() == everyone.count()


def test_a_permission_nobody_declared_is_an_error_not_a_yes(who, monkeypatch):
    monkeypatch.setattr(registry, "permissions", dict)
    with pytest.raises(KeyError):
        queries.allows(actor(who.chair), "no.such", who.mill, NOON)


def test_paths_are_the_outermost_ones(who):
    appoint(who.chair, who.east, "officer")
    assert queries.paths_for(actor(who.chair), PERMISSION, NOON) == [who.east.path]


def test_another_field_may_carry_the_path(who):
    rows = queries.visible_to(
        actor(who.officer), Position.objects.all(), PERMISSION, field="organization__path", at=NOON
    )
    assert set(rows.values_list("person__name", flat=True)) == seen(who.officer)


@pytest.mark.parametrize(
    "end", ["term", "revoked", "account_shut", "union_closed", "died", "not_yet"], ids=str
)
def test_what_has_ended_gives_nothing_in_the_next_question(who, end):
    account(who.officer, "13900000001")
    position = Position.objects.get(person=who.officer)
    assert queries.allows(actor(who.officer), PERMISSION, who.mill, NOON)
    if end == "term":
        Position.objects.filter(pk=position.pk).update(valid_to=TODAY)
    elif end == "revoked":
        actions.end_position(position, by=actor(who.chair), at=NOON)
    elif end == "account_shut":
        actions.set_active(
            who.officer.account, False, by=actor(who.administrator), at=NOON, reason="手机丢了"
        )
    elif end == "union_closed":
        Organization.objects.filter(pk=who.mill.pk).update(closed_on=TODAY)
    elif end == "died":
        Person.objects.filter(pk=who.officer.pk).update(died_on=TODAY)
    else:
        Position.objects.filter(pk=position.pk).update(valid_from=TODAY + datetime.timedelta(days=1))
    assert not queries.allows(actor(who.officer), PERMISSION, who.mill, NOON)
    assert queries.paths_for(actor(who.officer), PERMISSION, NOON) == []


def test_what_is_remembered_in_a_request_is_forgotten_when_a_position_ends(who):
    position = Position.objects.get(person=who.officer)
    with remembering():
        assert queries.allows(actor(who.officer), PERMISSION, who.mill, NOON)
        actions.end_position(position, by=actor(who.chair), at=NOON)
        assert not queries.allows(actor(who.officer), PERMISSION, who.mill, NOON)
        appoint(who.officer, who.mill, "officer", valid_from=TODAY)
        assert queries.allows(actor(who.officer), PERMISSION, who.mill, NOON)
        Position.objects.filter(person=who.officer).update(valid_to=TODAY)
        stale = queries.allows(actor(who.officer), PERMISSION, who.mill, NOON)
        assert stale, "the twin: what goes round the actions is noticed only in the next request"
    assert not queries.allows(actor(who.officer), PERMISSION, who.mill, NOON)


def test_one_request_asks_the_database_once(who, django_assert_num_queries):
    with remembering(), django_assert_num_queries(1):
        for place in (who.mill, who.dock, who.group):
            queries.allows(actor(who.officer), PERMISSION, place, NOON)
            queries.allows(actor(who.officer), "access.appoint", place, NOON)


def test_a_moved_union_carries_its_officers_along(who):
    organizations.move(who.mill, who.west, by=SYSTEM, at=NOON)
    mill = Organization.objects.get(pk=who.mill.pk)
    assert queries.allows(actor(who.officer), PERMISSION, mill, NOON)
    assert not queries.allows(actor(who.upper), PERMISSION, mill, NOON)


def test_foreign_absent_and_senseless_answer_alike(who):
    rows = queries.visible_to(actor(who.officer), Position.objects.all(), PERMISSION, at=NOON)
    foreign = Position.objects.get(person=who.upper)
    for wanted in ({"uid": foreign.uid}, {"uid": "no-such"}, {"pk": 10**9}, {"pk": "x"}, {"uid": ""}):
        with pytest.raises(Http404):
            doors.found_or_404(rows, **wanted)
    own = Position.objects.get(person=who.chair)
    assert doors.found_or_404(rows, uid=own.uid) == own


def test_a_thousand_guessed_numbers_hit_nothing_foreign(who):
    rows = queries.visible_to(actor(who.officer), Position.objects.all(), PERMISSION, at=NOON)
    hits = {row.pk for guess in range(1000) for row in [rows.filter(pk=guess).first()] if row}
    own = set(Position.objects.filter(path__startswith=who.mill.path).values_list("pk", flat=True))
    assert hits <= own


def test_who_serves_here_is_public_without_auditors_and_administrators(who):
    assert {position.person.name for position in queries.serving_in(who.mill, TODAY)} == {
        "王干部",
        "周主席",
        "李宣传",
    }
    assert list(queries.serving_in(who.city, TODAY)) == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 7),
            st.integers(0, 7),
            st.integers(0, 6),
            st.sampled_from(Role.values),
            st.booleans(),
        ),
        max_size=25,
    )
)
def test_no_walk_of_grants_ends_above_the_grantor(db, steps):
    with transaction.atomic():
        _walk(steps)
        transaction.set_rollback(True)


def _walk(steps):
    who = cast.cast()
    places = [who.city, who.east, who.west, who.mill, who.dock, who.forge, who.group]
    words = ("steward", "officer", "chair", "upper", "auditor", "administrator", "editor", "member")
    people = [getattr(who, word) for word in words]
    for giver, taker, place, role, ends in steps:
        by = actor(people[giver])
        ceiling = max((roles.RANK[Role(s.role)] for s in queries.standings(by, NOON)), default=0)
        try:
            if ends:
                held = Position.objects.filter(person=people[taker]).order_by("-pk").first()
                if held is None:
                    continue
                actions.end_position(held, by=by, at=NOON)
                continue
            given_ = actions.appoint(people[taker], places[place], role, valid_from=LONG_AGO, by=by, at=NOON)
        except Refusal:
            continue
        assert roles.RANK[Role(given_.role)] <= ceiling
        assert any(given_.path.startswith(standing.path) for standing in queries.standings(by, NOON))
        assert giver != taker
