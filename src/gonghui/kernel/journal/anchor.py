"""Heads of the chains, kept where whoever changes the database cannot reach: a file, a print, upstairs."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gonghui.kernel import crypto

from .canonical import moment
from .models import Chain


class BadAnchor(ValueError):
    """The file is no anchor, or was changed since it was written."""


@dataclass(frozen=True)
class Head:
    """The end of one chain at some moment: number of entries and hash of the last."""

    chain: int
    seq: int
    hash: bytes


def heads() -> list[Head]:
    """Where every chain stands now."""
    rows = Chain.objects.order_by("number").values_list("number", "seq", "head")
    return [Head(number, seq, bytes(head)) for number, seq, head in rows]


def spell(kept: Iterable[Head], *, at: datetime) -> str:
    """One line of JSON to keep elsewhere: the moment, the heads, and a seal that only this house can make."""
    said = {
        "at": moment(at),
        "heads": [{"chain": head.chain, "seq": head.seq, "hash": head.hash.hex()} for head in kept],
    }
    return json.dumps({**said, "seal": _seal(said)})


def read(text: str) -> list[Head]:
    """The heads of one line that `spell` made. Raises BadAnchor."""
    try:
        said = json.loads(text)
        seal = said.pop("seal")
        kept = [Head(head["chain"], head["seq"], bytes.fromhex(head["hash"])) for head in said["heads"]]
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise BadAnchor(str(broken)) from broken
    if seal != _seal(said):
        raise BadAnchor("seal")
    return kept


def keep(folder: Path, *, at: datetime) -> Path:
    """Write today's heads as a read-only file, once a day. The first of a day stays."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{at:%Y-%m-%d}.json"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "w") as file:
            file.write(spell(heads(), at=at) + "\n")
    return path


def kept_in(folder: Path) -> list[Head]:
    """The heads of every anchor file in the folder. Raises BadAnchor naming the file."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            found += read(path.read_text())
        except BadAnchor as broken:
            raise BadAnchor(path.name) from broken
    return found


def _seal(said: dict) -> str:
    return crypto.fingerprint("journal.anchor:" + json.dumps(said, sort_keys=True))
