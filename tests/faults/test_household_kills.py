"""Household files on their way in, killed at random moments: all or nothing stays, and it may begin again.

GONGHUI_HOUSEHOLDS=20000 brings in that many; the suite brings in fewer.
"""

import os
from pathlib import Path

import pytest

from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.services.membership.tests.conftest import _found, number

from .sharing import kill_imports

KILLS = int(os.environ.get("GONGHUI_IMPORT_KILLS", "8"))
ROWS = int(os.environ.get("GONGHUI_HOUSEHOLDS", "300"))
PROGRAM = "dying_households.py"
WHOLE = [ROWS, ROWS, 2 * ROWS, ROWS]
NOTHING = [0, 0, 0, 0]


@pytest.fixture
def workbook(transactional_db, tmp_path) -> Path:
    """A union, and households of two for it."""
    _found("LZ13", "机电开发区总工会", "county", None, region="990103")
    numbers = [number(order % 1000, f"{1950 + order // 1000}0312") for order in range(ROWS)]
    heads = [["孙德福", own, "800", "患重特大疾病"] for own in numbers]
    people = [[own, "周桂英", "妻"] for own in numbers]
    path = tmp_path / "households.xlsx"
    write_xlsx(
        path,
        [
            Sheet("困难职工档案", ["姓名", "身份证号", "本人月平均收入", "主要致困原因"], heads),
            Sheet("家庭成员", ["申请人身份证号", "姓名", "与本人关系"], people),
        ],
    )
    return path


def test_a_killed_import_loses_no_household_and_doubles_none(workbook):
    told = kill_imports(PROGRAM, "whole", workbook, KILLS)
    assert told["killed"] == KILLS
    assert [counts for counts in told["seen"] if counts not in (NOTHING, WHOLE)] == []
    assert told["once"] == told["twice"] == WHOLE


def test_an_import_that_commits_chunk_by_chunk_does_leave_half_of_it(workbook):
    told = kill_imports(PROGRAM, "naive", workbook, 2)
    assert [counts for counts in told["seen"] if counts not in (NOTHING, WHOLE)]
