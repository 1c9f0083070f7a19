"""Where things lie on disk."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
PROJECT = PACKAGE.parents[1]


def data_folder() -> Path:
    """The folder of the database, the keys and uploaded files: GONGHUI_DATA, else ./data."""
    return Path(os.environ.get("GONGHUI_DATA", "data")).resolve()
