"""`gonghui benefits retirement --birth 1970-01-15 --group male`: the statutory day. Needs no database."""

import datetime
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from gonghui.services.benefits.dates import retirement

HELP = "按渐进式延迟法定退休年龄的办法算退休日期：male 男职工，female55 原 55 岁，female50 原 50 岁"


def add_arguments(parser: ArgumentParser) -> None:
    day = datetime.date.fromisoformat
    parser.add_argument("--birth", type=day, required=True, help="出生日期，如 1970-01-15")
    parser.add_argument("--group", choices=retirement.GROUPS, required=True, help="退休类别")
    parser.add_argument("--json", action="store_true", help="写成 JSON")


def run(command: BaseCommand, *, birth: datetime.date, group: str, **options: Any) -> int:
    on, (years, months) = retirement.day(birth, group), retirement.age(birth, group)
    later = retirement.delay(birth, group)
    if options["json"]:
        told = {"date": on.isoformat(), "years": years, "months": months, "delay_months": later}
        command.stdout.write(json.dumps(told))
        return 0
    command.stdout.write(f"{on}  满 {years} 岁 {months} 个月  延迟 {later} 个月")
    return 0
