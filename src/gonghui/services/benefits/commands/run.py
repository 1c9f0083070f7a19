"""`gonghui benefits run --on DATE`: give everybody what is due; a second time changes nothing."""

import datetime
import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations import queries as tree
from gonghui.services.benefits.actions import running

DONE, FAILED, UNKNOWN = 0, 1, 2
HELP = "把某一天该有的慰问列给每一个人；再运行一次、两台机器同时运行，都不会多出一份"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=datetime.date.fromisoformat, default=None, help="哪一天，如 2026-09-25")
    parser.add_argument("--organization", default="", help="只办这个工会和它下面的项目，填组织编码")
    parser.add_argument("--json", action="store_true", help="写成 JSON")


def run(command: BaseCommand, *, on: datetime.date | None, organization: str, **options: Any) -> int:
    place = tree.find(organization) if organization else None
    if organization and place is None:
        command.stderr.write(f"没有编码为 {organization} 的工会组织。请核对编码。")
        return UNKNOWN
    day, path = on or timezone.localdate(), place.path if place else ""
    ran = running.run(day, by=SYSTEM, at=timezone.now(), path=path)
    if options["json"]:
        command.stdout.write(json.dumps({"on": day.isoformat(), **asdict(ran)}))
        return FAILED if ran.failed else DONE
    command.stdout.write(
        f"{day}：新开 {ran.occasions} 个批次，新列入 {ran.entitlements} 份，"
        f"其中 {ran.declined} 份本人已说不需要；告知 {ran.told} 人。"
    )
    if ran.failed:
        command.stderr.write(f"有 {ran.failed} 个项目的人群已经选不出来，没有办成。请在项目页上核对人群。")
    return FAILED if ran.failed else DONE
