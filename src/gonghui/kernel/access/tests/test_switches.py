"""Switching a service off for a union and everything under it."""

import datetime

import pytest

from gonghui import registry
from gonghui.kernel.access import actions, queries, refusals
from gonghui.kernel.journal.models import Entry
from gonghui.manifest import Permission, Service

from .cast import NOON, actor

TEA = Service(code="tea", name="茶水", about="茶水送到班组。")
WATER = Service(code="water", name="饮水", about="饮水送到班组。", can_be_switched_off=False)


@pytest.fixture(autouse=True)
def _services(monkeypatch):
    monkeypatch.setattr(registry, "service", {"tea": TEA, "water": WATER}.__getitem__)
    monkeypatch.setattr(
        registry, "permissions", lambda: {"tea.pour": Permission("tea.pour", "倒茶", ("officer",))}
    )


def switch(who, place, on, by=None, service="tea", at=NOON):
    actions.switch_service(place, service, on=on, by=actor(by or who.upper), at=at)


def test_off_means_off_below_and_on_beside(who):
    switch(who, who.mill, False)
    off = [place.name for place in (who.mill, who.group) if queries.is_service_on("tea", place, NOON)]
    on = [
        place.name for place in (who.east, who.dock, who.forge) if queries.is_service_on("tea", place, NOON)
    ]
    assert off == [] and len(on) == 3
    assert [row.service for row in queries.switches_within(who.east)] == ["tea"]


def test_its_permissions_rest_where_it_is_off(who):
    assert queries.allows(actor(who.officer), "tea.pour", who.mill, NOON)
    switch(who, who.east, False)
    assert not queries.allows(actor(who.officer), "tea.pour", who.mill, NOON)
    assert queries.allows(actor(who.officer), "people.reveal", who.mill, NOON), "others stay"
    switch(who, who.east, True)
    assert queries.allows(actor(who.officer), "tea.pour", who.mill, NOON)


def test_it_is_off_only_from_its_moment(who):
    switch(who, who.mill, False)
    assert queries.is_service_on("tea", who.mill, NOON - datetime.timedelta(minutes=1))


def test_twice_off_and_twice_on_change_nothing_more(who):
    for on in (False, False, True, True):
        switch(who, who.mill, on)
    assert queries.is_service_on("tea", who.mill, NOON)


def test_only_who_may_and_each_time_in_the_journal(who):
    for by, place in ((who.officer, who.mill), (who.chair, who.dock), (who.member, who.mill)):
        with pytest.raises(refusals.NotYours):
            switch(who, place, False, by=by)
    switch(who, who.mill, False, by=who.chair)
    assert Entry.objects.get(deed="access.service_switched_off").body == {"service": "tea"}


def test_some_services_every_union_has(who):
    with pytest.raises(refusals.CannotBeSwitchedOff) as refused:
        switch(who, who.mill, False, service="water")
    assert "饮水" in str(refused.value)
