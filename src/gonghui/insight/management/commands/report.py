"""`gonghui report SUBJECT --on DATE`: figures of a service from its records; 2 if asked wrongly."""

import datetime
import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.organizations import queries as tree

UNUSABLE = 2


class Command(BaseCommand):
    help = "统计：gonghui report hardship --on 日期 [--organization 工会代码] [--json]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("subject", choices=sorted(registry.reports()), help="统计什么")
        parser.add_argument("--on", type=datetime.date.fromisoformat, help="哪一天的状态；不写就是今天")
        parser.add_argument("--organization", default="", help="工会代码；不写就是全部")
        parser.add_argument("--json", action="store_true", help="只打印一行 JSON")

    def handle(self, *args, subject: str, organization: str, **options) -> None:
        place = tree.find(organization) if organization else tree.top()
        if place is None:
            self.stderr.write(f"没有代码为 {organization} 的工会。" if organization else "还没有建立工会。")
            sys.exit(UNUSABLE)
        told = registry.reports()[subject].gather(place, options["on"] or timezone.localdate())
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for name, value in told.items():
            self._show(name, value)

    def _show(self, name: str, value: Any) -> None:
        rows = value if isinstance(value, list) else [value] if isinstance(value, dict) else None
        if rows is None:
            self.stdout.write(f"{name:<24} {value}")
            return
        self.stdout.write(name)
        for row in rows:
            self.stdout.write("    " + "  ".join(f"{key} {figure}" for key, figure in row.items()))
