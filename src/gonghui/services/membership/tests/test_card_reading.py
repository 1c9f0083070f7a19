"""Other services ask the house whose card it is, without knowing of membership."""

import datetime

import pytest

from gonghui import registry
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.people.actions import register_person
from gonghui.services.membership.actions import cards, life

from .conftest import AT

MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def card(union):
    person = register_person(name="牛大力", by=SYSTEM, at=AT)
    return life.admit(person=person, organization=union.plant, on=AT.date(), by=SYSTEM, at=AT)


def test_a_scanned_code_and_a_spoken_one_show_the_card(card):
    token = cards.token(card, AT)
    for shown in (token, f"https://gonghui.example/work/membership/verify/{token}"):
        assert registry.read_card(shown, AT) == (card.person, True)
    spoken = f"{card.number} {cards.spoken_code(card, AT)}"
    assert registry.read_card(spoken, AT) == (card.person, True)


def test_the_number_alone_tells_whose_it_is_and_proves_nothing(card):
    assert registry.read_card(f" {card.number}　", AT) == (card.person, False)


def test_what_is_over_or_unknown_is_refused(card):
    with pytest.raises(cards.CodeExpired):
        registry.read_card(cards.token(card, AT), AT + 2 * MINUTE)
    for unknown in ("20269999", "bogus", f"{card.number} 000000x", ""):
        with pytest.raises(cards.CodeUnknown):
            registry.read_card(unknown, AT)
