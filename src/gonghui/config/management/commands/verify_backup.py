"""`gonghui verify-backup FILE`: read all of a backup, compare every checksum, open the database in it."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.config.backups import reading, telling
from gonghui.config.diagnosis import standing


class Command(telling.BackupCommand):
    help = "核对一份备份：逐字读一遍，核对每个校验值，并试着打开里面的数据库"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path)

    def handle(self, *, as_json: bool, key_file: Path | None, file: Path, **options) -> None:
        self.answer(as_json, lambda: self._verify(file, key_file))

    def _verify(self, file: Path, key_file: Path | None) -> tuple[dict[str, Any], str]:
        facts = telling.facts_of(file, reading.verify(file, telling.lock_from(key_file)))
        telling.note(standing.VERIFIED, file, {"rows": facts["rows"], "files": facts["files"]})
        says = _("这份备份完好：{made_at} 备份，{rows} 行数据，{files} 个文件，都核对过了。")
        made_at = timezone.localtime(datetime.fromisoformat(facts["made_at"]))
        return facts, says.format(**facts | {"made_at": made_at.strftime("%Y-%m-%d %H:%M")})
