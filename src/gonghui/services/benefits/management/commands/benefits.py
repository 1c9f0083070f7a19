"""`gonghui benefits DEED …`: each deed is a module of `benefits/commands`."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from gonghui.services.benefits.commands import draw_check, due, retirement, run, tally

DEEDS = {
    "draw-check": draw_check,
    "due": due,
    "retirement": retirement,
    "run": run,
    "tally": tally,
}


class Command(BaseCommand):
    help = "普惠慰问：谁该有、列给谁、哪天退休、抽签对不对"

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        for name, module in DEEDS.items():
            module.add_arguments(deeds.add_parser(name, help=module.HELP))

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        sys.exit(DEEDS[deed].run(self, **options))
