"""A backup gives everything back as it was, tells when one byte is wrong, and shows nothing to a thief."""

import json
import shutil
from types import SimpleNamespace

import pytest
from django.db import connections

from gonghui.config.backups import container
from gonghui.config.backups.reading import unpack

from . import houses, keeping

LOCK = "一句只写在纸上的很长的话，谁也不告诉，锁在柜子里"


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker, tmp_path_factory):
    """A house with people and files, what stood in it, and one backup of it."""
    folder = tmp_path_factory.mktemp("kept")
    with django_db_blocker.unblock():
        house = houses.new_house(folder / "data", "kept")
    assert house.run("init", *houses.OFFICER)[0] == 0
    house.fill()
    key = folder / "lock"
    key.write_text(LOCK)
    before = SimpleNamespace(tables=house.tables(), files=house.files(), heads=house.anchor())
    code, said = house.run("backup", "--to", str(folder / "backups"), "--json", key=key)
    assert code == 0, said
    told = json.loads(said)
    yield SimpleNamespace(house=house, key=key, before=before, told=told, folder=folder / "backups")
    if house.url:
        with django_db_blocker.unblock():
            houses.drop_database(house.url.rpartition("/")[2])


@pytest.fixture
def backup(kept):
    [file] = kept.folder.glob("*.backup")
    return file


@pytest.fixture
def bare(kept, tmp_path, django_db_blocker):
    """A machine on which nothing stands yet."""
    with django_db_blocker.unblock():
        if connections["default"].vendor == "sqlite":
            yield houses.House(tmp_path / "bare")
            return
        name = f"gonghui_house_bare_{tmp_path.name.replace('-', '_')}"
        yield houses.House(tmp_path / "bare", houses.scratch_database(name))
        houses.drop_database(name)


def test_on_a_bare_machine_everything_is_as_it_was(kept, bare, backup):
    code, said = bare.run("restore", str(backup), "--json", key=kept.key)
    told = json.loads(said)
    assert (code, told["keys"]) == (0, "missing"), said
    assert bare.tables() == kept.before.tables and len(kept.before.tables) > 30
    assert bare.files() == kept.before.files and len(kept.before.files) == 2
    heads = [[head["chain"], head["seq"], head["hash"]] for head in kept.before.heads]
    assert told["heads"] == heads == kept.told["heads"]
    shutil.copytree(kept.house.folder / "keys", bare.folder / "keys")
    assert bare.run("journal", "verify")[0] == 0
    assert json.loads(bare.run("doctor", "--json")[1])["findings"]


def test_a_row_that_is_missing_would_be_noticed(kept):
    changed = dict(kept.before.tables, people_person="0")
    assert kept.house.tables() == kept.before.tables != changed


@pytest.mark.parametrize("place", ["head", "salt", "database", "middle", "end"])
def test_one_flipped_byte_is_found(kept, backup, tmp_path, place):
    content = bytearray(backup.read_bytes())
    at = {"head": 3, "salt": 20, "database": 60_000, "middle": len(content) // 2, "end": len(content) - 5}[
        place
    ]
    content[at] ^= 1
    broken = tmp_path / "broken.backup"
    broken.write_bytes(content)
    code, said = kept.house.run("verify-backup", str(broken), "--json", key=kept.key)
    assert (code, json.loads(said)["code"]) == (1, "damaged")


def test_the_byte_flipped_back_it_is_whole_again(kept, backup, tmp_path):
    content = bytearray(backup.read_bytes())
    for _twice in range(2):
        content[len(content) // 2] ^= 1
    whole = tmp_path / "whole.backup"
    whole.write_bytes(content)
    assert kept.house.run("verify-backup", str(whole), key=kept.key)[0] == 0


def test_what_was_cut_off_at_a_piece_is_found(kept, backup, tmp_path):
    content = backup.read_bytes()
    at = len(container.MAGIC) + container.SALT
    (length,) = container.LENGTH.unpack(content[at : at + container.LENGTH.size])
    cut = tmp_path / "cut.backup"
    cut.write_bytes(content[: at + container.LENGTH.size + length])
    assert kept.house.run("verify-backup", str(cut), key=kept.key)[0] == 1


def test_a_damaged_backup_puts_nothing_in_its_place(kept, bare, backup, tmp_path):
    broken = tmp_path / "broken.backup"
    broken.write_bytes(backup.read_bytes()[:-5])
    assert bare.run("restore", str(broken), key=kept.key)[0] == 1
    assert [path.name for path in bare.folder.iterdir()] == []


def test_another_lock_opens_nothing(kept, backup, tmp_path):
    other = tmp_path / "other"
    other.write_text("另一句很长很长的话，完全不是那一句")
    code, said = kept.house.run("verify-backup", str(backup), key=other)
    assert code == 1 and "口令不对" in said


def test_where_something_stands_it_stays_until_told_otherwise(kept, bare, backup):
    assert bare.run("restore", str(backup), key=kept.key)[0] == 0
    code, said = bare.run("restore", str(backup), "--json", key=kept.key)
    assert (code, json.loads(said)["code"]) == (2, "target_not_empty")
    assert bare.run("restore", str(backup), "--replace", key=kept.key)[0] == 0
    assert bare.tables() == kept.before.tables
    [aside] = bare.folder.glob("before-restore-*")
    assert (aside / "files").exists()


def test_the_keys_are_not_inside_and_are_recognised_afterwards(kept, bare, backup, tmp_path):
    manifest = unpack(backup, LOCK, tmp_path / "inside")
    assert not [name for name in manifest["members"] if "keys" in name or "secret" in name]
    shutil.copytree(kept.house.folder / "keys", bare.folder / "keys")
    assert json.loads(bare.run("restore", str(backup), "--json", key=kept.key)[1])["keys"] == "fit"
    (bare.folder / "keys" / "fields.json").unlink()
    bare.run("migrate")
    code, said = bare.run("restore", str(backup), "--replace", "--json", key=kept.key)
    assert code == 0 and json.loads(said)["keys"] in ("missing", "differ")


def test_a_thief_reads_nothing_of_a_person(kept, backup, tmp_path):
    canaries = [keeping.CANARY.encode(), keeping.NAME.encode(), keeping.SECRET, keeping.OPEN]
    assert [canary for canary in canaries if canary in backup.read_bytes()] == []
    unpack(backup, LOCK, tmp_path)
    inside = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert keeping.CANARY.encode() not in inside and keeping.SECRET not in inside, (
        "sealed even without a lock"
    )
    assert keeping.OPEN in inside, "the twin: what is not sealed would be read"


def test_without_a_lock_nothing_is_made_and_it_is_said_how(kept, tmp_path):
    code, said = kept.house.run("backup", "--to", str(tmp_path / "none"))
    assert code == 2 and "--new-key" in said and not list(tmp_path.rglob("*.*"))
    short = tmp_path / "short"
    short.write_text("太短")
    assert kept.house.run("backup", "--to", str(tmp_path / "none"), key=short)[0] == 2
    assert list((tmp_path / "none").iterdir()) == []


def test_a_fresh_lock_is_written_once_for_the_owner_only(kept, tmp_path):
    path = tmp_path / "lock"
    assert kept.house.run("backup", "--new-key", str(path))[0] == 0
    assert path.stat().st_mode & 0o077 == 0 and len(path.read_text().strip()) > 30
    assert kept.house.run("backup", "--new-key", str(path))[0] == 2


def test_every_backup_check_and_return_is_in_the_journal(kept, backup):
    kept.house.run("verify-backup", str(backup), key=kept.key)
    code, said = kept.house.run("doctor", "--json")
    found = {finding["code"]: finding for finding in json.loads(said)["findings"]}
    assert found["backup"]["state"] == "ok"
