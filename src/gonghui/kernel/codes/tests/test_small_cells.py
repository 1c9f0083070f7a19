"""Small counts stay hidden, also from subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel import small_cells
from gonghui.kernel.small_cells import highest, lowest

TABLES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=2)


def possible(name: str, shown: dict, total: int | None) -> range:
    """What a reader can work out about a hidden cell from all that is shown beside it."""
    others = [value for other, value in shown.items() if other != name]
    least = max(0, lowest(total) - sum(map(highest, others)))
    most = min(4, highest(total) - sum(map(lowest, others)))
    return range(least, most + 1)


@given(TABLES, st.text("xyz", min_size=1))
def test_no_hidden_count_follows_from_the_total_and_the_rest(cells, table):
    shown, total = small_cells.vague_table(cells, table=table)
    for name, count in cells.items():
        if shown[name] is None:
            assert count < 5 and count in possible(name, shown, total)
            assert count == 0 or len(possible(name, shown, total)) > 1


def exact(cells: dict) -> tuple[dict, int]:
    """The same with small cells hidden and nothing else."""
    return {name: count if count >= 5 else None for name, count in cells.items()}, sum(cells.values())


def test_hiding_alone_would_give_it_back():
    shown, total = exact({"a": 12, "b": 3})
    assert total - shown["a"] == 3


@given(st.integers(5, 10_000))
def test_a_shown_count_is_less_than_a_step_away_and_falls_the_same_every_time(count):
    shown = small_cells.vague(count, cell="x")
    assert shown % 5 == 0 and abs(shown - count) < 5
    assert shown == small_cells.vague(count, cell="x")
