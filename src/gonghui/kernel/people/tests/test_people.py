"""People: names as they are, numbers sealed and found, keys turned under their feet."""

import datetime
import random
import sqlite3

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.people import actions, masks, names, queries, rotating
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


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("张三", "zs"),
        ("曾小贤", "zxx"),
        ("单田芳", "stf"),
        ("仇英", "qy"),
        ("尉迟恭", "ycg"),
        ("买买提·吐尔逊", "mmttex"),
    ],
)
def test_initials_read_family_names_as_family_names(name, initials):
    assert names.pinyin(name)[1] == initials


def test_people_are_found_by_initials_name_part_and_last_digits():
    person = register("曾小贤")
    register("张三", number_of(order="007"))
    for text in ("zx", "ZXX", "小贤", GOOD, GOOD[-4:]):
        assert list(queries.search(Person.objects.all(), text)) == [person], text


def test_lawful_names_of_every_kind_are_accepted():
    chooser = random.Random(2018)
    common = [chr(code) for code in range(0x4E00, 0x9FA5, 7)]
    rare = [chr(code) for code in range(0x20000, 0x2A6D6, 97)]
    for _ in range(20_000):
        length = chooser.randint(1, 20)
        name = "".join(chooser.choice(rare if chooser.random() < 0.1 else common) for _ in range(length))
        if chooser.random() < 0.2 and length > 3:
            name = name[:2] + "·" + name[2:]
        assert names.fault(names.clean(name)) == ""


def test_look_alike_names_are_flagged_for_a_person_to_look_at():
    for latin, cyrillic in zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True):
        assert names.is_confusable("王" + cyrillic)
        assert names.is_confusable(latin + "nn" + cyrillic)
    assert not names.is_confusable("欧阳娜娜")
    assert not names.is_confusable("买买提·吐尔逊")


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


def test_keys_turn_and_everyone_is_still_found(settings, tmp_path):
    settings.DATA = tmp_path
    crypto.forget_keys()
    person = register()
    old_index = person.id_index
    rotating.rotate()
    person.refresh_from_db()
    assert person.id_index != old_index
    assert not crypto.needs_reseal(person.id_sealed)
    assert queries.by_id_number(GOOD) == person and queries.id_number(person) == GOOD
    crypto.forget_keys()


def test_between_the_new_key_and_the_re_sealing_the_old_rows_are_found(settings, tmp_path):
    settings.DATA = tmp_path
    crypto.forget_keys()
    person = register()
    crypto.add_key(tmp_path)
    assert queries.by_id_number(GOOD) == person
    crypto.forget_keys()
