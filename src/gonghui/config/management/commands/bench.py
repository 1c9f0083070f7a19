"""`gonghui bench import|page|scope|inbox|ledger|…`: measure this machine, beside what else there is."""

import json
import sys
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gonghui.config.paths import PROJECT

TAKES = {
    "import": ("imports", ("rows", "rounds", "database")),
    "page": ("pages", ("organizations", "members", "connections", "seconds", "rounds", "database")),
    "scope": ("scope", ("organizations", "members", "rounds", "database")),
    "inbox": ("inbox", ("organizations", "items", "rounds", "database")),
    "ledger": ("ledger", ("rounds", "database")),
    "eligibility": ("eligibility", ("households", "rounds", "database")),
    "figures": ("figures", ("households", "rounds", "database")),
    "board": ("board", ("organizations", "members", "rounds", "database")),
    "quality": ("quality", ("organizations", "items", "rounds", "database")),
    "coverage": ("coverage", ("members", "rounds", "database")),
}


class Command(BaseCommand):
    help = "测量这台机器，旁边是别的做法；用临时数据，不碰现有的数据"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=list(TAKES))
        parser.add_argument("--rows", type=int, default=100_000, help="名册的行数")
        parser.add_argument("--rounds", type=int, default=3, help="每一方轮流测几次")
        parser.add_argument("--organizations", type=int, default=50_000)
        parser.add_argument("--members", type=int, default=1_000_000)
        parser.add_argument("--households", type=int, default=83_100, help="困难家庭的户数")
        parser.add_argument("--items", type=int, default=1_000_000, help="没办完的待办有多少")
        parser.add_argument("--connections", type=int, default=16)
        parser.add_argument("--seconds", type=float, default=5, help="每一页测几秒")
        parser.add_argument(
            "--database",
            default="",
            help="postgres://… 在这台服务器上建一个临时数据库来测，测完删除；不写就用 SQLite",
        )
        parser.add_argument("--json", action="store_true", help="只打印一行 JSON")

    def handle(self, *args, what: str, **options) -> None:
        module, names = TAKES[what]
        if not (PROJECT / "bench" / f"{module}.py").is_file():
            raise CommandError("测量程序在源代码目录的 bench/ 里。请在源代码目录里运行。")
        sys.path.insert(0, str(PROJECT))
        told = import_module(f"bench.{module}").measure(**{name: options[name] for name in names})
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        self._show(told)

    def _show(self, told: dict[str, Any]) -> None:
        for name, value in told.items():
            if isinstance(value, dict):
                self._line(name, value)
            elif isinstance(value, list):
                for row in value:
                    self._line(" ".join(str(row[name]) for name in ("level", "whose") if name in row), row)
            else:
                self.stdout.write(f"{name:<14} {value}")

    def _line(self, name: str, figures: dict[str, Any]) -> None:
        self.stdout.write(f"{name:<14} " + "  ".join(f"{key} {value}" for key, value in figures.items()))
