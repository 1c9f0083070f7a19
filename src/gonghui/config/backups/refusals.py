"""Every reason for which a backup is not made or not put back."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class CannotBackUp(Refusal):
    """Base of what stands in the way before anything was touched."""


class NoLock(CannotBackUp):
    says = _(
        "没有给备份上锁的口令。请用 --key-file 指明口令文件，或设置 GONGHUI_BACKUP_KEY；"
        "还没有口令文件，就先运行 gonghui backup --new-key 文件名 生成。"
    )


class LockTooShort(CannotBackUp):
    says = _("备份口令至少要 {least} 个字，现在是 {given} 个。请换一个长的，或用 --new-key 生成。")


class LockExists(CannotBackUp):
    says = _("{path} 已经存在，没有覆盖。请换一个文件名。")


class ToolMissing(CannotBackUp):
    says = _("找不到 {tool}。请安装 PostgreSQL 客户端（apt install postgresql-client）后再试。")


class ToolFailed(CannotBackUp):
    says = _("{tool} 没有成功：{fault}")


class NoRoom(CannotBackUp):
    says = _("磁盘空间不够，备份没有写成，也没有留下半个文件。请清理磁盘或换一个 --to 文件夹。")


class NoSuchFile(CannotBackUp):
    says = _("找不到 {path}。")


class TargetNotEmpty(CannotBackUp):
    says = _("要恢复到的地方已经有数据（{what}），没有动它。请换一个空文件夹；确定要替换，就加上 --replace。")


class OtherDatabase(CannotBackUp):
    says = _("这份备份来自 {theirs}，这里用的是 {ours}。请把 DATABASE_URL 设成同一种数据库再恢复。")


class Damaged(Refusal):
    says = _("这份备份打不开：口令不对，或文件已经损坏（{where}）。请换一份备份，或核对口令。")
