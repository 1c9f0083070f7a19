"""Tables that leave the house: exact, streamed, and harmless when a spreadsheet opens them."""

import csv
import datetime
import io
import resource
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from gonghui.exchange import writing
from gonghui.exchange.reading import read_workbook
from gonghui.exchange.reading.cells import Formula, Rows
from gonghui.exchange.writing import LEADS, Sheet, stream_csv, write_xlsx

MOMENT = datetime.datetime(2024, 5, 6, 1, 30, tzinfo=datetime.UTC)


def _csv(header, rows) -> list[list[str]]:
    text = b"".join(stream_csv(header, rows)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def _cells(path) -> list[list]:
    return [cells for event in read_workbook(path) if isinstance(event, Rows) for _, cells in event.rows]


@pytest.mark.parametrize("lead", LEADS)
def test_no_text_becomes_a_formula(tmp_path, lead):
    danger = f"{lead}HYPERLINK(1)"
    [header, row] = _csv([danger], [[danger]])
    assert header == row == ["'" + danger]
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [Sheet("表", [danger], [[danger]])])
    written = _cells(path)
    assert not any(isinstance(cell, Formula) for cells in written for cell in cells)
    assert written[1][0].replace("_x000D_", "\r") == danger.replace("\r", "\r")
    assert openpyxl.load_workbook(path).active["A2"].quotePrefix


def test_without_the_shield_the_formula_would_leave(monkeypatch):
    monkeypatch.setattr(writing, "shield", lambda text: text)
    assert _csv(["甲"], [["=1+1"]])[1] == ["=1+1"]


def test_the_workbook_holds_text_as_text_and_numbers_as_numbers(tmp_path):
    path = tmp_path / "a.xlsx"
    row = ["110101199003070011", 7, Decimal("2.50"), datetime.date(2024, 5, 6), MOMENT, True, None, 10**17]
    write_xlsx(path, [Sheet("表", ["列"] * len(row), [row])])
    assert _cells(path)[1] == [
        "110101199003070011",
        7,
        2.5,
        datetime.date(2024, 5, 6),
        datetime.datetime(2024, 5, 6, 9, 30),
        "是",
        None,
        "100000000000000000",
    ]


def test_values_read_as_people_say_them_in_csv():
    row = [None, True, False, 7, Decimal("2.50"), datetime.date(2024, 5, 6), MOMENT, -3, "a,b"]
    assert _csv(["列"], [row])[1] == [
        "",
        "是",
        "否",
        "7",
        "2.50",
        "2024-05-06",
        "2024-05-06 09:30",
        "-3",
        "a,b",
    ]


def test_the_first_bytes_leave_before_the_rows_are_read():
    def rows():
        raise AssertionError("read too early")
        yield

    pieces = stream_csv(["姓名"], rows())
    assert next(pieces) + next(pieces) == "\ufeff姓名\r\n".encode()


def test_rows_are_taken_a_few_at_a_time():
    taken = []

    def rows():
        for number in range(5000):
            taken.append(number)
            yield [number]

    pieces = stream_csv(["数"], rows())
    for _ in range(3):
        next(pieces)
    assert len(taken) <= 500


def test_names_of_sheets_are_made_to_fit(tmp_path):
    path = tmp_path / "a.xlsx"
    names = ["会员[1]/表", "会员[1]/表", "很" * 40, "", "'x'"]
    write_xlsx(path, [Sheet(name, ["甲"], []) for name in names])
    found = openpyxl.load_workbook(path).sheetnames
    assert len(set(found)) == 5 and all(0 < len(name) <= 31 for name in found)


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "ROWS_A_SHEET", 10)
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [Sheet("表", ["甲"], ([number] for number in range(25)))])
    book = openpyxl.load_workbook(path)
    assert [page.max_row for page in book] == [11, 11, 6]
    assert [cell.value for page in book for cell in page["A"] if cell.value != "甲"] == list(range(25))


def test_nothing_to_write_is_still_a_workbook(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [])
    assert zipfile.is_zipfile(tmp_path / "a.xlsx")


def test_long_and_broken_text_is_kept_as_far_as_a_cell_can(tmp_path):
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [Sheet("表", ["甲", "乙", "丙"], [["长" * 40_000, "坏\ud800", "\x01x"]])])
    assert [len(cell) for cell in _cells(path)[1]] == [32_767, 2, 2]


def test_a_large_workbook_is_written_in_constant_memory(tmp_path):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    write_xlsx(tmp_path / "a.xlsx", [Sheet("表", ["甲"] * 20, (["词"] * 20 for _ in range(20_000)))])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40 * 1024
