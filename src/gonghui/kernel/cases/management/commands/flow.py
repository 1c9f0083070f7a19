"""`gonghui flow show NAME`: draw a declared flow; `gonghui flow list`: which there are."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gonghui import registry
from gonghui.kernel.cases.drawing import mermaid


class Command(BaseCommand):
    help = "显示流程图（Mermaid）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("list", help="列出全部流程")
        deeds.add_parser("show", help="画出一个流程").add_argument(
            "name", help="流程代码，如 membership.join"
        )

    def handle(self, *, deed: str, **options: Any) -> None:
        if deed == "list":
            for code, flow in sorted(registry.flows().items()):
                self.stdout.write(f"{code}\t{flow.name}")
            return
        try:
            self.stdout.write(mermaid(registry.flow(options["name"])))
        except KeyError:
            known = "、".join(sorted(registry.flows())) or "（还没有）"
            raise CommandError(f"没有流程“{options['name']}”。现有流程：{known}") from None
