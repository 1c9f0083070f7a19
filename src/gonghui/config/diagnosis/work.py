"""Whether the work behind the pages is being done."""

from datetime import timedelta

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.jobs import queries as jobs

from . import standing
from .finding import HINT, OK, Finding

SCHEDULER_MAY_REST = timedelta(minutes=15)
BACKUP_MAY_BE_OLD = timedelta(days=8)


def scheduler() -> Finding:
    """Whether deadlines are watched and messages sent: the scheduler acts at least every minute."""
    advice = _("请用 gonghui serve 启动；它会同时运行网页、后台任务和定时任务。")
    try:
        last = jobs.last_scheduled_at()
    except DatabaseError:
        last = None
    if last is None:
        return Finding("scheduler", HINT, _("定时任务还没有运行过。"), advice)
    if timezone.now() - last > SCHEDULER_MAY_REST:
        said = timezone.localtime(last).strftime("%Y-%m-%d %H:%M")
        return Finding(
            "scheduler",
            HINT,
            _("定时任务从 {when} 起没有再运行，提醒和短信会停发。").format(when=said),
            advice,
        )
    return Finding("scheduler", OK, _("定时任务在运行。"))


def failed_jobs() -> Finding:
    try:
        count = jobs.given_up().count()
    except DatabaseError:
        count = 0
    if count:
        return Finding(
            "jobs",
            HINT,
            _("有 {count} 项后台任务多次失败，等待处理。").format(count=count),
            _("请运行 gonghui jobs list 查看。"),
        )
    return Finding("jobs", OK, _("没有失败的后台任务。"))


def backup() -> Finding:
    """Whether what is kept here would survive the loss of this machine."""
    advice = _("请运行 gonghui backup，把备份放到另一台机器上；做法见《运维手册》。")
    try:
        last = standing.last_done(standing.MADE)
    except DatabaseError:
        last = None
    if last is None:
        return Finding("backup", HINT, _("还没有备份过，这台机器坏了数据就没有了。"), advice)
    if timezone.now() - last > BACKUP_MAY_BE_OLD:
        days = (timezone.now() - last).days
        return Finding("backup", HINT, _("上一次备份是 {days} 天前。").format(days=days), advice)
    return Finding("backup", OK, _("最近备份过。"))
