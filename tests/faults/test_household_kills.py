"""Household files on their way in, killed at random moments: all or nothing stays, and it may begin again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.services.membership.tests.conftest import _found, number

from .sharing import shared_database

KILLS = int(os.environ.get("GONGHUI_IMPORT_KILLS", "8"))
ROWS = 300
PROGRAM = Path(__file__).with_name("dying_households.py")
WHOLE = [ROWS, ROWS, 2 * ROWS, ROWS]
NOTHING = [0, 0, 0, 0]


@pytest.fixture
def workbook(transactional_db, tmp_path) -> Path:
    """A union, and three hundred households of two for it."""
    _found("LZ13", "机电开发区总工会", "county", None, region="990103")
    heads = [["孙德福", number(order), "800", "患重特大疾病"] for order in range(ROWS)]
    people = [[number(order), "周桂英", "妻"] for order in range(ROWS)]
    path = tmp_path / "households.xlsx"
    write_xlsx(
        path,
        [
            Sheet("困难职工档案", ["姓名", "身份证号", "本人月平均收入", "主要致困原因"], heads),
            Sheet("家庭成员", ["申请人身份证号", "姓名", "与本人关系"], people),
        ],
    )
    return path


def kill_imports(manner: str, workbook: Path, kills: int) -> dict:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gonghui.config.settings",
        "GONGHUI_DATA": str(settings.DATA),
        "DATABASE_URL": shared_database(workbook.parent),
    }
    program = [sys.executable, str(PROGRAM), str(kills), manner, str(workbook)]
    ended = subprocess.run(
        program, env=environment, check=False, timeout=1200, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return json.loads(ended.stdout.splitlines()[-1])


def test_a_killed_import_loses_no_household_and_doubles_none(workbook):
    told = kill_imports("whole", workbook, KILLS)
    assert told["killed"] == KILLS
    assert [counts for counts in told["seen"] if counts not in (NOTHING, WHOLE)] == []
    assert told["once"] == told["twice"] == WHOLE


def test_an_import_that_commits_chunk_by_chunk_does_leave_half_of_it(workbook):
    told = kill_imports("naive", workbook, KILLS)
    assert [counts for counts in told["seen"] if counts not in (NOTHING, WHOLE)]
