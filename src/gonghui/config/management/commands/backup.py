"""`gonghui backup`: database, uploaded files and anchors in one sealed file; people go on working."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.config.backups import making, telling


class Command(telling.BackupCommand):
    help = "备份数据库和上传的文件，写成一个加密文件；密钥文件夹不在里面，要另外保存"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--to", type=Path, help="放备份的文件夹，默认是数据文件夹下的 backups")
        parser.add_argument("--new-key", type=Path, help="只生成一个新的口令文件")

    def handle(
        self, *, as_json: bool, key_file: Path | None, to: Path | None, new_key: Path | None, **options
    ) -> None:
        if new_key:
            self.answer(as_json, lambda: self._make_key(new_key))
        else:
            folder = to or Path(settings.DATA) / "backups"
            self.answer(as_json, lambda: self._back_up(folder, key_file))

    def _make_key(self, path: Path) -> tuple[dict[str, Any], str]:
        making.new_lock(path)
        says = _("口令文件写好了：{path}。请抄一份放到别处；没有它，备份谁也打不开。")
        return {"key_file": str(path)}, says.format(path=path)

    def _back_up(self, folder: Path, key_file: Path | None) -> tuple[dict[str, Any], str]:
        made, manifest = making.make(folder, telling.lock_from(key_file), at=timezone.now())
        facts = telling.facts_of(made, manifest)
        keys = Path(settings.DATA) / "keys"
        says = _(
            "备份好了：{file}，{rows} 行数据，{files} 个文件。\n"
            "密钥不在里面：请把 {keys} 另外抄一份，和备份、备份口令分三处保存。"
            "缺了它，身份证号等加密内容打不开。"
        )
        return facts | {"keys_folder": str(keys)}, says.format(**facts, keys=keys)
