"""Proving the journal unbroken, entry by entry, without trusting the database's own rules.

Found: entries changed, removed, swapped, added, cut off at the end, even with the triggers dropped. A journal
that was rewritten as a whole is found by comparing with heads that were kept elsewhere (`anchor.py`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import OperationalError
from django.utils.translation import gettext as _

from .anchor import Head
from .canonical import FIELDS, START, hash_of, text_of
from .models import CHAINS, Chain, Entry

AT_ONCE = 2000
UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError, OperationalError)


@dataclass(frozen=True)
class Break:
    """The first place where a chain does not hold. `entry_id` is None when the entry itself is gone."""

    chain: int
    seq: int
    entry_id: int | None
    says: str


@dataclass
class Report:
    """How many entries were read, and the first break of each chain, in order."""

    entries: int = 0
    broken: list[Break] = field(default_factory=list)


@dataclass(frozen=True)
class _Row:
    """An entry as it stands in the database."""

    seq: int
    text: bytes
    previous: bytes
    stored: bytes


@dataclass
class _Walk:
    """How far a chain has been followed: its last good place, and the heads still to be met."""

    chain: int
    anchored: dict[int, bytes]
    seq: int = 0
    head: bytes = START
    last_id: int | None = None

    def broken_at(self, seq: int, entry_id: int | None, says: str) -> Break:
        return Break(self.chain, seq, entry_id, says)


def verify(anchors: Iterable[Head] = ()) -> Report:
    """Read every chain from its start. `anchors` are heads kept elsewhere that must still be met.

    May run while deeds are being recorded: each chain is read to where its end stood at the beginning.
    """
    report = Report()
    anchors = list(anchors)
    for number in range(CHAINS):
        anchored = {head.seq: head.hash for head in anchors if head.chain == number and head.seq}
        if broken := _first_break(_Walk(number, anchored), report):
            report.broken.append(broken)
    for chain, seq, entry_id in Entry.objects.exclude(chain__in=range(CHAINS)).values_list(
        "chain", "seq", "id"
    )[:1]:
        report.broken.append(Break(chain, seq, entry_id, _("这条记录不属于任何一条链，是另行添加的")))
    return report


def _first_break(walk: _Walk, report: Report) -> Break | None:
    end, head = _end_of(walk.chain)
    for entry_id, row in _rows(walk.chain, end):
        report.entries += 1
        if broken := _fault(walk, entry_id, row):
            return broken
    if walk.seq != end:
        return walk.broken_at(walk.seq + 1, None, _("末尾的记录缺失，已被截去"))
    if walk.seq and head != walk.head:
        return walk.broken_at(walk.seq, walk.last_id, _("最后一条记录与链尾登记不符"))
    return _fault_after(walk)


def _fault(walk: _Walk, entry_id: int, row: _Row | None) -> Break | None:
    """Compare one entry with what its place demands; move on when it holds."""
    expected = walk.seq + 1
    if row is None:
        return walk.broken_at(expected, entry_id, _("记录已被改写，内容无法读取"))
    if row.seq > expected:
        return walk.broken_at(expected, None, _("记录缺失，已被删除或移走"))
    if row.seq < expected:
        return walk.broken_at(row.seq, entry_id, _("同一位置出现了多余的记录"))
    if entry_id != row.seq * CHAINS + walk.chain or hash_of(row.previous, row.seq, row.text) != row.stored:
        return walk.broken_at(row.seq, entry_id, _("记录内容与它的校验值不符，已被改动"))
    if row.previous != walk.head:
        return _fault_before(walk, entry_id)
    if walk.anchored.get(row.seq, row.stored) != row.stored:
        return walk.broken_at(row.seq, entry_id, _("与留存在外的校验值不符，这条或更早的记录已被重写"))
    walk.seq, walk.head, walk.last_id = row.seq, row.stored, entry_id
    return None


def _fault_before(walk: _Walk, entry_id: int) -> Break:
    """Both entries hold in themselves, but the later was written after another content of the earlier."""
    if walk.last_id is None:
        return walk.broken_at(1, entry_id, _("第一条记录不是从链的起点开始的"))
    return walk.broken_at(walk.seq, walk.last_id, _("记录被改动并重新计算了校验值，与后一条接不上"))


def _fault_after(walk: _Walk) -> Break | None:
    """Entries beyond the chain's end, or heads kept elsewhere that lie beyond it."""
    beyond = Entry.objects.filter(chain=walk.chain, seq__gt=walk.seq).order_by("-seq")
    last = beyond.values_list("seq", "id").first()
    end, _head = _end_of(walk.chain)
    if last and not (isinstance(last[0], int) and last[0] <= end):
        return walk.broken_at(walk.seq + 1, last[1], _("链尾之后另加了记录"))
    if any(seq > end for seq in walk.anchored):
        return walk.broken_at(end + 1, None, _("留存在外的校验值之前的记录缺失，已被截去"))
    return None


def _end_of(chain: int) -> tuple[int, bytes]:
    """The registered end of a chain; a chain without a row, or with an unreadable one, has no entries."""
    try:
        seq, head = Chain.objects.values_list("seq", "head").get(number=chain)
        return int(seq), bytes(head)
    except (Chain.DoesNotExist, *UNREADABLE):
        return 0, START


def _rows(chain: int, end: int) -> Iterator[tuple[int, _Row | None]]:
    """The entries of a chain by place, a few thousand at a time; None for one that cannot be read."""
    ids = (
        Entry.objects.filter(chain=chain, seq__lte=end)
        .order_by("seq", "id")
        .values_list("id", flat=True)
        .iterator(chunk_size=AT_ONCE)
    )
    while wanted := list(islice(ids, AT_ONCE)):
        found = _read(wanted)
        for entry_id in wanted:
            yield entry_id, found.get(entry_id)


def _read(ids: list[int]) -> dict[int, _Row]:
    """Entries by number. One that was made unreadable is left out, and does not hide the others."""
    try:
        rows = Entry.objects.filter(id__in=ids).order_by().values_list("id", *FIELDS, "previous", "hash")
        return {row[0]: _row(row) for row in rows}
    except UNREADABLE:
        if len(ids) == 1:
            return {}
        middle = len(ids) // 2
        return _read(ids[:middle]) | _read(ids[middle:])


def _row(row: tuple) -> _Row:
    _id, *values, previous, stored = row
    return _Row(int(values[1]), text_of(values), bytes(previous), bytes(stored))
