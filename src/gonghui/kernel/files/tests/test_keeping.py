"""Files are kept under names of our own, sealed where sensitive, and looked at only with a reason."""

import datetime
import errno
import io
import os
import zipfile

import pytest
from django.db import transaction

from gonghui.kernel import crypto
from gonghui.kernel.actor import Actor
from gonghui.kernel.files import actions, refusals, vault
from gonghui.kernel.files.content import JPEG, PDF, XLSX
from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.files.names import harmless_name
from gonghui.kernel.journal.models import Entry

from .conftest import AT, upload

BY = Actor(7, "李敏", account_id=3)
REPORT = b"%PDF-1.7 " + "王小二的诊断证明".encode() * 3
pytestmark = pytest.mark.django_db


def workbook() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    return whole.getvalue()


def store(content=REPORT, name="证明.pdf", kind="document", sensitive=True) -> StoredFile:
    return actions.store(upload(content, name), kind=kind, sensitive=sensitive, by=BY, at=AT)


def on_disk() -> list:
    return [path for path in vault.folder().rglob("*") if path.is_file()]


def test_a_sensitive_file_is_unreadable_on_disk_and_whole_when_opened():
    file = store()
    [path] = on_disk()
    assert "诊断".encode() not in path.read_bytes() and REPORT[:9] not in path.read_bytes()
    assert actions.open_sensitive(file, by=BY, at=AT, reason="核对材料") == REPORT
    assert (file.size, file.media_type, file.original_name) == (len(REPORT), PDF, "证明.pdf")


def test_a_file_that_is_not_sensitive_lies_there_as_it_is():
    file = store(sensitive=False)
    assert on_disk()[0].read_bytes() == REPORT == actions.open_file(file)


def test_the_name_it_came_with_is_sealed_too():
    assert "证明".encode() not in bytes(StoredFile.objects.get(pk=store().pk).original_name_sealed)


def test_a_look_without_a_reason_is_refused_and_one_with_it_is_in_the_journal():
    file = store()
    for reason in ("", "  看 "):
        with pytest.raises(refusals.ReasonMissing):
            actions.open_sensitive(file, by=BY, at=AT, reason=reason)
    with pytest.raises(refusals.ReasonMissing):
        actions.open_file(file)
    assert not Entry.objects.filter(deed="files.reveal").exists()
    actions.open_sensitive(file, by=BY, at=AT, reason="核对材料", about_person_id=42)
    look = Entry.objects.get(deed="files.reveal")
    assert (look.by_person_id, look.about_person_id, look.reason) == (7, 42, "核对材料")


def test_pieces_cannot_be_changed_cut_moved_or_exchanged():
    large = b"%PDF-" + os.urandom(3 * 1024 * 1024)
    file, other = store(large), store(large)
    path = vault.path_of(file.stored_name)
    whole = path.read_bytes()
    piece = vault.LENGTH.size + int.from_bytes(whole[:4], "big")
    spoiled = [
        whole[:-1] + bytes([whole[-1] ^ 1]),
        whole[:piece],
        whole[: len(whole) - 10],
        whole[piece : 2 * piece] + whole[:piece] + whole[2 * piece :],
        vault.path_of(other.stored_name).read_bytes(),
        b"",
    ]
    for content in spoiled:
        path.write_bytes(content)
        with pytest.raises(crypto.CannotOpen):
            list(actions.pieces(file))
    path.write_bytes(whole)
    assert b"".join(actions.pieces(file)) == large


def test_a_new_key_seals_anew_and_the_old_one_may_go(settings):
    file = store()
    old = crypto.newest_number()
    crypto.add_key(settings.DATA)
    actions.reseal(file)
    file.refresh_from_db()
    crypto.drop_key(settings.DATA, old)
    assert b"".join(actions.pieces(file)) == REPORT and file.original_name == "证明.pdf"


@pytest.mark.parametrize(
    ("content", "kind", "refusal"),
    [
        (b"", "document", refusals.EmptyFile),
        (b"MZ\x90\x00" + b"\0" * 100, "document", refusals.UnknownFileType),
        (b"<html><script>alert(1)</script>", "document", refusals.UnknownFileType),
        (b"<svg xmlns='x'/>", "image", refusals.UnknownFileType),
        (REPORT, "image", refusals.UnknownFileType),
        (REPORT, "workbook", refusals.UnknownFileType),
        (b"\xff\xd8\xff\xe0 no picture", "image", refusals.FileDamaged),
        (b"PK\x03\x04 no zip", "workbook", refusals.FileDamaged),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 50, "workbook", refusals.OldWorkbook),
        (b"%PDF-" + b"x" * (50 * 1024 * 1024), "document", refusals.FileTooLarge),
    ],
)
def test_what_is_not_wanted_is_refused_and_leaves_nothing(content, kind, refusal):
    with pytest.raises(refusal) as refused:
        store(content, kind=kind)
    assert str(refused.value).endswith("。") and "{" not in str(refused.value)
    assert on_disk() == [] and not StoredFile.objects.exists()


def test_the_content_decides_what_a_file_is_never_its_name():
    file = store(workbook(), name="photo.jpg.exe", kind="workbook")
    assert (file.media_type, file.original_name) == (XLSX, "photo.jpg.exe.xlsx")


def test_a_full_disk_is_said_and_nothing_is_half_written(monkeypatch):
    def full(number):
        raise OSError(errno.ENOSPC, "No space left on device")

    crypto.newest_number()
    monkeypatch.setattr(vault.os, "fsync", full)
    with pytest.raises(refusals.DiskFull):
        store()
    assert on_disk() == [] and not StoredFile.objects.exists()


def test_what_a_rolled_back_transaction_left_is_swept_after_a_day():
    kept = store()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        store()
        raise ZeroDivisionError
    assert len(on_disk()) == 2
    now = datetime.datetime.now(datetime.UTC)
    assert actions.remove_orphans(now) == 0
    assert actions.remove_orphans(now + datetime.timedelta(days=2)) == 1
    assert b"".join(actions.pieces(kept)) == REPORT


def test_a_removed_file_is_gone_once_the_transaction_holds(django_capture_on_commit_callbacks):
    file = store()
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(file, by=BY, at=AT)
    assert on_disk() == [] and not StoredFile.objects.exists()
    assert Entry.objects.filter(deed="files.remove").exists()


def test_a_lost_file_is_said():
    file = store()
    vault.remove(file.stored_name)
    with pytest.raises(refusals.FileGone):
        list(actions.pieces(file))


def test_readers_get_a_private_copy_that_goes_with_them():
    with actions.on_disk(store()) as path:
        assert path.read_bytes() == REPORT
        assert path.parent.stat().st_mode & 0o077 == 0
    assert not path.exists()


PIECES = [
    "..",
    "/",
    "\\",
    "\0",
    "\u202e",
    "CON",
    "a.pdf",
    ".exe",
    "\r\n",
    "%2e",
    "名册",
    ";",
    " ",
    "~",
    "\ud800",
    "C:",
]


def test_500_hostile_names_never_reach_the_disk_or_the_header():
    names = [a + b + c for a in PIECES for b in PIECES for c in ("", ".jpg", "x" * 300)][:500]
    assert len(names) == 500
    for name in names:
        harmless = harmless_name(name, JPEG)
        assert harmless.endswith(".jpg") and len(harmless) <= 130
        assert not set(harmless) & set('/\\\0\r\n\u202e\ud800<>:"|?*;%')
        assert ".." not in harmless.split("jpg")[0][:2] and not harmless.startswith((".", " "))
        assert harmless.split(".")[0].lower() not in ("con", "nul")


def test_a_stored_name_owes_nothing_to_the_given_one():
    file = store(name="../../../etc/passwd")
    [path] = on_disk()
    assert path.name == file.stored_name and len(file.stored_name) == 40
    assert path.is_relative_to(vault.folder()) and file.original_name == "passwd.pdf"


def test_good_names_stay():
    assert harmless_name("会员名册2024.05（李敏·阿不都）.xlsx", XLSX) == "会员名册2024.05（李敏·阿不都）.xlsx"
    assert harmless_name("photo.JPEG", JPEG) == "photo.jpg"
