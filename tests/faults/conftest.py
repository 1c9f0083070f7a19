"""Run when asked for (`.ci/run` does, on both databases): kills and restarts take minutes."""

import os
from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    if os.environ.get("GONGHUI_FAULTS") != "1":
        items[:] = [item for item in items if here not in item.path.parents]
