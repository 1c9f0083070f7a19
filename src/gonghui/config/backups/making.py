"""Making a backup: a copy of the database, every uploaded file, the anchors, and a list with checksums."""

import contextlib
import errno
import hashlib
import io
import json
import os
import secrets
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from django.conf import settings
from django.db import transaction

import gonghui
from gonghui.config.diagnosis.standing import BACKUP, MADE
from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.files import vault
from gonghui.kernel.journal import actions as journal

from . import database
from .container import SealedWriter
from .refusals import LockExists, NoRoom

VERSION = 1
MANIFEST = "manifest.json"
# Hashed with this machine's keys: tells later whether some keys open this backup's sealed values.
KEYS_MARK = "gonghui.backup.keys"


def new_lock(path: Path) -> None:
    """Write a fresh passphrase into a file of its own. Raises LockExists."""
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as there:
        raise LockExists(path=path) from there
    with os.fdopen(number, "w") as file:
        file.write(secrets.token_urlsafe(32) + "\n")


def make(folder: Path, lock: str, *, at: datetime) -> tuple[Path, dict[str, Any]]:
    """Write one backup into the folder; returns its path and its list. The keys stay out.

    The file appears under its name when all of it is on disk and the journal knows of it. Raises NoRoom,
    LockTooShort, ToolMissing, ToolFailed.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    finished = folder / f"gonghui-{at:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}.backup"
    unfinished = finished.with_suffix(".part")
    try:
        with _no_room_is_said():
            manifest = _write(unfinished, lock, at)
            with transaction.atomic():
                body = {"size": unfinished.stat().st_size, "files": len(manifest["members"]) - 1}
                journal.record(MADE, by=SYSTEM, at=at, subject=(BACKUP, finished.name), body=body)
                unfinished.replace(finished)
    finally:
        unfinished.unlink(missing_ok=True)
    return finished, manifest


def _write(path: Path, lock: str, at: datetime) -> dict[str, Any]:
    with (
        tempfile.TemporaryDirectory(prefix="backup-", dir=settings.DATA) as staging,
        os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
    ):
        sealed = SealedWriter(file, lock)
        copy = database.copy_into(Path(staging))
        members: dict[str, dict] = {}
        with tarfile.open(fileobj=cast(IO[bytes], sealed), mode="w|", format=tarfile.PAX_FORMAT) as archive:
            for name, source in _kept(copy.path):
                with contextlib.suppress(FileNotFoundError):  # removed by its owner meanwhile
                    members[name] = _add(archive, name, source)
            manifest = _manifest(copy, members, at)
            _add_text(archive, json.dumps(manifest, ensure_ascii=False, indent=1))
        sealed.close()
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _kept(copy: Path) -> Iterator[tuple[str, Path]]:
    """What goes in, by its name inside. The database comes first: what it knows of is still on disk then."""
    yield copy.name, copy
    for stored_name, _changed in sorted(vault.all_names()):
        path = vault.path_of(stored_name)
        if path.suffix != ".part":
            yield f"files/{path.parent.name}/{path.name}", path
    for path in sorted((Path(settings.DATA) / "anchors").glob("*.json")):
        yield f"anchors/{path.name}", path


def _manifest(copy: database.Copy, members: dict[str, dict], at: datetime) -> dict[str, Any]:
    return {
        "version": VERSION,
        "program": gonghui.__version__,
        "made_at": at.isoformat(),
        "database": copy.path.name,
        "keys": crypto.fingerprint(KEYS_MARK),
        "rows": copy.rows,
        "heads": copy.heads,
        "members": members,
    }


def _add(archive: tarfile.TarFile, name: str, source: Path) -> dict[str, Any]:
    with source.open("rb") as file:
        about = tarfile.TarInfo(name)
        about.size = os.fstat(file.fileno()).st_size
        reader = Hashing(file)
        archive.addfile(about, reader)
    return {"size": about.size, "sha256": reader.digest.hexdigest()}


def _add_text(archive: tarfile.TarFile, text: str) -> None:
    about = tarfile.TarInfo(MANIFEST)
    about.size = len(text.encode())
    archive.addfile(about, io.BytesIO(text.encode()))


class Hashing(io.RawIOBase):
    """A file that counts its checksum while it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self.digest = hashlib.sha256()
        self._file = file

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


@contextlib.contextmanager
def _no_room_is_said() -> Iterator[None]:
    try:
        yield
    except OSError as failed:
        if failed.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoom from failed
        raise
