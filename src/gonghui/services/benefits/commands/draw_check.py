"""`gonghui benefits draw-check FILE.json`: draw again from the published list and compare.

Exit 0 when everything agrees, 1 when something does not, 2 when the file cannot be read. Needs no database.
"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from gonghui.services.benefits.rules import drawing

AGREES, DIFFERS, UNUSABLE = 0, 1, 2
SAYS = {
    "seed": "种子和报名时公布的校验码对不上：种子被换过。",
    "numbers": "名单和公布的名单校验码对不上：名单被改过。",
    "winners": "公布的中签号码和重抽的不一样。上面是按公开的种子重抽的。",
}
HELP = "按公开的名单、种子重新抽一遍，看结果是不是一样"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="抽签页上下载的公开名单，JSON")


def run(command: BaseCommand, *, file: Path, **options: Any) -> int:
    try:
        told = drawing.read(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as unusable:
        command.stderr.write(f"这个文件不是抽签名单，读不了：{unusable}")
        return UNUSABLE
    for number in drawing.winners(told):
        command.stdout.write(number)
    faults = drawing.faults(told)
    for fault in faults:
        command.stderr.write(SAYS[fault])
    command.stderr.write("核对没有通过。" if faults else "核对通过，和公布的一样。")
    return DIFFERS if faults else AGREES
