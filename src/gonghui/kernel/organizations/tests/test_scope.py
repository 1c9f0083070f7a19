"""Scope is one range of an index, and says exactly what walking the tree would say."""

import os
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.kernel.database import next_path
from gonghui.kernel.organizations import actions, queries
from gonghui.kernel.organizations.models import Organization

from .cast import AT, OFFICER, found, small_region

UNIONS = int(os.environ.get("GONGHUI_UNIONS", "29"))  # in each of a hundred counties
segments = st.integers(1, 99_999).map(lambda number: str(number).zfill(5))
paths = st.lists(segments, min_size=1, max_size=12).map("".join)


def walked(top: Organization) -> set[str]:
    """Codes at and below an organization, found by walking from part to part."""
    codes, waiting = set(), [top]
    while waiting:
        node = waiting.pop()
        codes.add(node.code)
        waiting.extend(Organization.objects.filter(parent=node))
    return codes


@given(paths, paths)
def test_the_range_of_a_path_holds_exactly_what_begins_with_it(path, other):
    for candidate in (other, path + other, path, path[:5]):
        assert (path <= candidate < next_path(path)) == candidate.startswith(path)


def test_a_range_that_ends_too_early_would_lose_the_last_part():
    path, last = "00001", "0000199999"
    assert path <= last < next_path(path)
    assert not path <= last < path + "99999"


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 30), min_size=1, max_size=25))
def test_range_and_walk_agree_on_any_tree(parents):
    Organization.objects.all().update(parent=None)
    Organization.objects.all().delete()
    made: list[Organization] = []
    for number, choice in enumerate(parents):
        above = [*made, None]
        parent = above[choice % len(above)]
        if parent and Organization.objects.get(pk=parent.pk).depth >= 12:
            parent = None
        made.append(found(f"U{number}", "basic", parent))
    for top in made:
        inside = queries.within(Organization.objects.all(), top)
        assert {node.code for node in inside} == walked(top)


@pytest.mark.django_db
def test_several_scopes_are_one_condition_and_none_is_nothing():
    unions = small_region()
    condition = queries.in_ranges([unions["C1"].path, unions["B1"].path, unions["B3"].path])
    codes = set(Organization.objects.filter(condition).values_list("code", flat=True))
    assert codes == {"C1", "B1", "B2", "B1F", "B1G", "B3"}
    assert Organization.objects.filter(queries.in_ranges([])).count() == 0
    assert Organization.objects.filter(queries.in_ranges([""])).count() == len(unions)


@pytest.mark.django_db
def test_an_organization_that_has_no_place_yet_is_no_scope():
    small_region()
    with pytest.raises(ValueError):
        queries.within(Organization.objects.all(), Organization(code="X"))


@pytest.mark.django_db
def test_ancestors_children_and_basic_union():
    unions = small_region()
    assert [node.code for node in queries.ancestors(unions["B1G"])] == ["P", "C1", "B1", "B1F"]
    assert [node.code for node in queries.children(unions["C1"])] == ["B1", "B2"]
    assert queries.basic_union_of(unions["B1G"]).code == "B1"
    assert queries.basic_union_of(unions["C1"]).code == "C1"


@pytest.mark.django_db
def test_scope_uses_the_index(django_assert_num_queries):
    unions = small_region()
    scope = queries.within(Organization.objects.all(), unions["C1"])
    with django_assert_num_queries(1):
        assert scope.count() == 5
    if connection.vendor == "sqlite":
        plan = scope.order_by().values("pk").explain()
        assert "USING COVERING INDEX" in plan or "USING INDEX" in plan
        assert "path>" in plan


@pytest.mark.django_db
def test_in_a_large_country_a_count_is_one_statement_and_a_move_no_more_than_for_one_union():
    wanted = [actions.Founding("P", "省总工会", "province")]
    for city in range(10):
        wanted.append(actions.Founding(f"C{city}", f"{city}市", "city", "P"))
        for county in range(10):
            wanted.append(actions.Founding(f"C{city}.{county}", "县", "county", f"C{city}"))
            for union in range(UNIONS):
                code = f"C{city}.{county}.{union}"
                wanted.append(actions.Founding(code, "厂", "basic", f"C{city}.{county}"))
    actions.found_many(wanted, by=OFFICER, at=AT)
    assert Organization.objects.count() == len(wanted) == 111 + 100 * UNIONS
    rng = random.Random(7)
    for _ in range(50):
        top = queries.find(rng.choice(wanted).code)
        expected = sum(w.code == top.code or w.code.startswith(top.code + ".") for w in wanted)
        with CaptureQueriesContext(connection) as counting:
            assert queries.within(Organization.objects.all(), top).count() == expected
        assert len(counting) == 1
    assert _statements_of_a_move("C3.3", "C4") == _statements_of_a_move("C5.5.5", "C6.6")
    assert queries.within(Organization.objects.all(), queries.find("C4")).count() == 12 + 11 * UNIONS


def _statements_of_a_move(code: str, to: str) -> int:
    organization, parent = queries.find(code), queries.find(to)
    with CaptureQueriesContext(connection) as moving:
        actions.move(organization, parent, by=OFFICER, at=AT)
    return len(moving)
