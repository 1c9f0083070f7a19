"""docs/adding-a-service.md is tried: its small service is made in a copy of the house, used, taken out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import _template
from tests.rules import small_service


@pytest.fixture
def copy(tmp_path, django_db_setup):
    """A copy of the house and its data folder, with the tables of the house made."""
    house = small_service.copy_of_the_house(tmp_path / "house")
    (tmp_path / "data").mkdir()
    if _template().exists():
        shutil.copyfile(_template(), tmp_path / "data" / "gonghui.sqlite3")
    return house


def told(house: Path, part: str) -> str:
    """What one part of its life says is wrong, or how it broke."""
    given = {
        **os.environ,
        "PYTHONPATH": f"{house / 'src'}:{house}",
        "GONGHUI_DATA": str(house.parent / "data"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    given.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.rules.small_service", part],
        cwd=house,
        env=given,
        capture_output=True,
        text=True,
    )
    return done.stdout + (done.stderr if done.returncode else "")


def test_a_service_is_added_as_the_document_says_and_leaves_nothing_when_it_goes(copy):
    small_service.add(copy)
    assert told(copy, "standing") == ""
    small_service.remove(copy)
    assert told(copy, "gone") == ""
