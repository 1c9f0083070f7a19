"""Workbooks and tables spoiled at random: each is read or refused with a sentence, in time (T21).

`GONGHUI_MUTATIONS` says how many of each kind are tried.
"""

import io
import json
import os
import random
import time
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest
import xlsxwriter

from gonghui.exchange.reading import refusals
from gonghui.exchange.reading.cells import ReadingLimits
from gonghui.kernel.files import child, frames
from gonghui.kernel.files import refusals as file_refusals

from .making import cells_of, packed

MUTATIONS = int(os.environ.get("GONGHUI_MUTATIONS", "400"))
LONGEST = 10  # seconds
TABLE = "姓名,证件号码,手机\r\n" + "".join(f'"人{row}",99010319850312{row:04},"1,5"\r\n' for row in range(40))


def _sample(folder):
    path = folder / "sample.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("会员", "组织"):
            page = book.add_worksheet(name)
            page.merge_range("A1:D1", "标题")
            for row in range(1, 30):
                page.write_row(row, 0, [f"人{row}", row, row / 7, "=A1"])
    return path.read_bytes()


def mutated(whole: bytes, dice: random.Random) -> bytes:
    """Bytes changed either in the packed file or inside one of its parts."""
    if dice.random() < 0.4:
        return _spoiled(whole, dice)
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = dice.choice(sorted(parts))
    parts[name] = _spoiled(parts[name], dice)
    return packed(parts)


def _spoiled(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(changed))
        deed = dice.randrange(4)
        if deed == 0:
            changed[at] = dice.randrange(256)
        elif deed == 1:
            del changed[at : at + dice.randint(1, 40)]
        elif deed == 2:
            changed[at:at] = changed[at : at + dice.randint(1, 400)]
        else:
            changed[at:at] = dice.choice(
                [b"<", b">", b'"', b"&", b"9" * 20, b"\0", b"<row>", b"</c>", b"E+99"]
            )
        if not changed:
            return b"\0"
    return bytes(changed)


def last_word(path: Path) -> tuple[bytes, bytes]:
    """What the child says last of a file, asked here without its limits: kind of frame and body."""
    order = {
        "task": "gonghui.exchange.reading.task:read",
        "source": str(path),
        "arguments": {"limits": asdict(ReadingLimits()), "name": "x"},
    }
    pipe = io.BytesIO()
    child.answer(order, pipe)
    said, kind, body = pipe.getvalue(), b"", b""
    while said:
        kind, size = frames.HEAD.unpack_from(said)
        body, said = said[frames.HEAD.size :][:size], said[frames.HEAD.size + size :]
    return kind, body


def ends_of(whole: bytes, spoil, path: Path, seed: int) -> dict[bytes, int]:
    """How the reading of many spoiled files ended."""
    dice, ends = random.Random(seed), {frames.FINISHED: 0, frames.REFUSED: 0, frames.CRASHED: 0}
    for _ in range(MUTATIONS):
        path.write_bytes(spoil(whole, dice))
        began = time.monotonic()
        kind, body = last_word(path)
        assert time.monotonic() - began < LONGEST
        ends[kind] += 1
        if kind == frames.REFUSED:
            code = json.loads(body)["code"]
            assert code in {**file_refusals.BY_CODE, **refusals.BY_CODE}
    return ends


def test_hundreds_of_mutated_workbooks_are_read_or_refused(tmp_path):
    ends = ends_of(_sample(tmp_path), mutated, tmp_path / "m.xlsx", seed=20)
    assert sum(ends.values()) == MUTATIONS
    assert ends[frames.FINISHED] > MUTATIONS / 10
    assert ends[frames.REFUSED] > MUTATIONS / 10


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_hundreds_of_mutated_tables_are_read_or_refused(tmp_path, encoding):
    ends = ends_of(TABLE.encode(encoding), _spoiled, tmp_path / "m.csv", seed=22)
    assert sum(ends.values()) == MUTATIONS
    assert ends[frames.FINISHED] > MUTATIONS / 10


def test_mutated_workbooks_through_the_child_end_in_rows_or_a_sentence(tmp_path):
    whole, dice, path = _sample(tmp_path), random.Random(21), tmp_path / "m.xlsx"
    for _ in range(40):
        path.write_bytes(mutated(whole, dice))
        began = time.monotonic()
        try:
            cells_of(path)
        except file_refusals.FileRefused as refusal:
            assert str(refusal).endswith("。")
        assert time.monotonic() - began < 10
