"""An import that is killed leaves all or nothing behind, and may be begun again at once (T34)."""

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

KILLS = int(os.environ.get("GONGHUI_IMPORT_KILLS", "4"))
ROWS = 900
PROGRAM = Path(__file__).with_name("dying_importer.py")
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


def kill_imports(manner: str, roster: Path, kills: int) -> dict:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gonghui.config.settings",
        "GONGHUI_DATA": str(settings.DATA),
        "DATABASE_URL": shared_database(roster.parent),
    }
    program = [sys.executable, str(PROGRAM), str(kills), manner, str(roster)]
    ended = subprocess.run(
        program, env=environment, check=False, timeout=1200, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return json.loads(ended.stdout.splitlines()[-1])


@pytest.mark.parametrize("manner", ["command", "job"])
def test_a_killed_import_loses_nothing_and_doubles_nothing(roster, manner):
    told = kill_imports(manner, roster, KILLS)
    assert told["killed"] == KILLS
    assert [counts for counts in told["seen"] if counts not in ([0, 0, 0], WHOLE)] == []
    assert told["once"] == told["twice"] == WHOLE


def test_an_import_that_commits_chunk_by_chunk_does_leave_half_a_roster(roster):
    told = kill_imports("naive", roster, max(16, KILLS * 2))
    assert [counts for counts in told["seen"] if counts not in ([0, 0, 0], WHOLE)]
