"""Comma-separated files in the encodings that Chinese offices really send."""

import pytest

from gonghui.exchange.reading.cells import Formula, RawNumber
from gonghui.exchange.reading.refusals import BrokenQuotes, UnknownEncoding
from gonghui.exchange.writing import stream_csv
from gonghui.kernel.files.refusals import EmptyFile, FileRefused

from .making import cells_of, first_rows

ROWS = [["姓名", "身份证号"], ["张三·阿不都", "110101199003070011"], ["㐂𠮷", "x"]]
TEXT = "\r\n".join(",".join(row) for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_the_same_rows_reads_the_same(tmp_path, encoding):
    path = tmp_path / "名册.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert cells_of(path) == {"名册": [(1, ROWS[0]), (2, ROWS[1]), (3, ROWS[2])]}


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_separator_is_found_out(tmp_path, separator):
    path = tmp_path / "a.csv"
    path.write_text(f'甲{separator}乙\n"一{separator}二"{separator}3\n')
    assert first_rows(path) == [["甲", "乙"], [f"一{separator}二", "3"]]


def test_what_excel_spoils_and_what_it_shields_is_told_apart(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('甲,乙,丙,丁\n1.50102E+17,=A1+1,"=""0123""",\'=x\n')
    assert first_rows(path)[1] == [RawNumber("1.50102E+17"), Formula("=A1+1"), "0123", "=x"]


def test_what_we_write_comes_back_as_it_was(tmp_path):
    texts = ["=1+1", "+86", "-5", "@x", "\tx", "\rx", "张三", "'老'"]
    path = tmp_path / "a.csv"
    path.write_bytes(b"".join(stream_csv(["列"] * len(texts), [texts])))
    assert first_rows(path)[1] == texts


def test_empty_rows_are_left_out_and_row_numbers_stay(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("甲\n\n,,\n乙\n")
    assert cells_of(path)["a"] == [(1, ["甲"]), (4, ["乙"])]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", EmptyFile),
        ('甲,"乙'.encode() + b"x" * 300_000, BrokenQuotes),
        ("姓名,单位\n".encode() * 1000 + b"\xff\xff\xff", UnknownEncoding),
        (b"\x00\x01\x02\x03" * 50, FileRefused),
        ("甲".encode() * 3_000_000, FileRefused),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(tmp_path, content, refusal):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(refusal) as refused:
        first_rows(path)
    assert str(refused.value).endswith("。")
