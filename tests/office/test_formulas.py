"""No cell of any table that leaves the house becomes a formula when LibreOffice opens it."""

import re
from pathlib import Path

import pytest

from gonghui import registry
from gonghui.exchange import writing
from gonghui.exchange.writing import LEADS, Sheet, stream_csv, write_xlsx

from .saving import saved

# 44,34,76: separated by commas, quoted by quotes, UTF-8; the last field lets formulas be read as such.
AS_CSV = "CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"
FORMULA = re.compile(r"table:formula=")


def opened(file: Path) -> str:
    """The file as LibreOffice understands it, as flat XML."""
    return saved(file, "fods", reading=AS_CSV if file.suffix == ".csv" else "").read_text(encoding="utf-8")


def rows_of(headings: tuple) -> list[list[str]]:
    """For every field of an export, each lead in front of something that would calculate."""
    return [[f"{lead}1+{number}" for number, _heading in enumerate(headings)] for lead in LEADS]


def written(folder: Path, ending: str) -> Path:
    """Every export of every service in one file, each field with every lead."""
    sheets = [
        Sheet(f"{service.code}-{export.code}"[:31], [str(word) for word in export.headings], rows)
        for service in registry.services()
        for export in service.exports
        for rows in [rows_of(export.headings)]
    ]
    path = folder / f"exports{ending}"
    if ending == ".xlsx":
        write_xlsx(path, sheets)
    else:
        path.write_bytes(b"".join(part for sheet in sheets for part in stream_csv(sheet.header, sheet.rows)))
    return path


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_no_field_of_any_export_becomes_a_formula(tmp_path, ending):
    shown = opened(written(tmp_path, ending))
    assert shown.count("<table:table-row") > 10
    assert FORMULA.findall(shown) == []


def test_without_the_shield_libreoffice_would_calculate(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "shield", lambda text: text)
    assert FORMULA.findall(opened(written(tmp_path, ".csv")))
