"""The 16 digits with which someone who gave no name comes back. Only a slow keyed hash of them is kept."""

import hashlib
import secrets

from gonghui.kernel import crypto
from gonghui.kernel.text import digits

from ..refusals import NoSuchReceipt

LENGTH = 16


def draw() -> str:
    """A new receipt: 16 random digits."""
    return "".join(secrets.choice("0123456789") for _digit in range(LENGTH))


def hash_of(receipt: str) -> str | None:
    """What is kept of a receipt, however it was typed; None for what cannot be one.

    Who holds the database without the key of the house finds nothing; with the key, each guess costs a
    scrypt (16 MB, some 50 ms).
    """
    clean = digits(receipt)
    if len(clean) != LENGTH:
        return None
    slow = hashlib.scrypt(clean.encode(), salt=b"gonghui.grievances.receipt", n=2**14, r=8, p=1, dklen=32)
    return crypto.fingerprint(slow.hex())


def known_hash_of(receipt: str) -> str:
    """The same of one that is a receipt. Raises NoSuchReceipt."""
    found = hash_of(receipt)
    if found is None:
        raise NoSuchReceipt
    return found


def shown(receipt: str) -> str:
    """In groups of four, as people copy it."""
    return " ".join(receipt[start : start + 4] for start in range(0, LENGTH, 4))
