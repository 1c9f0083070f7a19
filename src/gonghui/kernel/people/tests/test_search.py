"""Finding people by what an officer has at hand."""

import pytest
from django.db import connection

from gonghui.kernel.people import queries
from gonghui.kernel.people.models import Person

from .test_identity import number_of
from .test_people import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return {
        "曾": register("曾小贤", number_of(order="001"), phone="13800001234"),
        "张": register("张三", number_of(order="003"), phone="13900005678"),
        "买": register("买买提·吐尔逊", number_of(order="005"), phone="18611112222"),
        "王": register("王建国", number_of(order="007"), phone="13811234000"),
        "郑": register("郑振中", number_of(order="009")),
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zs", "张"), ("ZS", "张"), ("zhangsan", "张"), ("zhang san", "张"), ("Zhang", "张"),
        ("wang", "王"), ("wangj", "王"), ("mmt", "买"), ("z", "曾张郑"), ("zz", "郑"),
        ("小贤", "曾"), ("贤", "曾"), ("吐尔逊", "买"), ("张三", "张"), ("1234", "曾"),
        ("13800001234", "曾"), ("138 1123 4000", "王"), ("1386", ""), ("1381", ""), ("13811", "王"),
        ("138", "曾王"), ("李", ""), ("", "曾张买王郑"), ("　", "曾张买王郑"), ("%", ""),
        ("_", ""),
    ],
)  # fmt: skip
def test_what_is_typed_finds_whom_it_means(people, typed, found):
    rows = set(queries.search(Person.objects.all(), typed))
    assert rows == {people[key] for key in found}


def test_the_end_and_the_whole_of_a_number_find_its_person(people):
    for person, order in (("曾", "001"), ("王", "007")):
        number = number_of(order=order)
        assert people[person] in queries.search(Person.objects.all(), number[-4:].lower())
        wide = "".join(chr(ord(character) + 0xFEE0) for character in number)
        assert list(queries.search(Person.objects.all(), wide)) == [people[person]]


def test_a_search_stays_inside_the_rows_it_is_given(people):
    scope = Person.objects.exclude(pk=people["张"].pk)
    assert list(queries.search(scope, "zs")) == []


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        ("zs", "person_by_initials"),
        ("zs", "person_by_pinyin"),
        ("13811", "person_by_phone"),
        ("1234", "person_by_phone_tail"),
        ("1234", "person_by_id_tail"),
    ],
)
def test_typed_beginnings_and_ends_use_an_index(people, typed, index):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert index in queries.search(Person.objects.all(), typed).explain()


def test_many_are_found_at_once_by_number(people, django_assert_num_queries, monkeypatch):
    numbers = [number_of(order=f"{order:03}") for order in range(1, 11)]
    with django_assert_num_queries(2):  # which of them there are, and those people
        found = queries.by_id_numbers([*numbers, "", numbers[0]])
    assert {number: person.name for number, person in found.items()} == {
        numbers[0]: "曾小贤",
        numbers[2]: "张三",
        numbers[4]: "买买提·吐尔逊",
        numbers[6]: "王建国",
        numbers[8]: "郑振中",
    }
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    assert queries.by_id_numbers(numbers) == found


def test_people_who_could_be_taken_for_each_other_are_shown_together(people):
    one, other = register("王己", number_of(order="011")), register("王已", number_of(order="013"))
    assert list(queries.look_alikes(one)) == [other]
    assert list(queries.look_alikes(people["张"])) == []
    odd = register("Аnna", number_of(order="015"))
    assert list(queries.confusable()) == [odd]
