"""`gonghui restore FILE [--to FOLDER]`: put a backup back, after all of it was read and checked."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.config.backups import restoring, telling
from gonghui.config.diagnosis import standing

KEYS_SAY = {
    restoring.FIT: gettext_lazy("密钥对得上。"),
    restoring.MISSING: gettext_lazy(
        "密钥还没有：请把另外保存的 keys 文件夹放回 {folder}，否则加密内容打不开。"
    ),
    restoring.DIFFER: gettext_lazy("这里的密钥和备份的不是一套：请换成备份那台机器的 keys 文件夹。"),
}


class Command(telling.BackupCommand):
    help = "恢复一份备份；目标里已经有数据就不动，除非加上 --replace"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path)
        parser.add_argument("--to", type=Path, help="恢复到哪个数据文件夹，默认是 GONGHUI_DATA")
        parser.add_argument("--replace", action="store_true", help="替换已有的数据；原来的文件留在旁边")

    def handle(
        self, *, as_json: bool, key_file: Path | None, file: Path, to: Path | None, replace: bool, **options
    ):
        folder = (to or Path(settings.DATA)).resolve()
        self.answer(as_json, lambda: self._restore(file, key_file, folder, replace))

    def _restore(
        self, file: Path, key_file: Path | None, folder: Path, replace: bool
    ) -> tuple[dict[str, Any], str]:
        lock = telling.lock_from(key_file)
        manifest = restoring.restore(file, lock, folder, replace=replace, at=timezone.now())
        facts = telling.facts_of(file, manifest) | {"to": str(folder)}
        facts["keys"] = restoring.keys_of(folder, manifest)
        telling.note(standing.RESTORED, file, {"rows": facts["rows"], "files": facts["files"]})
        says = _(
            "恢复好了：{rows} 行数据，{files} 个文件，和备份时一致。{keys_say}\n"
            "接下来请运行 gonghui migrate 和 gonghui doctor，再启动。"
        )
        keys_say = str(KEYS_SAY[facts["keys"]]).format(folder=folder)
        return facts, says.format(**facts, keys_say=keys_say)
