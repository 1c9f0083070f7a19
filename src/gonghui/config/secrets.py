"""Keys on disk: made once by `gonghui init` or `gonghui demo`, read at every start."""

import os
import secrets
from pathlib import Path

DEFAULT_SECRET = "not-a-secret-run-gonghui-init"


def key_file(folder: Path, name: str) -> Path:
    return folder / "keys" / name


def read_secret(folder: Path) -> str:
    """The signing secret: GONGHUI_SECRET, else keys/secret, else the default that `doctor` refuses."""
    if secret := os.environ.get("GONGHUI_SECRET"):
        return secret
    path = key_file(folder, "secret")
    return path.read_text().strip() if path.exists() else DEFAULT_SECRET


def make_secret(folder: Path) -> Path:
    """Write a new signing secret unless one is there; readable by the owner only."""
    path = key_file(folder, "secret")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path
