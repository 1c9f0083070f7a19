"""An uploaded workbook between the page and the worker: sealed on disk; and how far its job has come.

Progress stands in a file, since the job's own transaction shows nothing before its end.
"""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from gonghui.exchange.models import Batch
from gonghui.kernel import crypto


@contextmanager
def on_disk(upload: UploadedFile) -> Iterator[Path]:
    """The upload as a file with its own ending, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="gonghui-") as folder:
        path = Path(folder) / f"workbook{Path(upload.name or '').suffix.lower()[:8]}"
        with open(path, "wb") as file:
            for part in upload.chunks():
                file.write(part)
        yield path


def keep(batch: Batch, path: Path) -> None:
    """Seal the workbook until its batch has been checked."""
    sealed = crypto.seal(path.read_bytes(), bound_to=_binding(batch))
    place = _folder() / f"{batch.uid}{path.suffix}"
    place.write_bytes(sealed)


@contextmanager
def opened(batch: Batch) -> Iterator[Path]:
    """The kept workbook, readable for the length of the check. Raises FileNotFoundError."""
    kept = next(_folder().glob(f"{batch.uid}.[!p]*"), None)
    if kept is None:
        raise FileNotFoundError(str(batch.uid))
    with tempfile.TemporaryDirectory(prefix="gonghui-") as folder:
        path = Path(folder) / f"workbook{kept.suffix}"
        path.write_bytes(crypto.open_sealed(kept.read_bytes(), bound_to=_binding(batch)))
        yield path


def drop(batch: Batch) -> None:
    """Remove the kept workbook; the checked rows stand sealed in the database."""
    for kept in _folder().glob(f"{batch.uid}.*"):
        kept.unlink(missing_ok=True)


def note(batch: Batch, stage: str, done: int = 0) -> None:
    """Say how far the job has come: "checking", "applying" or "undoing", and the rows done."""
    _mark(batch).write_text(json.dumps({"stage": stage, "done": done}))


def progress(batch: Batch) -> dict[str, Any] | None:
    """The last word of the job, while it is queued or runs."""
    try:
        return json.loads(_mark(batch).read_text())
    except (FileNotFoundError, ValueError):
        return None


def over(batch: Batch) -> None:
    _mark(batch).unlink(missing_ok=True)


def _mark(batch: Batch) -> Path:
    return _folder() / f"{batch.uid}.progress"


def _folder() -> Path:
    folder = Path(settings.DATA) / "imports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _binding(batch: Batch) -> str:
    return f"exchange.Batch.file:{batch.uid}"
