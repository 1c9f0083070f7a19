"""However the tree is moved about, every record stands where its organization stands."""

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.kernel.journal.models import Entry
from gonghui.kernel.organizations import actions, queries, scoped
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal

from .cast import AT, OFFICER, found, small_region

pytestmark = pytest.mark.django_db
steps = st.tuples(st.sampled_from(["move", "merge", "write", "found"]), st.integers(0, 9), st.integers(0, 9))


def paths_follow_parents() -> bool:
    rows = Organization.objects.select_related("parent")
    return all(row.path[:-5] == (row.parent.path if row.parent else "") for row in rows)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, max_size=14))
def test_any_run_of_deeds_keeps_records_at_their_unions(letters, deeds):
    letters.objects.all().delete()
    Organization.objects.update(parent=None, closed_into=None)
    Organization.objects.all().delete()
    unions = [found(f"U{number}") for number in range(6)]
    given_out = {union.path for union in unions}
    for deed, one, other in deeds:
        stale, target = unions[one % len(unions)], unions[other % len(unions)]
        try:
            if deed == "move":
                given_out |= _fresh(actions.move(stale, target, by=OFFICER, at=AT).path, given_out)
            elif deed == "merge":
                actions.merge(stale, target, by=OFFICER, at=AT)
            elif deed == "found":
                unions.append(found(f"U{len(unions)}", parent=target))
                given_out |= _fresh(unions[-1].path, given_out)
            else:
                letters(organization=stale).save()
                letters.objects.bulk_create([letters(organization=target)])
        except Refusal:
            continue
    assert scoped.misplaced() == {}
    assert paths_follow_parents()


def _fresh(path: str, given_out: set[str]) -> set[str]:
    assert path not in given_out
    return {path}


def test_a_record_written_with_an_old_union_in_hand_still_lands_in_the_right_place(letters):
    unions = small_region()
    old = unions["B1"]
    actions.move(old, unions["C2"], by=OFFICER, at=AT)
    letter = letters(organization=old)
    letter.save()
    assert old.path != letter.path == Organization.objects.get(code="B1").path


def test_without_the_look_at_the_tree_the_same_record_would_be_lost(letters):
    unions = small_region()
    old = unions["B1"]
    actions.move(old, unions["C2"], by=OFFICER, at=AT)
    models.Model.save(letters(organization=old, path=old.path))
    assert scoped.misplaced() == {"organizations.Letter": 1}
    assert queries.within(letters.objects.all(), unions["C2"]).count() == 0


def test_a_record_loaded_before_a_move_does_not_carry_the_old_path_back(letters):
    unions = small_region()
    letter = letters.objects.create(organization=unions["B1G"])
    loaded = letters.objects.get(pk=letter.pk)
    actions.move(unions["B1"], unions["B2"], by=OFFICER, at=AT)
    loaded.title = "改过"
    loaded.save()
    assert scoped.misplaced() == {}


def test_giving_records_to_another_union_takes_the_path_along(letters):
    unions = small_region()
    letter = letters.objects.create(organization=unions["B1"])
    letters.objects.update(organization=unions["B2"])
    letter.refresh_from_db()
    assert letter.path == unions["B2"].path
    letter.organization = unions["B3"]
    letter.save(update_fields=["organization"])
    assert scoped.misplaced() == {}


def test_a_move_takes_everything_below_and_its_records_along(letters):
    unions = small_region()
    letters.objects.create(organization=unions["B1G"])
    moved = actions.move(unions["B1"], unions["C2"], by=OFFICER, at=AT, reason="区划调整")
    assert [node.code for node in queries.ancestors(queries.find("B1G"))] == ["P", "C2", "B1", "B1F"]
    assert queries.within(letters.objects.all(), moved).count() == 1
    assert queries.within(letters.objects.all(), unions["C1"]).count() == 0


def test_the_place_left_behind_is_never_given_again():
    unions = small_region()
    left = unions["B2"].path
    actions.move(unions["B2"], unions["C2"], by=OFFICER, at=AT)
    assert found("B4", parent=unions["C1"]).path != left
    top = found("Q", "province")
    above = found("N", "national")
    actions.move(top, above, by=OFFICER, at=AT)
    assert found("R", "province").path not in {top.path, above.path}


def test_nobody_moves_below_itself():
    unions = small_region()
    for to in ("B1", "B1F"):
        with pytest.raises(actions.CannotMoveBelowItself):
            actions.move(unions["B1"], unions[to], by=OFFICER, at=AT)


def test_a_province_does_not_fit_below_a_works_union():
    unions = small_region()
    with pytest.raises(actions.WrongLevel) as refused:
        actions.move(unions["C2"], unions["B1"], by=OFFICER, at=AT)
    assert "市级总工会" in str(refused.value)


def test_a_merger_hands_over_parts_and_records(letters):
    unions = small_region()
    letters.objects.create(organization=unions["B1"])
    letters.objects.create(organization=unions["B1G"])
    into = actions.merge(unions["B1"], unions["B2"], by=OFFICER, at=AT, reason="企业合并")
    closed = queries.find("B1")
    assert (closed.is_open, closed.closed_into, closed.joins_open) == (False, into, False)
    assert [node.code for node in queries.children(into)] == ["B1F"]
    assert queries.within(letters.objects.all(), into).count() == 2
    assert queries.within(letters.objects.all(), closed).count() == 0
    entry = Entry.objects.get(deed="organization.merged")
    assert entry.body["handed_over"] == {"organizations.Letter": 1}


def test_nothing_more_happens_in_a_closed_union():
    unions = small_region()
    actions.close(unions["B3"], by=OFFICER, at=AT, reason="企业注销", empty=True)
    with pytest.raises(actions.AlreadyClosed):
        found("B5", parent=unions["B3"])
    with pytest.raises(actions.AlreadyClosed):
        actions.move(unions["B2"], unions["B3"], by=OFFICER, at=AT)
    with pytest.raises(actions.AlreadyClosed):
        actions.close(unions["B3"], by=OFFICER, at=AT, reason="再次撤销", empty=True)


def test_a_union_with_parts_or_open_matters_is_not_closed():
    unions = small_region()
    with pytest.raises(actions.StillHasParts):
        actions.close(unions["B1"], by=OFFICER, at=AT, reason="撤销", empty=True)
    with pytest.raises(actions.StillHasRecords):
        actions.close(unions["B1G"], by=OFFICER, at=AT, reason="撤销", empty=False)
