"""Putting a backup back: first all of it is read and checked, only then is anything put in its place."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connections

from gonghui.kernel import crypto

from . import database, reading
from .making import KEYS_MARK
from .refusals import Damaged, OtherDatabase, TargetNotEmpty

DATABASE = "gonghui.sqlite3"
BESIDE = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "files", "anchors")
FIT, MISSING, DIFFER = "fit", "missing", "differ"


def restore(backup: Path, lock: str, folder: Path, *, replace: bool, at: datetime) -> dict[str, Any]:
    """Put database, files and anchors into a data folder, the database of PostgreSQL where DATABASE_URL says.

    What stood there before is kept beside it when `replace` is told. Raises TargetNotEmpty, OtherDatabase,
    Damaged, NoSuchFile, ToolMissing, ToolFailed.
    """
    if not replace and (there := _standing(folder)):
        raise TargetNotEmpty(what="、".join(there))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=folder) as staging:
        inside = Path(staging)
        manifest = reading.unpack(backup, lock, inside)
        copy = inside / manifest["database"]
        if (copy.name == database.SQLITE) != database.is_sqlite():
            raise OtherDatabase(theirs=_kind(copy.name == database.SQLITE), ours=_kind(database.is_sqlite()))
        reading.check_database(copy, manifest)
        _put_in_place(inside, copy, folder, replace=replace, at=at)
    if not database.is_sqlite() and database.contents() != (manifest["rows"], manifest["heads"]):
        raise Damaged(where=database.DUMP)
    return manifest


def keys_of(folder: Path, manifest: dict[str, Any]) -> str:
    """Whether the keys that lie in a data folder open this backup's sealed values."""
    if not (folder / "keys" / "fields.json").exists():
        return MISSING
    return FIT if crypto.fingerprint_in(folder, KEYS_MARK) == manifest["keys"] else DIFFER


def _standing(folder: Path) -> list[str]:
    """What already lies where the backup would go."""
    found = [name for name in BESIDE if (folder / name).exists() and name != "files"]
    if any((folder / "files").glob("[0-9a-f][0-9a-f]/*")):
        found.append("files")
    if not database.is_sqlite() and database.tables():
        found.append("PostgreSQL")
    return found


def _put_in_place(inside: Path, copy: Path, folder: Path, *, replace: bool, at: datetime) -> None:
    connections.close_all()
    _set_aside(folder, folder / f"before-restore-{at:%Y%m%d-%H%M%S}")
    for name in ("files", "anchors"):
        if (inside / name).exists():
            (inside / name).replace(folder / name)
    if database.is_sqlite():
        copy.replace(folder / DATABASE)
    else:
        database.load(copy, replace=replace)


def _set_aside(folder: Path, aside: Path) -> None:
    for name in BESIDE:
        if (folder / name).exists():
            aside.mkdir(exist_ok=True, mode=0o700)
            (folder / name).replace(aside / name)


def _kind(is_sqlite: bool) -> str:
    return "SQLite" if is_sqlite else "PostgreSQL"
