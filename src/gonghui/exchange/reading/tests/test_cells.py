"""What stands in a workbook arrives as it stands there."""

from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.exchange.reading import careful, read_workbook
from gonghui.exchange.reading.cells import Formula, Merge, RawNumber, SheetStart
from gonghui.exchange.reading.numbers import day, number
from gonghui.exchange.reading.sheet import letters
from gonghui.exchange.reading.styles import is_date

from .making import cells_of, first_rows, parts_of, rows_of, written

DATES = (
    '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="31"/></cellXfs>'
)
_TEXT = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'


def test_a_workbook_of_every_kind_of_cell_arrives_as_it_was_typed(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("会员基本信息采集表")
        day_format = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, ["张三·阿不都", 7, 2.5])
        page.write_datetime(0, 3, datetime(1990, 3, 7), day_format)
        page.write_datetime(0, 4, datetime(2024, 5, 6, 13, 30), day_format)
        page.write_formula(0, 5, '=A1&"&"')
        page.write_boolean(0, 6, True)
        page.write_number(2, 1, 110101199003071234)
    assert cells_of(path) == {
        "会员基本信息采集表": [
            (
                1,
                ["张三·阿不都", 7, 2.5, date(1990, 3, 7), datetime(2024, 5, 6, 13, 30)]
                + [Formula('=A1&"&"'), "TRUE"],
            ),
            (3, [None, RawNumber("1.101011990030712E+17")]),
        ]
    }


@pytest.mark.parametrize("text", ["1.50102E+17", "110101199003071200", "1.50102E+015", "1E+999"])
def test_a_number_that_excel_has_rounded_stays_visible_as_the_file_holds_it(tmp_path, text):
    path = written(tmp_path, parts_of(rows_of(f'<c r="A1"><v>{text}</v></c>')))
    assert first_rows(path) == [[RawNumber(text)]]


def test_numbers_that_fit_are_numbers():
    assert [number(text) for text in ("7", "-3", "1.0", "1.5E3", "0.1", "139000000000001")] == [
        7,
        -3,
        1,
        1500,
        0.1,
        139000000000001,
    ]
    assert [number(text) for text in ("", "abc", "1e", ".", "--1", "1" * 500)] == [None] * 6


def test_dates_are_known_by_the_number_format_also_the_chinese_ones(tmp_path):
    cells = "".join(f'<c r="{letters(style)}1" s="{style}"><v>32939</v></c>' for style in range(4))
    path = written(tmp_path, parts_of(rows_of(cells), styles=DATES))
    assert first_rows(path) == [[32939, date(1990, 3, 7), date(1990, 3, 7), date(1990, 3, 7)]]


def test_a_workbook_counting_from_1904_gives_the_same_day(tmp_path):
    data = rows_of('<c r="A1" s="1"><v>31477</v></c>')
    path = written(tmp_path, parts_of(data, styles=DATES, book='<workbookPr date1904="1"/>'))
    assert first_rows(path) == [[date(1990, 3, 7)]]


def test_the_day_that_excel_invented_and_days_out_of_time_stay_raw():
    assert day("59", False) == "1900-02-28"
    assert day("60", False) is None
    assert day("61", False) == "1900-03-01"
    assert day("0.5", False) == "12:00:00"
    assert day("9999999", False) is None
    assert day("2958465.99999999", False) is None
    assert day("-1", False) is None


@pytest.mark.parametrize(
    "code", ["yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d;@", "h:mm:ss", "[DBNum1]m月d日"]
)
def test_a_format_with_days_or_hours_is_a_date(code):
    assert is_date(code)


@pytest.mark.parametrize(
    "code", ["General", "0.00", '0"days"', "[Red]0", "@", "0.00E+00", r"0\d", "G/通用格式"]
)
def test_a_format_that_only_looks_like_it_is_none(code):
    assert not is_date(code)


def test_merged_areas_hidden_sheets_and_the_last_row_are_told_before_the_rows(tmp_path):
    data = rows_of('<c r="A1" t="inlineStr"><is><t>标题</t></is></c>', "", '<c r="B3"><v>1</v></c>')
    merges = '<mergeCells count="2"><mergeCell ref="A1:T1"/><mergeCell ref="AA2:AB3"/></mergeCells>'
    path = written(tmp_path, parts_of(data + merges, rows_of(), hidden=(2,)))
    first, rows, second = list(read_workbook(path))
    assert first == SheetStart("表1", 1, False, 3, (Merge(1, 1, 1, 20), Merge(2, 27, 3, 28)))
    assert rows.rows == [(1, ["标题"]), (3, [None, 1])]
    assert second.hidden


def test_shared_strings_keep_rich_text_spaces_and_escapes_and_drop_reading_hints(tmp_path):
    strings = (
        "<si><t>张 &lt;三&gt; &#x5468;</t></si>"
        '<si><t xml:space="preserve"> 空 </t></si>'
        "<si><r><t>红</t></r><r><rPr/><t>色</t></r><rPh sb='0'><t>hong</t></rPh></si>"
        "<si><t>一_x000D_\n二</t></si><si><t/></si><si><t>尾</t></si>"
    )
    cells = "".join(f'<c r="{letters(at)}1" t="s"><v>{at}</v></c>' for at in range(6))
    path = written(tmp_path, parts_of(rows_of(cells), strings=strings))
    assert first_rows(path) == [["张 <三> 周", " 空 ", "红色", "一\r\n二", None, "尾"]]


PLAIN = rows_of(
    '<c r="A1" t="inlineStr"><is><t>甲 &amp; 乙</t></is></c><c r="C1" s="1"><v>32939</v></c>',
    '<c r="A2" t="str"><f>B1&amp;"x"</f><v>x</v></c><c r="B2"><v>1.50102E+17</v></c>'
    '<c r="D2" t="e"><v>#N/A</v></c>',
)
UNUSUAL = {
    "spaces between elements": PLAIN.replace("><", ">\n  <"),
    "another order of attributes": PLAIN.replace('s="1"', 'x="0" s="1"'),
    "a comment": PLAIN.replace("<row", "<!-- c --><row", 1),
    "character data": PLAIN.replace("甲 &amp; 乙", "<![CDATA[甲 & 乙]]>"),
    "a list of extensions": PLAIN.replace("</v></c>", "</v><extLst><ext/></extLst></c>"),
    "no places in cells": PLAIN.replace(' r="A1"', "").replace(' r="A2"', "").replace(' r="B2"', ""),
    "no numbers of rows": PLAIN.replace('<row r="1"', "<row").replace('<row r="2"', "<row"),
}


@pytest.mark.parametrize("way", [None, *UNUSUAL])
def test_the_same_sheet_written_in_an_unusual_way_reads_the_same(tmp_path, way):
    path = written(tmp_path, parts_of(UNUSUAL.get(way, PLAIN), styles=DATES))
    assert first_rows(path) == [
        ["甲 & 乙", None, date(1990, 3, 7)],
        [Formula('=B1&"x"'), RawNumber("1.50102E+17"), None, "#N/A"],
    ]


def test_without_the_careful_way_the_unusual_sheet_would_lose_cells(tmp_path, monkeypatch):
    from .making import read_here

    unusual = written(tmp_path, parts_of(UNUSUAL["another order of attributes"]))
    assert read_here(unusual) == 2
    monkeypatch.setattr(careful, "rows", lambda piece, prefix: iter(()))
    assert read_here(unusual) == 0


def test_names_with_a_prefix_read_the_same_on_the_fast_way(tmp_path, monkeypatch):
    prefixed = PLAIN.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    whole = f'<x:worksheet xmlns:x="urn:x">{prefixed}</x:worksheet>'.replace("<worksheet", "<x:worksheet")
    parts = parts_of(PLAIN, styles=DATES)
    parts["xl/worksheets/sheet1.xml"] = whole
    assert first_rows(written(tmp_path, parts)) == first_rows(
        written(tmp_path, parts_of(PLAIN, styles=DATES), "plain.xlsx")
    )


TEXTS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=20
)
CELLS = st.one_of(
    st.none(),
    TEXTS,
    st.integers(-(10**14), 10**14),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3)),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, max_size=30), max_size=12))
def test_any_workbook_reads_as_openpyxl_wrote_it(tmp_path, rows):
    book = openpyxl.Workbook()
    for row_number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = book.active.cell(row_number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    path = tmp_path / "any.xlsx"
    book.save(path)
    assert first_rows(path) == [kept for row in rows if (kept := _trimmed(row))]


def _trimmed(row: list) -> list:
    kept = [None if value == "" else value for value in row]
    while kept and kept[-1] is None:
        kept.pop()
    return kept


def test_strings_beyond_memory_go_to_disk_and_come_back(tmp_path, monkeypatch):
    from gonghui.exchange.reading import strings
    from gonghui.exchange.reading.cells import ReadingLimits
    from gonghui.exchange.reading.package import Package

    monkeypatch.setattr(strings, "IN_MEMORY", 100)
    monkeypatch.setattr(strings, "OPEN_BLOCKS", 4)
    texts = "".join(f"<si><t>词{number}</t></si>" for number in range(2000))
    path = written(tmp_path, parts_of(rows_of(), strings=texts))
    shared = strings.SharedStrings(Package(path, ReadingLimits()), "xl/sharedStrings.xml")
    assert [shared[number] for number in (0, 1999, 64, 0, 1000, 63)] == [
        f"词{number}" for number in (0, 1999, 64, 0, 1000, 63)
    ]
    assert shared.count == 2000 and shared.blob.written > 0 and len(shared.opened) <= 4


def test_columns_are_named_like_in_excel():
    assert [letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("cells", "arrive"),
    [
        (_TEXT.format("A1", "张三") + _TEXT.format("B1", "a&amp;b"), ["张三", "a&b"]),
        (_TEXT.format("A1", "_x0041_") + _TEXT.format("B1", ""), ["A"]),
        (_TEXT.format("A1", "") + _TEXT.format("B1", "b"), [None, "b"]),
        (_TEXT.format("B1", "b"), [None, "b"]),
        (_TEXT.format("B1", "b") + _TEXT.format("A1", "a"), ["a", "b"]),
        (_TEXT.format("A1", "a") + '<c r="B1"><v>7</v></c>', ["a", 7]),
        (_TEXT.format("A1", "a") + '<c r="B1"><f>1+1</f></c>', ["a", Formula("=1+1")]),
        (_TEXT.format("A1", "a") + '<c r="B1" t="inlineStr"><is><r><t>b</t></r></is></c>', ["a", "b"]),
    ],
)
def test_rows_of_texts_alone_arrive_as_rows_of_any_cells_do(tmp_path, cells, arrive):
    assert first_rows(written(tmp_path, parts_of(rows_of(cells)))) == [arrive]
