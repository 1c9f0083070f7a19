"""An uploaded workbook until it is written: sealed on disk; and how far the job on it has come.

It stays after its check, so that it can be checked again when the register has changed meanwhile.

Progress stands in a file, since the job's own transaction shows nothing before its end.
"""

import datetime
import json
import tempfile
import uuid
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
    """Seal the workbook until its batch has been written, refused, or forgotten."""
    sealed = crypto.seal(path.read_bytes(), bound_to=_binding(batch.uid))
    (_folder() / f"{batch.uid}{path.suffix}").write_bytes(sealed)


def is_kept(batch: Batch) -> bool:
    """Whether the workbook can be checked again."""
    return _kept(batch) is not None


@contextmanager
def opened(batch: Batch) -> Iterator[Path]:
    """The kept workbook, readable for the length of the check. Raises FileNotFoundError."""
    kept = _kept(batch)
    if kept is None:
        raise FileNotFoundError(str(batch.uid))
    with tempfile.TemporaryDirectory(prefix="gonghui-") as folder:
        path = Path(folder) / f"workbook{kept.suffix}"
        path.write_bytes(crypto.open_sealed(kept.read_bytes(), bound_to=_binding(batch.uid)))
        yield path


def drop(batch: Batch) -> None:
    """Remove the kept workbook."""
    for kept in _folder().glob(f"{batch.uid}.*"):
        kept.unlink(missing_ok=True)


def forget(before: datetime.datetime) -> int:
    """Remove what was handed in before a moment and never written. Returns how many files."""
    old = [path for path in _folder().iterdir() if path.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def reseal() -> int:
    """Seal every kept workbook anew that an older key sealed. Returns how many."""
    done = 0
    for path in _folder().glob("*.[!p]*"):
        sealed = path.read_bytes()
        if crypto.needs_reseal(sealed):
            plain = crypto.open_sealed(sealed, bound_to=_binding(path.stem))
            fresh = path.with_suffix(".part")
            fresh.write_bytes(crypto.seal(plain, bound_to=_binding(path.stem)))
            fresh.replace(path)
            done += 1
    return done


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


def _kept(batch: Batch) -> Path | None:
    return next(_folder().glob(f"{batch.uid}.[!p]*"), None)


def _binding(uid: uuid.UUID | str) -> str:
    return f"exchange.Batch.file:{uid}"
