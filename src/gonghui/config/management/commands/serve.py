"""`gonghui serve`: web, worker and scheduler together, until TERM or Ctrl+C."""

import os

from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils.translation import gettext as _

from gonghui.config import diagnosis, serving
from gonghui.config.addresses import check_address, is_loopback
from gonghui.config.processes import Supervisor
from gonghui.kernel.refusal import Refusal


class Command(BaseCommand):
    help = "启动网页服务、后台任务和定时任务，按 Ctrl+C 停止"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="服务地址，默认只有本机能访问")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 4), help="网页进程数")
        parser.add_argument("--threads", type=int, default=4, help="每个网页进程的线程数")
        parser.add_argument("--drain", type=float, default=0, help="停止前先退出负载均衡的秒数")
        parser.add_argument("--only", choices=["web", "worker", "scheduler"], help="只运行其中一部分")

    def handle(self, *, host, port, workers, threads, drain, only, **options) -> None:
        numbers = {"host": host, "port": port, "workers": max(workers, 1), "threads": max(threads, 1)}
        if only:
            serving.run_part(only, **numbers)
            return
        self._refuse_what_is_unsafe(host, port)
        connections.close_all()
        self.stdout.write(_("服务地址：http://{host}:{port}/　按 Ctrl+C 停止。").format(host=host, port=port))
        self.stdout.flush()
        supervisor = Supervisor(serving.parts(**numbers), grace=serving.GRACE_SECONDS, drain=drain)
        ended_by_themselves = supervisor.run()
        self.stdout.write(
            _("已停止。") if ended_by_themselves else _("已强制停止，未完成的后台任务会重新执行。")
        )

    def _refuse_what_is_unsafe(self, host: str, port: int) -> None:
        """Nothing is repaired here: what is missing is said, with the command that mends it."""
        needed = [diagnosis.database, diagnosis.migrations, diagnosis.keys]
        if not is_loopback(host):
            needed += [diagnosis.secret, diagnosis.debug]
        for check in needed:
            found = check()
            if found.is_unsafe:
                raise CommandError(f"{found.says}{found.advice}")
        try:
            check_address(host, port)
        except Refusal as refused:
            raise CommandError(str(refused)) from refused
