"""Whether the work behind the pages is being done."""

from datetime import timedelta

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.jobs import queries as jobs

from .finding import HINT, OK, Finding

SCHEDULER_MAY_REST = timedelta(minutes=15)


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
