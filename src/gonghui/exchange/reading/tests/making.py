"""Workbooks made by hand for tests, down to the bytes of their parts."""

import io
import zipfile
from dataclasses import asdict
from pathlib import Path

from gonghui.exchange.reading import read_workbook, task
from gonghui.exchange.reading.cells import ReadingLimits, SheetStart

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of(
    *sheet_data: str, strings: str = "", styles: str = "", book: str = "", hidden=()
) -> dict[str, str]:
    """The parts of a workbook whose sheets hold the given <sheetData>…</sheetData> and what follows."""
    sheets = "".join(
        f'<sheet name="表{number}" sheetId="{number}" r:id="rId{number}"'
        + (' state="hidden"/>' if number in hidden else "/>")
        for number in range(1, len(sheet_data) + 1)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheet_data) + 1)
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"{book}<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}'
        f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="t" Type="{OFFICE}/styles" Target="/xl/styles.xml"/></Relationships>',
    }
    for number, data in enumerate(sheet_data, start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = data if "<worksheet" in data else sheet(data)
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    return parts


def sheet(data: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{data}</worksheet>'


def rows_of(*rows: str) -> str:
    """<sheetData> of rows given as their cells' XML."""
    body = "".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(rows, start=1))
    return f"<sheetData>{body}</sheetData>"


def packed(parts: dict[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return whole.getvalue()


def written(folder: Path, parts: dict[str, str | bytes], name: str = "名册.xlsx") -> Path:
    path = folder / name
    path.write_bytes(packed(parts))
    return path


def cells_of(path: Path, **limits) -> dict[str, list[tuple[int, list]]]:
    """Everything `read_workbook` tells: sheet name → rows."""
    found: dict[str, list] = {}
    for event in read_workbook(path, limits=ReadingLimits(**limits) if limits else None):
        if isinstance(event, SheetStart):
            rows = found[event.name] = []
        else:
            rows.extend(event.rows)
    return found


def first_rows(path: Path, **limits) -> list[list]:
    """The cells of the first sheet, without row numbers."""
    return [cells for _, cells in next(iter(cells_of(path, **limits).values()))]


def read_here(path: Path, **limits) -> int:
    """What the child would do, in this process: for many small files in a short time. Returns rows read."""
    arguments = {"limits": asdict(ReadingLimits(**limits)), "name": "x"}
    return sum(len(record.get("rows", ())) for record in task.read(path, arguments))
