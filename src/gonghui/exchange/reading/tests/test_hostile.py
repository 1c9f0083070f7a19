"""Workbooks made to hurt: refused with a sentence or read to the end, never a dead worker."""

import random
import time
import zipfile

import pytest

from gonghui.exchange.reading import read_workbook, refusals
from gonghui.kernel.files import refusals as file_refusals

from .making import cells_of, first_rows, packed, parts_of, read_here, rows_of, sheet, written

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def refusal_of(path, **limits) -> file_refusals.FileRefused:
    with pytest.raises(file_refusals.FileRefused) as refused:
        first_rows(path, **limits)
    assert str(refused.value).endswith("。") and "{" not in str(refused.value)
    return refused.value


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "PasswordProtected"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le") + b"\0" * 600, "OldWorkbook"),
        (b"PK\x03\x04" + b"\x99" * 2000, "FileDamaged"),
        (b"", "EmptyFile"),
        (bytes(range(256)) * 20, "FileDamaged"),
        (packed({"a.txt": "no workbook"}), "FileDamaged"),
    ],
)
def test_what_is_no_open_workbook_is_refused_with_what_to_do(tmp_path, content, kind):
    path = tmp_path / "名册.xlsx"
    path.write_bytes(content)
    assert type(refusal_of(path)).__name__ == kind


def test_an_encrypted_entry_of_the_zip_is_a_password(tmp_path):
    content = bytearray(packed(parts_of(rows_of('<c r="A1"><v>1</v></c>'))))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert isinstance(refusal_of(path), file_refusals.PasswordProtected)


def test_a_cell_of_400_megabytes_is_refused_early_and_in_little_memory(tmp_path):
    parts = parts_of("")
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, part in parts.items():
            if "sheet1" not in name:
                package.writestr(name, part)
        with package.open("xl/worksheets/sheet1.xml", "w") as bomb:
            bomb.write(sheet("").replace("</worksheet>", "").encode())
            bomb.write(b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>')
            for _ in range(400):
                bomb.write(b"a" * 1024 * 1024)
            bomb.write(b"</t></is></c></row></sheetData></worksheet>")
    assert path.stat().st_size < 500_000
    began = time.monotonic()
    assert isinstance(refusal_of(path), file_refusals.TooMuchMemory)
    assert time.monotonic() - began < 10
    assert isinstance(refusal_of(path, ratio=10**9, memory_mb=96), file_refusals.TooMuchMemory)


def test_shared_strings_of_one_giant_string_are_refused(tmp_path):
    strings = "<si><t>" + "a" * 12_000_000 + "</t></si>"
    path = written(tmp_path, parts_of(rows_of('<c r="A1" t="s"><v>0</v></c>'), strings=strings))
    assert isinstance(refusal_of(path), file_refusals.TooMuchMemory)


def test_without_the_caps_the_same_giant_would_be_swallowed(tmp_path, monkeypatch):
    from gonghui.exchange.reading import strings as shared

    monkeypatch.setattr(shared, "LONGEST_STRING", 1 << 40)
    strings = "<si><t>" + "a" * 12_000_000 + "</t></si>"
    path = written(tmp_path, parts_of(rows_of('<c r="A1" t="s"><v>0</v></c>'), strings=strings))
    assert read_here(path) == 1


def test_a_million_empty_rows_cost_little_and_hide_nothing(tmp_path):
    empty = "".join(f'<row r="{number}" spans="1:20" ht="15"/>' for number in range(2, 1_000_000))
    data = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{empty}'
    data += '<row r="1000000"><c r="A1000000"><v>2</v></c></row></sheetData>'
    path = written(tmp_path, parts_of(data))
    began = time.monotonic()
    assert list(cells_of(path, memory_mb=96).values()) == [[(1, [1]), (1_000_000, [2])]]
    assert time.monotonic() - began < 10


def test_formatted_but_empty_cells_are_no_rows(tmp_path):
    empty = "".join(f'<c r="{column}1" s="3"/>' for column in "ABCDE")
    path = written(tmp_path, parts_of(rows_of(empty, '<c r="B2"><v>5</v></c>')))
    assert first_rows(path) == [[None, 5]]


def test_a_false_dimension_is_not_believed(tmp_path):
    data = '<dimension ref="A1:A1"/>' + rows_of(*['<c r="A1"><v>1</v></c>'] * 500).replace('r="A1"', "")
    assert len(first_rows(written(tmp_path, parts_of(data)))) == 500


def test_more_rows_or_columns_than_allowed_are_refused(tmp_path):
    rows = parts_of(rows_of(*["<c><v>1</v></c>"] * 50))
    assert isinstance(refusal_of(written(tmp_path, rows), rows=49), refusals.TooManyRows)
    far = parts_of('<sheetData><row r="2000000"><c><v>1</v></c></row></sheetData>')
    assert isinstance(refusal_of(written(tmp_path, far)), refusals.TooManyRows)
    wide = parts_of(rows_of('<c r="XFD1"><v>1</v></c>'))
    assert isinstance(refusal_of(written(tmp_path, wide)), refusals.TooManyColumns)
    unnamed = parts_of(rows_of("<c><v>1</v></c>" * 600))
    assert isinstance(refusal_of(written(tmp_path, unnamed)), refusals.TooManyColumns)
    many = parts_of(*[rows_of()] * 5)
    assert isinstance(refusal_of(written(tmp_path, many), sheets=4), refusals.TooManySheets)


def test_more_unpacked_than_allowed_is_refused(tmp_path):
    noise = random.Random(1).randbytes(3 * 1024 * 1024).hex()
    path = written(tmp_path, parts_of(f"<!-- {noise} -->" + rows_of()))
    assert isinstance(refusal_of(path, unpacked_mb=2), file_refusals.TooMuchMemory)


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_document_types_and_entities_are_refused(tmp_path, name):
    parts = parts_of(rows_of('<c r="A1" t="s"><v>0</v></c>'), strings="<si><t>x</t></si>")
    parts[name] = DOCTYPE + parts[name].split("?>")[-1]
    assert isinstance(refusal_of(written(tmp_path, parts)), file_refusals.FileSuspicious)


def test_an_entity_is_never_replaced_even_past_the_head(tmp_path):
    data = rows_of('<c r="A1" t="inlineStr"><is><t>&b;</t></is></c>')
    assert first_rows(written(tmp_path, parts_of(data))) == [["&b;"]]


def test_names_that_lead_outside_touch_nothing(tmp_path):
    parts = parts_of(rows_of('<c r="A1"><v>1</v></c>'))
    parts["../../escaped.txt"] = "out"
    parts["/tmp/escaped.txt"] = "out"
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    assert first_rows(written(folder, parts)) == [[1]]
    assert not list(tmp_path.rglob("escaped.txt"))


def test_a_sheet_that_points_outside_is_not_followed(tmp_path):
    parts = parts_of(rows_of('<c r="A1"><v>1</v></c>'))
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace("worksheets/sheet1.xml", "../../../etc/worksheets/passwd")
    assert isinstance(refusal_of(written(tmp_path, parts)), file_refusals.FileDamaged)


def test_a_truncated_file_is_refused_not_half_read(tmp_path):
    whole = packed(parts_of(rows_of(*['<c r="A1"><v>1</v></c>'] * 5000).replace('r="A1"', "")))
    for share in (0.2, 0.6, 0.95):
        path = tmp_path / "a.xlsx"
        path.write_bytes(whole[: int(len(whole) * share)])
        refusal_of(path)
    cut = parts_of(rows_of('<c r="A1"><v>1</v></c>'))
    cut["xl/worksheets/sheet1.xml"] = cut["xl/worksheets/sheet1.xml"].split("</sheetData>")[0]
    refusal_of(written(tmp_path, cut))


def test_a_string_that_is_not_there_is_damage(tmp_path):
    for number in ("7", "-1", "9" * 30, "x"):
        data = rows_of(f'<c r="A1" t="s"><v>{number}</v></c>')
        path = written(tmp_path, parts_of(data, strings="<si><t>x</t></si>"))
        assert isinstance(refusal_of(path), file_refusals.FileDamaged)


def test_a_reader_that_stops_early_leaves_no_child_behind(tmp_path):
    path = written(tmp_path, parts_of(rows_of(*["<c><v>1</v></c>"] * 200_000)))
    events = read_workbook(path)
    next(events)
    began = time.monotonic()
    events.close()
    assert time.monotonic() - began < 2
