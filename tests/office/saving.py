"""LibreOffice as people use it: a file opened, and saved again in another form."""

import subprocess
from pathlib import Path


def saved(file: Path, form: str, *, reading: str = "", folder: Path | None = None) -> Path:
    """The file as LibreOffice saves it. `form`: xlsx, ods, fods or csv, with a filter and its options."""
    profile = f"-env:UserInstallation=file://{file.parent / 'profile'}"
    where = folder or file.parent
    how = [f"--infilter={reading}"] if reading else []
    command = [
        "soffice",
        profile,
        "--headless",
        *how,
        "--convert-to",
        form,
        "--outdir",
        str(where),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return where / f"{file.stem}.{form.partition(':')[0]}"
