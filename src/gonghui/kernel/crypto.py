"""The one module that seals and opens: AES-256-GCM, bound to model, field and row, with key versions.

A sealed value is: version (1 byte), algorithm (1), key number (2), nonce (12), ciphertext and tag.
The newest key seals; every key that is still kept opens, so keys turn without a pause.
"""

import fcntl
import functools
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings

VERSION = 1
AES_256_GCM = 1
HEAD = 4
NONCE = 12


class CannotOpen(Exception):
    """The value was changed, belongs to another row, or its key is gone."""


class Box:
    """Seals with a passphrase that is kept outside this machine, not with its keys: for backups."""

    def __init__(self, passphrase: str, salt: bytes) -> None:
        key = Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase.encode())
        self._cipher = AESGCM(key)

    def seal(self, plain: bytes, *, bound_to: str) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, bound_to.encode())

    def open(self, sealed: bytes, *, bound_to: str) -> bytes:
        """Raises CannotOpen."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], bound_to.encode())
        except (InvalidTag, ValueError) as broken:
            raise CannotOpen from broken


def seal(plain: bytes, *, bound_to: str) -> bytes:
    """Encrypt with the newest key. `bound_to` names model, field and row; it must be the same to open."""
    number, cipher = _newest_cipher()
    nonce = os.urandom(NONCE)
    head = bytes((VERSION, AES_256_GCM)) + number.to_bytes(2, "big")
    return head + nonce + cipher.encrypt(nonce, plain, head + bound_to.encode())


def seal_many(plain: Iterable[bytes], *, bound_to: Sequence[str]) -> list[bytes]:
    """`seal` for many values at once, each bound to its own row."""
    number, cipher = _newest_cipher()
    head = bytes((VERSION, AES_256_GCM)) + number.to_bytes(2, "big")
    noise = os.urandom(NONCE * len(bound_to))
    nonces = [noise[start : start + NONCE] for start in range(0, len(noise), NONCE)]
    return [
        head + nonce + cipher.encrypt(nonce, value, head + bound.encode())
        for nonce, value, bound in zip(nonces, plain, bound_to, strict=True)
    ]


def open_sealed(sealed: bytes, *, bound_to: str) -> bytes:
    """Decrypt. Raises CannotOpen when the value was moved, changed, or its key is no longer kept."""
    sealed = bytes(sealed)
    head, nonce, rest = sealed[:HEAD], sealed[HEAD : HEAD + NONCE], sealed[HEAD + NONCE :]
    cipher = _ciphers().get(int.from_bytes(head[2:4], "big"))
    if cipher is None or head[:2] != bytes((VERSION, AES_256_GCM)):
        raise CannotOpen
    try:
        return cipher.decrypt(nonce, rest, head + bound_to.encode())
    except InvalidTag as broken:
        raise CannotOpen from broken


def seal_text(text: str, *, bound_to: str) -> bytes:
    return seal(text.encode(), bound_to=bound_to)


def open_text(sealed: bytes, *, bound_to: str) -> str:
    return open_sealed(sealed, bound_to=bound_to).decode()


def key_number_of(sealed: bytes) -> int:
    return int.from_bytes(bytes(sealed[2:4]), "big")


def needs_reseal(sealed: bytes) -> bool:
    """Whether an older key than the newest sealed this value."""
    return key_number_of(sealed) != newest_number()


def blind_index(value: str, *, purpose: str, key_number: int | None = None) -> bytes:
    """32 bytes by which an exact value is found again without being readable."""
    return index_maker(purpose, key_number)(value.encode())


def index_maker(purpose: str, key_number: int | None = None):
    """The same for many values: returns a function bytes → 32 bytes that copies one prepared object."""
    number = newest_number() if key_number is None else key_number
    prepared = hmac.new(_keys()[number]["index"], purpose.encode() + b"\0", hashlib.sha256)

    def index(value: bytes) -> bytes:
        copy = prepared.copy()
        copy.update(value)
        return copy.digest()

    return index


def fingerprint(value: str) -> str:
    """A keyed hash for the journal: the same value gives the same 32 hex digits, for ever."""
    return _fingerprint(_kept(), value)


def fingerprint_in(folder: Path, value: str) -> str:
    """The same by the keys of another data folder. Raises FileNotFoundError."""
    return _fingerprint(json.loads(_key_file(folder).read_text()), value)


def key_numbers() -> list[int]:
    """All kept keys, newest first."""
    return sorted(_keys(), reverse=True)


def newest_number() -> int:
    return max(_keys())


def add_key(folder: Path) -> int:
    """Make a further key (the first one on a new machine) and return its number."""
    with _alone(folder) as path:
        return _add_key(path)


def drop_key(folder: Path, number: int) -> None:
    """Forget a key that no longer seals anything: what it sealed can never be opened again."""
    with _alone(folder) as path:
        kept = json.loads(path.read_text())
        kept["keys"].pop(str(number), None)
        _write_private(path, json.dumps(kept, indent=1))
    forget_keys()


def forget_keys() -> None:
    """Read the key file anew at the next use (after a key was added or dropped)."""
    for remembered in (_kept, _keys, _ciphers):
        remembered.cache_clear()


def keys_are_readable() -> bool:
    return bool(_key_file(Path(settings.DATA)).exists())


@functools.cache
def _kept() -> dict:
    path = _key_file(Path(settings.DATA))
    if not path.exists():
        _make_first_key(Path(settings.DATA))
    return json.loads(path.read_text())


@functools.cache
def _keys() -> dict[int, dict[str, bytes]]:
    return {
        int(number): {use: bytes.fromhex(key) for use, key in pair.items()}
        for number, pair in _kept()["keys"].items()
    }


def _fingerprint(kept: dict, value: str) -> str:
    key = bytes.fromhex(kept["fingerprint"])
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()[:32]


@functools.cache
def _ciphers() -> dict[int, AESGCM]:
    return {number: AESGCM(pair["seal"]) for number, pair in _keys().items()}


def _newest_cipher() -> tuple[int, AESGCM]:
    number = newest_number()
    return number, _ciphers()[number]


def _key_file(folder: Path) -> Path:
    return folder / "keys" / "fields.json"


def _make_first_key(folder: Path) -> None:
    """Processes that start together on a new machine make one key, not one each over the other's."""
    with _alone(folder) as path:
        if not path.exists():
            _add_key(path)


def _add_key(path: Path) -> int:
    fresh: dict[str, Any] = {"fingerprint": secrets.token_hex(32), "keys": {}}
    kept = json.loads(path.read_text()) if path.exists() else fresh
    number = max(map(int, kept["keys"]), default=0) + 1
    kept["keys"][str(number)] = {"seal": secrets.token_hex(32), "index": secrets.token_hex(32)}
    _write_private(path, json.dumps(kept, indent=1))
    forget_keys()
    return number


@contextmanager
def _alone(folder: Path) -> Iterator[Path]:
    """The key file, which no other process changes meanwhile; a power cut afterwards leaves it there."""
    path = _key_file(folder)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(place, fcntl.LOCK_EX)
        yield path
        os.fsync(place)
    finally:
        os.close(place)


def _write_private(path: Path, text: str) -> None:
    fresh = path.with_suffix(f".{os.getpid()}.new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
