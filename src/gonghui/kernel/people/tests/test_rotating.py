"""Keys turn while people work: nothing is unreadable, nobody is lost, nothing stays under the old key."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.people import actions, keyring, queries, rotating
from gonghui.kernel.people.models import Person, id_binding

from .test_identity import number_of
from .test_people import AT

pytestmark = pytest.mark.django_db
NUMBERS = [number_of(order=f"{order:03}") for order in range(30)]


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    crypto.forget_keys()
    monkeypatch.setattr(rotating, "AT_ONCE", 7)
    yield tmp_path
    crypto.forget_keys()


def register(number: str) -> Person:
    return actions.register_person(name="张三", id_number=number, by=SYSTEM, at=AT)


def another_process_adds_a_key(folder) -> None:
    """The key file changes without this process being told."""
    file = folder / "keys" / "fields.json"
    kept = json.loads(file.read_text())
    number = max(map(int, kept["keys"])) + 1
    kept["keys"][str(number)] = {"seal": "ab" * 32, "index": "cd" * 32}
    fresh = file.with_suffix(".other")
    fresh.write_text(json.dumps(kept))
    fresh.replace(file)


def test_everyone_is_read_and_found_at_every_step_of_the_turning():
    for number in NUMBERS[:20]:
        register(number)
    newcomers = iter(NUMBERS[20:])

    def work(done: int) -> None:
        for number in NUMBERS[:20]:
            person = queries.by_id_number(number)
            assert person is not None and queries.id_number(person) == number
        assert len(queries.by_id_numbers(NUMBERS[:20])) == 20
        with pytest.raises(actions.NumberTaken), transaction.atomic():
            register(NUMBERS[done % 20])
        register(next(newcomers))

    assert rotating.rotate(work) == 2
    assert rotating.standing() == {2: Person.objects.count(), 1: 0}


def test_without_looking_for_old_indexes_someone_would_be_registered_twice():
    person = register(NUMBERS[0])
    crypto.add_key(rotating.Path(rotating.settings.DATA))
    newest = queries.indexes_of(NUMBERS[0])[:1]
    assert not Person.objects.filter(id_index__in=newest).exists()
    assert queries.by_id_numbers([NUMBERS[0]]) == {NUMBERS[0]: person}


def test_a_key_that_another_process_added_is_noticed(own_keys):
    person = register(NUMBERS[0])
    another_process_adds_a_key(own_keys)
    assert queries.by_id_number(NUMBERS[0]) == person
    assert crypto.newest_number() == 2
    assert crypto.key_number_of(register(NUMBERS[1]).id_sealed) == 2


def test_a_process_that_does_not_look_again_could_not_open_what_others_seal(own_keys, monkeypatch):
    person = register(NUMBERS[0])
    file = own_keys / "keys" / "fields.json"
    before = file.read_text()
    another_process_adds_a_key(own_keys)
    crypto.forget_keys()
    person.seal_id_number(NUMBERS[0])
    after = file.read_text()
    file.write_text(before)
    crypto.forget_keys()
    assert crypto.newest_number() == 1
    file.write_text(after)
    with monkeypatch.context() as blind, pytest.raises(crypto.CannotOpen):
        blind.setattr(keyring, "refresh", lambda: None)
        queries.id_number(person)
    assert queries.id_number(person) == NUMBERS[0]


def test_an_old_key_is_dropped_only_when_nothing_needs_it(own_keys):
    people = [register(number) for number in NUMBERS[:3]]
    with pytest.raises(rotating.KeyInUse):
        rotating.drop(1)
    crypto.add_key(own_keys)
    # Worked out before the key turned, sealed after: the import's case.
    late = people[0]
    late.id_sealed = crypto.seal_text(NUMBERS[0], bound_to=id_binding(late.uid))
    late.save()
    rotating.drop(1)
    assert crypto.key_numbers() == [2]
    assert [queries.by_id_number(number) for number in NUMBERS[:3]] == people


def test_a_key_that_another_room_still_needs_is_not_dropped(own_keys, monkeypatch):
    person = register(NUMBERS[0])
    crypto.add_key(own_keys)
    monkeypatch.setattr(rotating, "reseal", lambda: None)
    with pytest.raises(rotating.KeyStillNeeded) as refused:
        rotating.drop(1)
    assert "1 个值" in str(refused.value) and queries.id_number(person) == NUMBERS[0]


def test_two_rows_of_one_number_are_told_and_neither_is_lost(own_keys):
    first = register(NUMBERS[0])
    crypto.add_key(own_keys)
    second = Person(name="张三", created_at=AT, changed_at=AT)
    second.seal_id_number(NUMBERS[0])
    second.save()
    assert rotating.reseal().twins == [first.pk]
    with pytest.raises(rotating.KeyStillNeeded):
        rotating.drop(1)
    first.refresh_from_db()
    assert queries.id_number(first) == NUMBERS[0]


def test_other_rooms_are_asked_to_turn_theirs(own_keys, monkeypatch):
    monkeypatch.setattr(rotating, "_elsewhere", {})
    person = register(NUMBERS[0])
    crypto.add_key(own_keys)
    rotating.also_reseal(
        "people.again", lambda: rotating.reseal_field(Person, "id_sealed", lambda row: id_binding(row.uid))
    )
    assert rotating._elsewhere["people.again"]() == 1
    person.refresh_from_db()
    assert crypto.key_number_of(person.id_sealed) == 2
    assert queries.id_number(person) == NUMBERS[0]
    assert rotating.reseal().counts == {"people.Person.id_number": 0, "people.again": 0}


def test_the_command_turns_tells_and_drops(capsys):
    register(NUMBERS[0])
    call_command("keys", "rotate")
    call_command("keys", "reseal")
    call_command("keys", "status")
    call_command("keys", "drop", "1")
    said = capsys.readouterr().out
    assert "新密钥编号 2" in said and "密钥 2：1 个号码" in said and "密钥 1 已经删除" in said
    for wrong in (["drop"], ["drop", "2"]):
        with pytest.raises(CommandError, match="密钥"):
            call_command("keys", *wrong)
