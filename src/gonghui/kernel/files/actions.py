"""Taking files in, handing them out, letting them go."""

import contextlib
import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from gonghui.kernel import crypto
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal

from . import refusals, vault, viruses
from .checking import RULES, check, pieces_of
from .models import Kind, StoredFile, random_name
from .names import harmless_name

MEGABYTE = 1024 * 1024
SHORTEST_REASON = 4
ORPHANED_AFTER = timedelta(days=1)


def store(upload: Any, *, kind: str, sensitive: bool, by: Actor, at: datetime) -> StoredFile:
    """Check an upload (a Django UploadedFile or a path) by its content and keep it. Raises FileRefused.

    Images are drawn anew, so that place and camera are gone. Sensitive files are sealed on disk.
    """
    name = Path(upload).name if isinstance(upload, (str, os.PathLike)) else str(upload.name or "")
    with received(upload, limit_mb=RULES[Kind(kind)].largest_mb) as path:
        media_type, pieces = check(path, Kind(kind))
        file = StoredFile(kind=kind, media_type=media_type, sensitive=sensitive, sealed=sensitive)
        file.uploaded_by_person_id, file.uploaded_at = by.person_id, at
        file.original_name = harmless_name(name, media_type)
        _keep(file, pieces)
    return file


@contextlib.contextmanager
def received(upload: Any, *, limit_mb: int) -> Iterator[Path]:
    """An upload as a private file for as long as it is needed.

    Raises EmptyFile, FileTooLarge, DiskFull, FileInfected, ScannerAway.
    """
    path = vault.incoming() / secrets.token_hex(20)
    try:
        with vault.disk_full_is_said():
            _copy(upload, path, limit_mb)
        viruses.refuse_infected(path)
        yield path
    finally:
        path.unlink(missing_ok=True)


def open_file(file: StoredFile) -> bytes:
    """The content of a file that is not sensitive. Raises ReasonMissing for one that is, FileGone."""
    if file.sensitive:
        raise refusals.ReasonMissing
    return b"".join(pieces(file))


@transaction.atomic
def open_sensitive(
    file: StoredFile, *, by: Actor, at: datetime, reason: str, about_person_id: int | None = None
) -> bytes:
    """The content of any file; the look is in the journal before it is handed out. Raises ReasonMissing."""
    record_look(file, by=by, at=at, reason=reason, about_person_id=about_person_id)
    return b"".join(pieces(file))


def record_look(
    file: StoredFile, *, by: Actor, at: datetime, reason: str, about_person_id: int | None = None
) -> None:
    """Write into the journal that someone opens this file. Needs a transaction."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise refusals.ReasonMissing
    journal.record(
        "files.reveal",
        by=by,
        at=at,
        subject=file,
        about_person_id=about_person_id,
        reason=reason.strip(),
        body={"kind": file.kind},
    )


def pieces(file: StoredFile) -> Iterator[bytes]:
    """The content piece by piece, unrecorded: for those who have asked and recorded already."""
    return vault.read(file.stored_name, bound_to=file.bound("content"), sealed=file.sealed)


@contextlib.contextmanager
def on_disk(file: StoredFile) -> Iterator[Path]:
    """The content as a private file, for readers in the child process; gone afterwards."""
    with tempfile.TemporaryDirectory(dir=vault.incoming()) as folder, vault.disk_full_is_said():
        path = Path(folder) / "content"
        with path.open("wb") as copy:
            for piece in pieces(file):
                copy.write(piece)
        yield path


@transaction.atomic
def remove(file: StoredFile, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Forget a file: the row now, the content when the transaction holds."""
    journal.record("files.remove", by=by, at=at, subject=file, reason=reason, body={"kind": file.kind})
    stored_name = file.stored_name
    file.delete()
    transaction.on_commit(lambda: vault.remove(stored_name))


def reseal(file: StoredFile) -> None:
    """Seal a file anew with the newest key, under a new random name."""
    before, file.stored_name = file.stored_name, random_name()
    again = vault.read(before, bound_to=file.bound("content"), sealed=file.sealed)
    vault.write(file.stored_name, again, bound_to=file.bound("content"), sealed=file.sealed)
    file.original_name = file.original_name
    with transaction.atomic():
        file.save(update_fields=["stored_name", "original_name_sealed"])
        transaction.on_commit(lambda: vault.remove(before))


def reseal_all() -> int:
    """Seal every file anew that is not under the newest key. Returns how many."""
    done = 0
    for file in StoredFile.objects.iterator(chunk_size=200):
        if crypto.needs_reseal(bytes(file.original_name_sealed)):
            reseal(file)
            done += 1
    return done


def remove_orphans(at: datetime) -> int:
    """Remove what a rolled-back transaction or a cut left on disk a day ago. Returns how many."""
    old = (at - ORPHANED_AFTER).timestamp()
    removed = 0
    for stored_name, changed in list(vault.all_names()):
        if changed < old and not StoredFile.objects.filter(stored_name=stored_name).exists():
            vault.remove(stored_name)
            removed += 1
    for path in vault.incoming().iterdir():
        if path.is_file() and path.stat().st_mtime < old:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def _copy(upload: Any, path: Path, limit_mb: int) -> None:
    size = 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
        for piece in pieces_of(upload):
            size += len(piece)
            if size > limit_mb * MEGABYTE:
                raise refusals.FileTooLarge(limit=limit_mb)
            copy.write(piece)
    if not size:
        raise refusals.EmptyFile


def _keep(file: StoredFile, content_pieces: Iterator[bytes]) -> None:
    digest = hashlib.sha256()
    sizes: list[int] = []

    def counted() -> Iterator[bytes]:
        for piece in content_pieces:
            digest.update(piece)
            sizes.append(len(piece))
            yield piece

    vault.write(file.stored_name, counted(), bound_to=file.bound("content"), sealed=file.sealed)
    file.size, file.sha256 = sum(sizes), digest.hexdigest()
    try:
        with transaction.atomic():
            file.save()
    except BaseException:
        vault.remove(file.stored_name)
        raise
