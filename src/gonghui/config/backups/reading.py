"""Reading a backup from its first byte to its last, and comparing everything with its list."""

import json
import re
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, cast

from django.db import DatabaseError

from . import database
from .container import SealedReader
from .making import MANIFEST, Hashing
from .refusals import Damaged, NoSuchFile, ToolFailed

PIECE = 1024 * 1024
INSIDE = re.compile(
    r"manifest\.json|database\.(sqlite3|dump)|files/[0-9a-f]{2}/[0-9a-f]{40}|anchors/\d{4}-\d\d-\d\d\.json"
)
Wanted = Callable[[str], bool]


def unpack(backup: Path, lock: str, into: Path, wanted: Wanted = lambda name: True) -> dict[str, Any]:
    """Read and check all of it, writing the wanted members below a private folder; returns the list.

    Raises NoSuchFile, and Damaged for a wrong lock, a changed byte, or anything missing or too much.
    """
    if not backup.is_file():
        raise NoSuchFile(path=backup)
    found: dict[str, dict] = {}
    manifest: dict[str, Any] = {}
    with backup.open("rb") as file:
        sealed = SealedReader(file, lock)
        try:
            with tarfile.open(fileobj=cast(IO[bytes], sealed), mode="r|") as archive:
                for member in archive:
                    content = _content(archive, member)
                    if member.name == MANIFEST:
                        manifest = json.loads(content.read())
                    else:
                        found[member.name] = _take(content, member, into if wanted(member.name) else None)
            sealed.finish()
        except (tarfile.TarError, ValueError) as broken:
            raise Damaged(where="tar") from broken
    if not manifest or manifest["members"] != found:
        raise Damaged(where=MANIFEST)
    return manifest


def verify(backup: Path, lock: str) -> dict[str, Any]:
    """Everything `unpack` checks, and whether the database inside can be opened and holds what it should."""
    with tempfile.TemporaryDirectory(prefix="gonghui-verify-") as folder:
        manifest = unpack(backup, lock, Path(folder), lambda name: name.startswith("database."))
        check_database(Path(folder) / manifest["database"], manifest)
    return manifest


def check_database(copy: Path, manifest: dict[str, Any]) -> None:
    """Raises Damaged when the copy does not open or does not hold the rows and heads of the list."""
    try:
        if copy.name == database.DUMP:
            database.readable(copy)
        elif database.contents_of(copy) != (manifest["rows"], manifest["heads"]):
            raise Damaged(where=copy.name)
    except (DatabaseError, ToolFailed) as broken:
        raise Damaged(where=copy.name) from broken


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Any:
    content = archive.extractfile(member) if member.isreg() and INSIDE.fullmatch(member.name) else None
    if content is None:
        raise Damaged(where="tar")
    return content


def _take(content: Any, member: tarfile.TarInfo, into: Path | None) -> dict[str, Any]:
    reader = Hashing(content)
    if into is None:
        while reader.read(PIECE):
            pass
    else:
        target = into / member.name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with target.open("xb") as file:
            target.chmod(0o600)
            while piece := reader.read(PIECE):
                file.write(piece)
    return {"size": member.size, "sha256": reader.digest.hexdigest()}
