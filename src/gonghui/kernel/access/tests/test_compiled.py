"""A kept statement is asked anew each time, and shows nobody what another may see."""

import pytest
from django.db.models import QuerySet

from gonghui import compiled
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    monkeypatch.setattr(compiled, "_kept", {})


def below(path: str) -> QuerySet:
    return within(Organization.objects.all(), path).order_by("path")


def test_what_changed_meanwhile_is_found(who):
    name = who.east.name
    first = compiled.rows(("below", who.east.path), lambda: below(who.east.path).values("name"))
    Organization.objects.filter(pk=who.east.pk).update(name=f"新的{name}")
    again = compiled.rows(("below", who.east.path), lambda: below(who.east.path).values("name"))
    assert (first[0]["name"], again[0]["name"]) == (name, f"新的{name}")


def test_the_statement_is_made_once_and_records_and_tuples_come_as_from_any_query(who):
    built = []

    def build(kind):
        built.append(kind)
        found = below(who.east.path)
        return found.values_list("pk", "uid") if kind == "tuples" else found.select_related("parent")

    for kind in ("tuples", "records"):
        for _turn in range(3):
            found = compiled.rows((kind, who.east.path), lambda kind=kind: build(kind))
    assert built == ["tuples", "records"]
    assert [each.uid for each in found] == [each.uid for each in below(who.east.path)]


def test_two_places_have_a_statement_each(who):
    def seen(path):
        return [each.pk for each in compiled.rows(("below", path), lambda: below(path))]

    assert who.west.pk not in seen(who.east.path)
    assert who.west.pk in seen(who.west.path)
    assert who.west.pk not in seen(who.east.path)


def test_a_key_without_the_place_would_show_a_foreign_one(who):
    def seen(path):
        return [each.pk for each in compiled.rows(("below",), lambda: below(path))]

    assert seen(who.east.path) == seen(who.west.path)


def test_a_query_that_can_find_nothing_finds_nothing(who):
    assert compiled.rows("none", lambda: Organization.objects.none()) == []
    assert compiled._kept == {}


def test_no_more_are_kept_than_there_is_room_for(who, monkeypatch):
    monkeypatch.setattr(compiled, "AT_MOST", 2)
    for path in (who.east.path, who.west.path, "9"):
        compiled.rows(path, lambda path=path: below(path))
    assert len(compiled._kept) == 1
