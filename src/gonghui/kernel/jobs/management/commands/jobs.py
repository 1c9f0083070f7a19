"""`gonghui jobs list|again|drop`: background jobs that were given up and wait for a person."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.jobs import actions, queries
from gonghui.kernel.refusal import Refusal

OPERATOR = Actor(None, "命令行", via="command")


class Command(BaseCommand):
    help = "查看多次失败的后台任务（list），重新执行（again）或放弃（drop）"

    def add_arguments(self, parser) -> None:
        parser.add_argument("what", choices=["list", "again", "drop"])
        parser.add_argument("job", nargs="?", default="")
        parser.add_argument("--reason", default="")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *, what: str, job: str, reason: str, as_json: bool, **options) -> None:
        try:
            if what == "again":
                actions.run_again(job, by=OPERATOR, at=timezone.now())
            elif what == "drop":
                actions.let_go(job, by=OPERATOR, at=timezone.now(), reason=reason)
        except Refusal as refused:
            raise CommandError(str(refused)) from refused
        self._list(as_json)

    def _list(self, as_json: bool) -> None:
        found = [
            {"id": str(job.pk), "job": job.task_path, "fault": job.exception_class_path}
            for job in queries.given_up()[:200]
        ]
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for job in found:
            self.stdout.write("  ".join(job.values()))
        self.stdout.write(
            _("共 {count} 项后台任务等待处理。").format(count=len(found))
            if found
            else _("没有失败的后台任务。")
        )
