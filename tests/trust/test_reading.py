"""What each kind of person can read of the whole house: nothing of another union, nothing behind a mask.

One walk over every page, list, search and file for each kind; then everything is looked for in it at once.
"""

from collections.abc import Iterator

import pytest
import time_machine
from django.utils import timezone

from gonghui.kernel.access import queries, reveal
from gonghui.kernel.people import masks
from tests.rules.cast import KINDS

from .crawl import Reading, readings
from .planting import CANARY, INITIALS, NAME, SECRETS, grow, keep_secrets, plant

SEARCHED = (CANARY[:3], INITIALS)
OFFICIAL = "export official-members"
# Where a masked value stands in full all the same: (what, page, kind of person) → why.
SHOWN = {
    ("residence", "portal-membership:profile", "member"): "one's own record, so that it can be corrected",
    ("phone", "portal-membership:join-who", "member"): "one's own number, filled in beforehand",
    **{
        (field, OFFICIAL, kind): "the official sheet of the roster, with a reason and an entry in the journal"
        for field in SECRETS
        for kind in ("officer", "chair")
    },
}
# Pages that hold nothing of anybody: they may be kept by a browser.
FOR_ALL = {"ui:sheet", "livez", "readyz"}
# Pages whose words are another every time: the code on the card, the seconds of the session, and the running
# codes on the demonstration's phone.
MOVING = {
    "portal-membership:card",
    "portal-membership:card-picture",
    "access:time-left",
    "notices:phone",
    "workbench-benefits:offline-records",  # a fresh token for the telephone
}
# Pages that are for everybody by their purpose, whichever union put something there.
PUBLIC = {"portal-assistance:notices"}
# What unions publish as answers fit for all, redacted by one and checked by another.
PUBLISHED = {f"portal-grievances:{name}" for name in ("answers", "nameless-answers", "public-answer")}


@pytest.fixture
def planted(house):
    keep_secrets(house)
    assert plant(house) > 10
    return house


def faults(said: list[Reading], kind: str) -> Iterator[str]:
    """Whatever this kind of person should not have read, or no browser should have kept."""
    for reading in said:
        text, links = _without_what_was_typed(reading), "\n".join(reading.links)
        is_published = reading.name.partition("?")[0] in PUBLISHED
        if not is_published and (CANARY in text or CANARY in links):
            yield f"{reading.name}: something of another union"
        for field, value in SECRETS.items():
            if value in text and (field, reading.name, kind) not in SHOWN:
                yield f"{reading.name}: {field} without its mask"
        if any(value in links for value in (*SECRETS.values(), NAME)) and "?" not in reading.name:
            yield f"{reading.name}: something personal in an address"
        if kind == "anonymous" and NAME in text:
            yield f"{reading.name}: somebody's name before a stranger"
        if kind != "anonymous" and "no-store" not in reading.kept and reading.name not in FOR_ALL:
            yield f"{reading.name}: a browser may keep it"


def _without_what_was_typed(reading: Reading) -> str:
    """The word one has just typed stands in its own field again; that tells nothing."""
    _name, asked, word = reading.name.partition("?")
    return reading.text.replace(word, "") if asked and word != CANARY[:3] else reading.text


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_reads_what_is_not_theirs(planted, kind):
    said = list(readings(planted, kind, SEARCHED))
    assert list(faults(said, kind)) == []


def test_the_rightful_officer_does_read_it_where_it_belongs(planted):
    said = list(readings(planted, "officer"))
    assert any(NAME in reading.text for reading in said)
    shown = {(field, reading.name) for reading in said for field in SECRETS if SECRETS[field] in reading.text}
    assert shown == {(field, OFFICIAL) for field in SECRETS}


def test_every_masked_field_of_a_person_is_looked_for():
    offered = {each.field for each in reveal.offered() if each.model._meta.label == "people.Person"}
    assert offered == SECRETS.keys()


def test_without_the_scope_rule_the_other_union_would_be_read(planted, monkeypatch):
    monkeypatch.setattr(queries, "visible_to", lambda actor, rows, *_rest, **_more: rows)
    found = set(faults(list(readings(planted, "officer", ["金丝雀"])), "officer"))
    assert "workbench-membership:register?金丝雀: something of another union" in found
    assert "export members: something of another union" in found


def test_without_the_masks_the_numbers_would_be_read(planted, monkeypatch):
    monkeypatch.setattr(masks, "phone", lambda number: number)
    found = set(faults(list(readings(planted, "officer")), "officer"))
    assert "workbench-membership:member: phone without its mask" in found
    assert "export members: phone without its mask" in found


def differing(house) -> list[str]:
    """Pages of the officer that read differently once the other city has grown, in the very same moment."""
    with time_machine.travel(timezone.now(), tick=False):
        before = {said.name: said.text for said in readings(house, "officer")}
        grow(house)
        after = {said.name: said.text for said in readings(house, "officer")}
    pages = [
        name for name in before if name not in MOVING | PUBLIC | PUBLISHED and not name.startswith("export")
    ]
    return [name for name in pages if before[name] != after[name]]


def test_no_count_no_order_no_page_tells_that_another_union_grew(house):
    assert differing(house) == []


def test_without_the_scope_rule_its_growth_would_show(house, monkeypatch):
    monkeypatch.setattr(queries, "visible_to", lambda actor, rows, *_rest, **_more: rows)
    assert "workbench-assistance:register" in differing(house)
