"""Whether the data can be kept: disk, folder, database, tables, keys."""

import os
import shutil
import stat
import uuid
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.config.secrets import key_file
from gonghui.kernel import crypto
from gonghui.kernel.jobs.models import Beat
from gonghui.ui.formats import listed

from .finding import OK, UNSAFE, Finding

LEAST_FREE_PERCENT = 10
OTHERS = stat.S_IRWXO
ANYONE_ELSE = stat.S_IRWXO | stat.S_IRWXG


def disk() -> Finding:
    """Whether the disk of the data folder has room."""
    try:
        usage = shutil.disk_usage(settings.DATA)
    except OSError:
        return Finding(
            "disk", UNSAFE, _("数据文件夹不存在。"), _("请运行 gonghui init，或检查环境变量 GONGHUI_DATA。")
        )
    percent = usage.free * 100 // usage.total
    if percent < LEAST_FREE_PERCENT:
        return Finding(
            "disk",
            UNSAFE,
            _("磁盘只剩 {percent}%，写满后将无法办理业务。").format(percent=percent),
            _("请清理磁盘或扩容，至少留出 {least}%。").format(least=LEAST_FREE_PERCENT),
        )
    return Finding("disk", OK, _("磁盘还剩 {percent}%。").format(percent=percent))


def folder() -> Finding:
    """Whether other users of this machine are kept out of the data."""
    path = Path(settings.DATA)
    if path.exists() and path.stat().st_mode & OTHERS:
        return Finding(
            "folder",
            UNSAFE,
            _("数据文件夹能被本机其他用户读取。"),
            _("请运行 chmod 700 {path}。").format(path=path),
        )
    return Finding("folder", OK, _("数据文件夹不对其他用户开放。"))


def database() -> Finding:
    """Whether the database answers and takes writing."""
    file = _file()
    if file and not file.exists():
        return Finding(
            "database",
            UNSAFE,
            _("还没有数据库。"),
            _("新机器请运行 gonghui init；已有数据请检查环境变量 GONGHUI_DATA。"),
        )
    try:
        connection.ensure_connection()
        writable = _is_writable()
    except DatabaseError:
        return Finding(
            "database",
            UNSAFE,
            _("连接不上数据库。"),
            _("请检查 DATABASE_URL 和 GONGHUI_DATA，确认数据库已启动。"),
        )
    if not writable:
        return Finding(
            "database",
            UNSAFE,
            _("数据库不能写入。"),
            _("请检查数据文件夹的所有者和权限，或主备库的切换状态。"),
        )
    return Finding("database", OK, _("数据库可以读写。"))


def migrations() -> Finding:
    """Whether the tables are those this program was written for."""
    try:
        count = _pending_migrations()
    except DatabaseError:
        return Finding("migrations", UNSAFE, _("无法核对数据表的版本。"), _("请先让数据库可以连接。"))
    if count:
        return Finding(
            "migrations",
            UNSAFE,
            _("数据表还不是当前版本，有 {count} 项更新未执行。").format(count=count),
            _("请先备份，再运行 gonghui migrate；新机器请运行 gonghui init。"),
        )
    return Finding("migrations", OK, _("数据表是当前版本。"))


def keys() -> Finding:
    """Whether the keys of the sealed fields can be read, by this program only."""
    path = key_file(Path(settings.DATA), "fields.json")
    advice = _(
        "新机器请运行 gonghui init；旧数据请从备份中取回 keys 文件夹，没有它就打不开身份证号等加密内容。"
    )
    if not path.exists():
        return Finding("keys", UNSAFE, _("没有加密密钥。"), advice)
    try:
        crypto.key_numbers()
    except (OSError, ValueError, KeyError):
        return Finding("keys", UNSAFE, _("加密密钥读不出来。"), advice)
    if loose := [file.name for file in path.parent.iterdir() if file.stat().st_mode & ANYONE_ELSE]:
        return Finding(
            "keys",
            UNSAFE,
            _("密钥文件 {names} 能被其他用户读取。").format(names=listed(sorted(loose))),
            _("请运行 chmod 600 {path}/*。").format(path=path.parent),
        )
    return Finding("keys", OK, _("加密密钥可用，且只有本程序能读。"))


def _file() -> Path | None:
    """The file of an SQLite database that is kept on disk."""
    path = Path(str(connection.settings_dict["NAME"]))
    return path if connection.vendor == "sqlite" and path.is_absolute() else None


def _is_writable() -> bool:
    """SQLite is not written to: an import may hold its only lock for a while, and that is no fault."""
    if connection.vendor == "sqlite":
        file = _file()
        return file is None or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))
    try:
        with transaction.atomic():
            Beat.objects.create(
                worker_id=f"readiness-{uuid.uuid4().hex}",
                home="",
                pid=0,
                process_started="",
                started_at=timezone.now(),
                beat_at=timezone.now(),
            )
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


def _pending_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
