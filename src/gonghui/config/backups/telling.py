"""What the three commands have in common: the lock, the answer for people or programs, the exit code."""

import getpass
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.config import diagnosis
from gonghui.config.diagnosis.standing import BACKUP
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal import actions as journal

from .refusals import CannotBackUp, Damaged, NoLock, NoSuchFile

DAMAGED, REFUSED = 1, 2
KEY_VARIABLE = "GONGHUI_BACKUP_KEY"


class BackupCommand(BaseCommand):
    """Exit codes: 0 done, 1 the backup is damaged or the lock is wrong, 2 nothing was done."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--key-file", type=Path, help=_("口令文件；也可以用环境变量 GONGHUI_BACKUP_KEY 指明")
        )
        parser.add_argument("--json", action="store_true", dest="as_json")

    def answer(self, as_json: bool, work: Callable[[], tuple[dict[str, Any], str]]) -> None:
        """Do the work, which returns (facts for programs, a sentence for people), and tell how it went."""
        try:
            facts, says = work()
        except (CannotBackUp, Damaged) as refused:
            told = {"done": False, "code": refused.code, "says": str(refused)}
            self._tell(told, str(refused), as_json)
            raise SystemExit(DAMAGED if isinstance(refused, Damaged) else REFUSED) from refused
        self._tell({"done": True, **facts}, says, as_json)

    def _tell(self, facts: dict[str, Any], says: str, as_json: bool) -> None:
        self.stdout.write(json.dumps(facts, ensure_ascii=False) if as_json else says)


def lock_from(key_file: Path | None) -> str:
    """The passphrase: from its file, else asked for at a terminal. Raises NoLock, NoSuchFile."""
    named = key_file or (Path(os.environ[KEY_VARIABLE]) if os.environ.get(KEY_VARIABLE) else None)
    if named:
        if not named.is_file():
            raise NoSuchFile(path=named)
        return named.read_text(encoding="utf-8").strip()
    if not sys.stdin.isatty():
        raise NoLock
    return getpass.getpass(_("备份口令："))


def note(deed: str, backup: Path, body: dict[str, Any]) -> None:
    """Write into this house's journal, when there is a house: a drill may run on a bare machine."""
    if any(check().is_unsafe for check in (diagnosis.database, diagnosis.migrations)):
        return
    with transaction.atomic():
        journal.record(deed, by=SYSTEM, at=timezone.now(), subject=(BACKUP, backup.name), body=body)


def facts_of(backup: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    """What programs are told of a backup."""
    return {
        "file": str(backup),
        "size": backup.stat().st_size,
        "made_at": manifest["made_at"],
        "database": "sqlite" if manifest["database"].endswith("sqlite3") else "postgresql",
        "files": sum(name.startswith("files/") for name in manifest["members"]),
        "rows": sum(manifest["rows"].values()),
        "heads": manifest["heads"],
    }
