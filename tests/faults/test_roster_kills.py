"""An import that is killed leaves all or nothing behind, and may be begun again at once (T34)."""

import os
from pathlib import Path

import pytest

from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.services.membership.tests.conftest import _found, number

from .sharing import kill_imports

KILLS = int(os.environ.get("GONGHUI_IMPORT_KILLS", "4"))
ROWS = 900
PROGRAM = "dying_importer.py"
WHOLE = [ROWS, ROWS, ROWS]


@pytest.fixture
def roster(transactional_db, tmp_path) -> Path:
    """A union, and a roster of nine hundred for it."""
    county = _found("LZ13", "机电开发区总工会", "county", None, region="990103")
    _found("JC01", "岚州机电集团工会", "basic", county)
    path = tmp_path / "roster.xlsx"
    lines = [["陈秀兰", number(order), f"154{order:08}"] for order in range(ROWS)]
    write_xlsx(path, [Sheet("会员基本信息采集表", ["姓名", "证件号码", "手机"], lines)])
    return path


@pytest.mark.parametrize("manner", ["command", "job"])
def test_a_killed_import_loses_nothing_and_doubles_nothing(roster, manner):
    told = kill_imports(PROGRAM, manner, roster, KILLS)
    assert told["killed"] == KILLS
    assert [counts for counts in told["seen"] if counts not in ([0, 0, 0], WHOLE)] == []
    assert told["once"] == told["twice"] == WHOLE


def test_an_import_that_commits_chunk_by_chunk_does_leave_half_a_roster(roster):
    told = kill_imports(PROGRAM, "naive", roster, 2)
    assert [counts for counts in told["seen"] if counts not in ([0, 0, 0], WHOLE)]
