"""The files on disk: random names in folders of two digits, sealed in pieces, never half there.

A sealed file is a row of (length, sealed piece of up to 1 MB); each piece is bound to the file, to its
place and to whether it is the last, so nothing can be moved, cut or exchanged unnoticed.
"""

import contextlib
import errno
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from gonghui.kernel import crypto

from . import refusals

PIECE = 1024 * 1024
LENGTH = struct.Struct(">I")
FULL = (errno.ENOSPC, errno.EDQUOT)


def path_of(stored_name: str) -> Path:
    return folder() / stored_name[:2] / stored_name


def folder() -> Path:
    return Path(settings.DATA) / "files"


def incoming() -> Path:
    """Where uploads wait while they are checked; readable by the owner only."""
    waiting = folder() / "incoming"
    waiting.mkdir(parents=True, exist_ok=True, mode=0o700)
    return waiting


def write(stored_name: str, pieces: Iterable[bytes], *, bound_to: str, sealed: bool) -> None:
    """Write a new file; it appears under its name when all of it is on disk. Raises DiskFull."""
    target = path_of(stored_name)
    unfinished = target.with_suffix(".part")
    with disk_full_is_said():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                for piece in _sealed(pieces, bound_to) if sealed else pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(target)
            _keep_folder(target.parent)
        finally:
            unfinished.unlink(missing_ok=True)


def read(stored_name: str, *, bound_to: str, sealed: bool) -> Iterator[bytes]:
    """The content in pieces. Raises FileGone, and crypto.CannotOpen when it was tampered with."""
    try:
        file = path_of(stored_name).open("rb")
    except FileNotFoundError as missing:
        raise refusals.FileGone from missing
    with file:
        if sealed:
            yield from _opened(file, bound_to)
        else:
            while piece := file.read(PIECE):
                yield piece


def remove(stored_name: str) -> None:
    path_of(stored_name).unlink(missing_ok=True)


def all_names() -> Iterator[tuple[str, float]]:
    """(stored name, time of last change in seconds) of everything on disk."""
    for path in folder().glob("[0-9a-f][0-9a-f]/*"):
        with contextlib.suppress(FileNotFoundError):
            yield path.name, path.stat().st_mtime


@contextlib.contextmanager
def disk_full_is_said() -> Iterator[None]:
    """Turn the system's "no space left" into a sentence."""
    try:
        yield
    except OSError as failed:
        if failed.errno in FULL:
            raise refusals.DiskFull from failed
        raise


def _sealed(pieces: Iterable[bytes], bound_to: str) -> Iterator[bytes]:
    waiting = b""
    place = 0
    for piece in pieces:
        if waiting:
            yield _sealed_piece(waiting, bound_to, place, last=False)
            place += 1
        waiting = piece
    yield _sealed_piece(waiting, bound_to, place, last=True)


def _sealed_piece(piece: bytes, bound_to: str, place: int, *, last: bool) -> bytes:
    sealed = crypto.seal(piece, bound_to=_bound(bound_to, place, last))
    return LENGTH.pack(len(sealed)) + sealed


def _opened(file, bound_to: str) -> Iterator[bytes]:
    place = 0
    head = file.read(LENGTH.size)
    while True:
        if len(head) < LENGTH.size:
            raise crypto.CannotOpen
        sealed = file.read(LENGTH.unpack(head)[0])
        head = file.read(LENGTH.size)
        yield crypto.open_sealed(sealed, bound_to=_bound(bound_to, place, last=not head))
        if not head:
            return
        place += 1


def _bound(bound_to: str, place: int, last: bool) -> str:
    return f"{bound_to}:{place}:{'last' if last else 'more'}"


def _keep_folder(path: Path) -> None:
    """Make the new name itself survive a power cut."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
