import json

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from gonghui.services.benefits.rules import drawing

NUMBERS = st.lists(st.from_regex(r"[0-9]{6}", fullmatch=True), min_size=1, max_size=60, unique=True)
UNHURRIED = settings(deadline=None)
SEEDS = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)


def published(seed: str, words: str, numbers: list[str], places: int) -> dict:
    winners = drawing.order(seed, words, numbers)[:places]
    return {
        "places": places,
        "commitment": drawing.digest(seed),
        "seed": seed,
        "words": words,
        "numbers": sorted(numbers),
        "entries_hash": drawing.hash_of(numbers),
        "winners": winners,
    }


def in_order_of_asking(seed: str, words: str, numbers: list[str]) -> list[str]:
    """What a draw must not be: the first come have the places."""
    return list(numbers)


@UNHURRIED
@given(SEEDS, st.text(max_size=20), NUMBERS, st.randoms())
def test_the_order_of_asking_never_matters(seed, words, numbers, chance):
    mixed = list(numbers)
    chance.shuffle(mixed)
    assert drawing.order(seed, words, mixed) == drawing.order(seed, words, numbers)


def test_first_come_first_served_would_be_noticed():
    numbers = ["000001", "000002", "000003"]
    assert in_order_of_asking("a", "", numbers[::-1]) != in_order_of_asking("a", "", numbers)


@UNHURRIED
@given(SEEDS, NUMBERS, st.integers(1, 60))
def test_the_same_seed_gives_the_same_places_and_everybody_has_one_rank(seed, numbers, places):
    drawn = drawing.order(seed, "开奖 12", numbers)
    assert drawn == drawing.order(seed, "开奖 12", numbers)
    assert sorted(drawn) == sorted(numbers)
    told = drawing.read(published(seed, "开奖 12", numbers, places))
    assert drawing.winners(told) == drawn[:places]
    assert drawing.faults(told) == []


@UNHURRIED
@given(SEEDS, NUMBERS, st.integers(0, 59))
def test_one_who_leaves_moves_nobody_past_another(seed, numbers, place):
    gone = numbers[place % len(numbers)]
    before = [number for number in drawing.order(seed, "", numbers) if number != gone]
    assert drawing.order(seed, "", [number for number in numbers if number != gone]) == before


@UNHURRIED
@given(st.randoms(), NUMBERS)
def test_every_number_wins_under_some_seed(chance, numbers):
    won = {drawing.order(f"{chance.random()}", "", numbers[:3])[0] for _ in range(60)}
    assert won == set(numbers[:3])


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("seed", "0" * 64),
        ("numbers", ["111111", "222222", "333333"]),
        ("winners", ["333333"]),
    ],
)
def test_whatever_is_changed_afterwards_is_found(field, changed):
    told = published("ab" * 32, "双色球 03 11", ["111111", "222222", "333333", "444444"], 2)
    assert drawing.faults(drawing.read(told)) == []
    assert field in drawing.faults(drawing.read({**told, field: changed}))


def test_anyone_draws_again_from_the_published_file(tmp_path, capsys):
    told = published("ab" * 32, "双色球 03 11", [f"{each:06}" for each in range(40)], 5)
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("benefits", "draw-check", str(file))
    assert ended.value.code == 0
    assert capsys.readouterr().out.split() == told["winners"]
    file.write_text(json.dumps({**told, "winners": told["winners"][1:]}), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("benefits", "draw-check", str(file))
    assert ended.value.code == 1
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("benefits", "draw-check", str(file))
    assert ended.value.code == 2
