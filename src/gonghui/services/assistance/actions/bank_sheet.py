"""The sheet a bank pays from, and the file it sends back, read in a child process like every upload."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.exchange.reading import read_workbook
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.ledger.actions import BankRow, ReturnRow
from gonghui.kernel.refusal import Refusal

NUMBER, RESULT, REASON, AMOUNT = _("付款编号"), _("结果"), _("原因"), _("金额")
HEADINGS = (NUMBER, _("户名"), _("开户行"), _("账号"), _("金额（元）"), _("用途"))
SAID = {
    NUMBER: ("付款编号", "编号", "流水号"),
    RESULT: ("结果", "状态", "处理结果"),
    REASON: ("原因", "失败原因"),
    AMOUNT: ("金额", "金额（元）", "金额(元)"),
}
PAID = ("成功", "已支付", "paid", "success", "1")


class ReturnUnreadable(Refusal):
    says = _("这个文件里找不到“付款编号”和“结果”两列。请向银行要标准的回单，或在表头写上这两列。")


def write_sheet(path: Path, rows: Iterable[BankRow]) -> None:
    """The bank's sheet: one payment a line; account numbers are text, amounts yuan."""
    lines = (
        [row.number, row.holder, row.bank, row.account, Decimal(row.fen) / 100, row.purpose] for row in rows
    )
    write_xlsx(path, [Sheet(str(_("代发")), [str(word) for word in HEADINGS], lines)])


def read_return(path: Path, name: str) -> list[ReturnRow]:
    """The bank's answers, line by line. Raises ReturnUnreadable and what the reader raises."""
    found: list[ReturnRow] = []
    columns: dict[Any, int] = {}
    for cells in _rows(path, name):
        if not columns:
            columns = _columns(cells)
            continue
        number = _text(cells, columns.get(NUMBER))
        if number:
            fen = _fen(_text(cells, columns.get(AMOUNT)))
            is_paid = _text(cells, columns.get(RESULT)).lower() in PAID
            found.append(
                ReturnRow(number, is_paid, "" if is_paid else _text(cells, columns.get(REASON)), fen)
            )
    if not columns:
        raise ReturnUnreadable
    return found


def _rows(path: Path, name: str) -> Iterator[Sequence[Any]]:
    for part in read_workbook(path, name=name):
        for _number, cells in getattr(part, "rows", ()):
            yield cells


def _columns(cells: Sequence[Any]) -> dict[Any, int]:
    """Where each heading stands; nothing while both wanted ones are not in this row."""
    texts = [str(cell or "").strip() for cell in cells]
    found = {
        heading: next(texts.index(word) for word in words if word in texts)
        for heading, words in SAID.items()
        if set(words) & set(texts)
    }
    return found if NUMBER in found and RESULT in found else {}


def _text(cells: Sequence[Any], column: int | None) -> str:
    return "" if column is None or column >= len(cells) else str(cells[column] or "").strip()


def _fen(text: str) -> int | None:
    try:
        return int(Decimal(text.replace(",", "")) * 100) if text else None
    except InvalidOperation:
        return None
