"""`gonghui benefits due --on DATE [--organization CODE] --json`: who is due what; nothing is written."""

import datetime
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gonghui.kernel.organizations import queries as tree
from gonghui.services.benefits.queries import counting

DONE, UNKNOWN = 0, 2
HELP = "某一天各项慰问该有多少人：按覆盖类别和批次数出来，不写入任何内容"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=datetime.date.fromisoformat, default=None, help="哪一天，如 2026-09-25")
    parser.add_argument("--organization", default="", help="只数这个工会和它下面的，填组织编码")
    parser.add_argument("--json", action="store_true", help="写成 JSON")


def run(command: BaseCommand, *, on: datetime.date | None, organization: str, **options: Any) -> int:
    place = tree.find(organization) if organization else None
    if organization and place is None:
        command.stderr.write(f"没有编码为 {organization} 的工会组织。请核对编码。")
        return UNKNOWN
    day = on or timezone.localdate()
    told = counting.due_on(day, place, at=timezone.now())
    command.stdout.write(json.dumps(told, ensure_ascii=False) if options["json"] else _as_text(told))
    return DONE


def _as_text(told: dict[str, Any]) -> str:
    lines = [f"{told['on']} 各项慰问应有人数："]
    lines += [f"  {one['coverage_name']}：{one['due']} 人" for one in told["coverages"]]
    lines += [
        f"    {one['name']}（{one['opens_on']} 到 {one['closes_on']}）："
        f"{one['due']} 人，已列入 {one['kept']} 人"
        for one in told["occasions"]
    ]
    return "\n".join(lines)
