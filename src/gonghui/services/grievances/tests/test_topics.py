"""What is talked about: only what many said, no names, no text; no difference isolates fewer than five."""

import datetime
import itertools

import pytest
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel import small_cells
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.months import later
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.small_cells import highest, lowest
from gonghui.services.grievances.actions import counting
from gonghui.services.grievances.models import TopicCount
from gonghui.services.grievances.queries import grievances, hard, topics
from gonghui.services.grievances.rules import showing, terms
from tests.rules.cast import gather

from .saying import grievance

TEXT = "充电桩不够，电动车没处充电。"
PAGE = "workbench-grievances:topics"


@pytest.fixture
def cast(db):
    return gather()


def several(cast, count, text=TEXT, speaker="member", **told):
    return [grievance(cast, speaker, text=text, category="life", **told) for _each in range(count)]


def counted(cast, place="basic"):
    month = timezone.localdate(cast.at).replace(day=1)
    counting.count_month(month, at=cast.at)
    return {topic.term: topic.said for topic in topics.hot(cast.organizations[place], month)}


def test_terms_are_what_a_text_is_about():
    assert terms.of("八月以来每周六都安排加班，没有发加班费 300 元，打了 13800000000") == {"加班", "加班费"}


def test_names_given_are_cut_out_whole_and_as_others_say_them():
    names = [part for name in ("钱光明", "岚江机床厂") for part in terms.parts_of_name(name)]
    text = "岚江机床厂的光明扣了奖金"
    assert terms.of(text, names) == {"奖金"}
    assert "光明" in terms.of(text)


def test_what_four_said_is_nowhere_and_what_five_said_is_kept_at_every_union_above(cast):
    several(cast, 4)
    assert counted(cast) == {} and not TopicCount.objects.exists()
    several(cast, 1)
    assert counted(cast)["充电桩"] == counted(cast, "county")["充电桩"] == 5


def test_without_the_threshold_one_worker_would_stand_there(cast, monkeypatch):
    several(cast, 1)
    monkeypatch.setattr(small_cells, "LEAST", 1)
    monkeypatch.setattr(small_cells, "STEP", 1)
    counts = showing.summed_up([("00001", {"充电桩"})])
    assert showing.as_shown(counts, table="x") == {"00001": {"充电桩": 1}}


def test_a_given_name_that_the_library_takes_for_a_word_is_no_topic(cast, monkeypatch):
    register_person(name="钱光明", phone="13900000077", by=SYSTEM, at=cast.at)
    several(cast, 5, text="光明扣了大家的奖金")
    assert "光明" not in counted(cast) and "奖金" in counted(cast)
    monkeypatch.setattr(topics, "names_among", lambda found: set())
    assert "光明" in counted(cast)


def test_a_month_is_counted_anew_and_never_twice(cast):
    several(cast, 5)
    assert counted(cast) == counted(cast)


def test_the_tables_hold_no_text_and_no_person():
    held = {field.name for field in TopicCount._meta.concrete_fields}
    assert held == {"id", "organization", "path", "month", "term", "said"}


TREES = st.lists(st.integers(0, 40), min_size=1, max_size=6)


def shown_tree(own, parts):
    """(union as shown, parts as shown) through the program's own summing and hiding."""
    said = [("00001", {"x"})] * own
    said += [(f"00001{number:05d}", {"x"}) for number, count in enumerate(parts) for _each in range(count)]
    shown = showing.as_shown(showing.summed_up(said), table="2026-11")
    at = {path: counted.get("x") for path, counted in shown.items()}
    return at.get("00001"), [at.get(f"00001{number:05d}") for number in range(len(parts))]


def rest(whole, parts):
    """What a reader can work out of whatever is not among some of the parts."""
    return lowest(whole) - sum(map(highest, parts)), highest(whole) - sum(map(lowest, parts))


def isolates(least, most):
    """Whether it is certain that there are some, and fewer than five."""
    return least >= 1 and most < 5


@given(st.integers(0, 40), TREES)
def test_no_difference_between_a_union_and_its_parts_isolates_fewer_than_five(own, parts):
    whole, shown = shown_tree(own, parts)
    told = [each for each in shown if each is not None]
    for one in told:
        assert not isolates(*rest(whole, [one]))
    if whole is not None and told:
        assert not isolates(*rest(whole, told))


@given(st.integers(0, 40), st.integers(0, 9))
def test_no_difference_between_two_nights_isolates_fewer_than_five(before, more):
    (old, _), (new, _) = shown_tree(before, [0]), shown_tree(before + more, [0])
    if old is not None and new is not None:
        assert not isolates(lowest(new) - highest(old), highest(new) - lowest(old))


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
def test_no_difference_along_the_way_up_isolates_fewer_than_five(own):
    """A reader who sees every level knows too that a union above has at least what one below has."""
    paths = ["00001" * depth for depth in range(1, len(own) + 1)]
    said = [(path, {"x"}) for path, count in zip(paths, own, strict=True) for _each in range(count)]
    shown = showing.as_shown(showing.summed_up(said), table="2026-11")
    told = [shown[path]["x"] for path in paths if "x" in shown.get(path, {})]
    most = [min(map(highest, told[: place + 1])) for place in range(len(told))]
    least = [max(map(lowest, told[place:])) for place in range(len(told))]
    for above, below in itertools.combinations(range(len(told)), 2):
        assert not isolates(least[above] - most[below], most[above] - least[below])


def test_exact_counts_would_isolate_three():
    counts = showing.summed_up([("00001", {"x"})] * 3 + [("0000100001", {"x"})] * 9)
    exact = {path: counted["x"] for path, counted in counts.items()}
    least = most = exact["00001"] - exact["0000100001"]
    assert isolates(least, most)


def test_a_term_rises_against_its_own_past(cast):
    month, place = datetime.date(2026, 11, 1), cast.organizations["basic"]
    for back in range(7):
        for term, said in (("食堂", 20), ("充电桩", 15 if back == 0 else 5)):
            TopicCount.objects.create(organization=place, month=later(month, -back), term=term, said=said)
    found = {topic.term: topic for topic in topics.hot(place, month)}
    assert (found["充电桩"].usual, found["充电桩"].is_rising) == (5, True)
    assert (found["食堂"].usual, found["食堂"].is_rising) == (20, False)
    assert next(iter(found)) == "充电桩"


def test_the_officer_who_reads_the_words_sees_which_cases_hold_a_term(cast):
    number = several(cast, 5)[0].case.number
    counted(cast)
    page = cast.client("officer").get(reverse(PAGE)).content.decode()
    assert "充电桩" in page and number in page


def test_a_union_above_sees_the_term_but_not_whose_words_hold_it(cast, monkeypatch):
    number = several(cast, 5)[0].case.number
    counted(cast)
    monkeypatch.setattr(hard, "SHARE", 2)
    address = reverse(PAGE)
    page = cast.client("county").get(address).content.decode()
    assert "充电桩" in page and number not in page
    monkeypatch.setattr(topics, "plain", lambda actor, at: Q())
    assert number in cast.client("county").get(address).content.decode()


def test_a_recused_officer_does_not_find_the_case_under_a_term(cast, monkeypatch):
    number = several(cast, 5, about_persons=[cast.people["county"]])[0].case.number
    counted(cast, "county")
    address = reverse(PAGE)
    assert number not in cast.client("county").get(address).content.decode()
    monkeypatch.setattr(grievances, "visible", lambda actor, at: grievances.Grievance.objects.all())
    assert number in cast.client("county").get(address).content.decode()


def test_a_matter_is_hard_where_a_fifth_is_stuck(cast):
    place, today = cast.organizations["basic"], timezone.localdate(cast.at)
    several(cast, 5)
    late = cast.at + datetime.timedelta(days=40)
    assert hard.hard(place, today, today, cast.at) == []
    [found] = hard.hard(place, today, today, late)
    assert (found.category.code, found.said, found.stuck) == ("life", 5, 5)


def test_of_four_nothing_is_hard(cast):
    place, today = cast.organizations["basic"], timezone.localdate(cast.at)
    several(cast, 4)
    assert hard.hard(place, today, today, cast.at + datetime.timedelta(days=40)) == []


def test_the_unions_below_are_counted_without_giving_small_ones_away(cast):
    several(cast, 6)
    today = timezone.localdate(cast.at)
    rows, total = hard.below(cast.organizations["county"], today.replace(day=1), today)
    assert total in (5, 10) and all(row.said in (5, 10) for row in rows)


def test_a_foreign_union_is_absent(cast):
    address, foreign = reverse(PAGE), cast.organizations["elsewhere"].code
    for code in (foreign, "none"):
        assert cast.client("officer").get(address, {"place": code}).status_code == 404


def test_the_way_goes_up_and_down_within_sight(cast):
    several(cast, 6)
    counted(cast)
    page = cast.client("county").get(reverse(PAGE), {"place": cast.organizations["basic"].code})
    assert f"place={cast.organizations['county'].code}" in page.content.decode()
