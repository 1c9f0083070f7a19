"""People: names as they are, numbers sealed and found, keys turned under their feet."""

import datetime
import sqlite3

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.people import actions, masks, names, queries
from gonghui.kernel.people.models import Person

from .test_identity import GOOD, number_of

AT = timezone.make_aware(datetime.datetime(2026, 3, 2, 9, 30))
pytestmark = pytest.mark.django_db


def register(name="陈秀兰", number=GOOD, **details) -> Person:
    return actions.register_person(name=name, id_number=number, by=SYSTEM, at=AT, **details)


def test_a_person_is_found_by_the_exact_number_and_by_nothing_near_it():
    person = register()
    assert queries.by_id_number(GOOD) == person
    assert queries.by_id_number(number_of(order="003")) is None


def test_the_number_is_nowhere_readable_in_the_database():
    person = register()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person WHERE id = %s", [person.pk])
        row = b"|".join(
            bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in cursor.fetchone()
        )
    assert GOOD.encode() not in row
    assert GOOD[:14].encode() not in row


def test_without_sealing_the_number_would_be_readable():
    assert GOOD.encode() in b"|".join([b"7", GOOD.encode()])


def test_a_sealed_number_moved_to_another_row_does_not_open():
    one, two = register(), register("李建国", number_of(order="005"))
    two.id_sealed = one.id_sealed
    with pytest.raises(crypto.CannotOpen):
        queries.id_number(two)


def test_the_same_number_is_refused_for_a_second_person():
    register()
    with pytest.raises(actions.NumberTaken):
        register("另一人")


def test_the_database_itself_refuses_a_second_row_with_the_number():
    person = register()
    with pytest.raises((IntegrityError, sqlite3.IntegrityError)), transaction.atomic():
        Person.objects.create(name="另一人", id_index=person.id_index, created_at=AT, changed_at=AT)


def test_sex_and_birth_date_come_from_the_number():
    person = register()
    assert (person.sex, person.birth_date) == ("1", datetime.date(1980, 2, 29))


def test_every_way_of_writing_the_dot_is_one_dot():
    assert names.clean("买买提 • 吐尔逊") == names.clean("买买提・吐尔逊") == "买买提·吐尔逊"


def test_masks_show_no_more_than_they_must():
    person = register(phone="13800001234")
    assert masks.id_number(person) == "*" * 14 + GOOD[-4:]
    assert masks.phone(person.phone) == "138****1234"
    assert (masks.name("陈秀兰"), masks.name("张三")) == ("陈*兰", "张*")


def test_a_change_is_journaled_without_its_values():
    person = actions.change_person(register(phone="13800001234"), {"phone": "13900005678"}, by=SYSTEM, at=AT)
    entry = Entry.objects.get(deed="person.changed")
    assert person.phone == "13900005678"
    assert entry.about_person_id == person.pk
    assert "13900005678" not in str(entry.body) and "13800001234" not in str(entry.body)


def test_what_is_told_needs_consent_and_goes_with_it():
    person = register()
    actions.tell_about_oneself(person, "interests", ["摄影"], "活动通知", by=SYSTEM, at=AT)
    assert person.profile.interests == ["摄影"]
    assert set(queries.standing_consents(person)) == {"interests"}
    actions.withdraw_consent(person, "interests", by=SYSTEM, at=AT)
    person.profile.refresh_from_db()
    assert person.profile.interests == []
    assert queries.standing_consents(person) == {}


@pytest.mark.parametrize("wrong", [GOOD[:17], GOOD[:17] + ("1" if GOOD[17] != "1" else "2"), "1.50102E+17"])
def test_a_wrong_number_is_refused_with_its_sentence(wrong):
    with pytest.raises(actions.NumberWrong) as refused:
        register(number=wrong)
    assert str(refused.value).endswith("。")
    assert not Person.objects.exists() and not Entry.objects.exists()


def test_a_passport_is_kept_without_the_rules_of_the_identity_card():
    person = register("John Smith", "E1234567", id_kind="06")
    assert queries.by_id_number("e1234567") == person
    assert (person.sex, person.birth_date) == ("", None)


def test_a_name_that_cannot_be_one_is_refused():
    with pytest.raises(actions.NameWrong):
        register("张3")


def test_of_two_registered_at_once_the_database_lets_one_through(monkeypatch):
    register()
    monkeypatch.setattr(queries, "by_id_number", lambda number: None)
    with pytest.raises(actions.NumberTaken):
        register("另一人")


def test_a_wrong_number_is_put_right_with_a_reason():
    person = register()
    right = number_of(order="021")
    actions.correct_id_number(person, right, by=SYSTEM, at=AT, reason="照身份证更正")
    assert queries.by_id_number(right) == person and queries.by_id_number(GOOD) is None
    entry = Entry.objects.get(deed="person.number_corrected")
    assert entry.reason == "照身份证更正" and right not in str(entry.body)
    with pytest.raises(ValueError, match="identity number"):
        actions.change_person(person, {"id_index": None}, by=SYSTEM, at=AT)


def test_profile_is_not_kept_without_a_purpose_and_counts_only_while_consent_stands():
    person = register()
    with pytest.raises(actions.NoConsent):
        actions.tell_about_oneself(person, "skills", ["焊接"], "", by=SYSTEM, at=AT)
    actions.tell_about_oneself(person, "skills", ["焊接"], "技能培训", by=SYSTEM, at=AT)
    assert list(queries.consenting("skills")) == [person]
    assert list(queries.consenting("interests")) == []
    actions.withdraw_consent(person, "skills", by=SYSTEM, at=AT)
    assert list(queries.consenting("skills")) == []


def test_seeing_the_papers_and_a_death_are_kept():
    person = actions.verify(register(), by=SYSTEM, at=AT, how="核对身份证原件")
    person = actions.record_death(person, on=datetime.date(2026, 2, 1), by=SYSTEM, at=AT)
    assert (person.verified_at, person.died_on) == (AT, datetime.date(2026, 2, 1))
    deeds = set(Entry.objects.filter(about_person_id=person.pk).values_list("deed", flat=True))
    assert deeds == {"person.registered", "person.verified", "person.changed"}
