"""The sealed file of a backup: a salt, then pieces of up to 1 MB, each bound to its place and to being last.

Nothing in it can be read without the lock, and nothing can be changed, cut off or swapped unnoticed.
"""

import os
import struct
from collections.abc import Callable
from typing import BinaryIO

from gonghui.kernel import crypto

from .refusals import Damaged, LockTooShort

MAGIC = b"gonghui backup 1\n"
SALT = 16
PIECE = 1024 * 1024
LENGTH = struct.Struct(">I")
LEAST_LOCK = 16  # characters of the passphrase


class SealedWriter:
    """Takes bytes as they come; `close` writes the last piece."""

    def __init__(self, file: BinaryIO, lock: str) -> None:
        if len(lock) < LEAST_LOCK:
            raise LockTooShort(least=LEAST_LOCK, given=len(lock))
        salt = os.urandom(SALT)
        self._file, self._box = file, crypto.Box(lock, salt)
        self._waiting, self._place = bytearray(), 0
        file.write(MAGIC + salt)

    def write(self, data: bytes) -> int:
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(data)

    def close(self) -> None:
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, piece: bytes, *, last: bool) -> None:
        sealed = self._box.seal(piece, bound_to=_bound(self._place, last=last))
        self._file.write(LENGTH.pack(len(sealed)) + sealed)
        self._place += 1


class SealedReader:
    """Gives back what was written. Raises Damaged as soon as something does not hold."""

    def __init__(self, file: BinaryIO, lock: str, tell: Callable[[int], None] = lambda done: None) -> None:
        if file.read(len(MAGIC)) != MAGIC:
            raise Damaged(where="1")
        self._file, self._box, self._tell = file, crypto.Box(lock, file.read(SALT)), tell
        self._ready, self._place, self._over = bytearray(), 0, False
        self._head = file.read(LENGTH.size)

    def read(self, size: int) -> bytes:
        while len(self._ready) < size and not self._over:
            self._ready += self._next()
        given = bytes(self._ready[:size])
        del self._ready[:size]
        return given

    def finish(self) -> None:
        """Read to the end: only then is it certain that nothing was cut off."""
        while not self._over:
            self._next()

    def _next(self) -> bytes:
        length = LENGTH.unpack(self._head)[0] if len(self._head) == LENGTH.size else 0
        sealed = self._file.read(length) if 0 < length <= 2 * PIECE else b""
        self._head = self._file.read(LENGTH.size)
        self._over = not self._head
        try:
            piece = self._box.open(sealed, bound_to=_bound(self._place, last=self._over))
        except crypto.CannotOpen as broken:
            raise Damaged(where=str(self._place + 1)) from broken
        self._place += 1
        self._tell(self._place * PIECE)
        return piece


def _bound(place: int, *, last: bool) -> str:
    return f"gonghui.backup:{place}:{'last' if last else 'more'}"
