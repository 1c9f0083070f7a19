"""The keys as they are now: a running process notices a key that another process has added."""

from pathlib import Path

from django.conf import settings

from .. import crypto

_seen: dict[str, tuple] = {}


def refresh() -> None:
    """Read the keys anew when their file was replaced. Costs one look at the file's date."""
    file = Path(settings.DATA) / "keys" / "fields.json"
    try:
        state = file.stat()
    except FileNotFoundError:
        return
    now = (str(file), state.st_mtime_ns, state.st_ino, state.st_size)
    if _seen.get("file") != now:
        _seen["file"] = now
        crypto.forget_keys()
