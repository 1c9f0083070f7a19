"""`gonghui benefits tally [--year YEAR] [--check]`: keep the sums of coverage, and prove them.

Exit 0 when what is kept is what is counted anew, 1 when something differs.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gonghui.services.benefits.actions import tallying
from gonghui.services.benefits.queries import tallies
from gonghui.services.benefits.queries.coverage import NAMES, Sums

AGREES, DIFFERS = 0, 1
HELP = "把各级工会的覆盖数字重新汇总，再用另一种算法核对"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--year", type=int, help="哪一年；不写就是所有年份")
    parser.add_argument("--check", action="store_true", help="只核对，不改动")


def run(command: BaseCommand, *, year: int | None, check: bool, **options: Any) -> int:
    at = timezone.now()
    outcome = AGREES
    for one in [year] if year else tallies.years():
        if not check:
            command.stdout.write(f"{one} 年：更新了 {tallying.tally(one, at=at)} 个数。")
        found = tallies.first_difference(one, timezone.localdate(at))
        if found is None:
            command.stdout.write(f"{one} 年：和逐条重新统计的一样。")
            continue
        outcome = DIFFERS
        command.stderr.write(
            f"{one} 年对不上：工会 {found.organization}，{found.coverage}。"
            f"存的是 {_told(found.kept)}；重新统计是 {_told(found.counted)}。"
        )
    return outcome


def _told(sums: Sums) -> str:
    return " ".join(f"{name} {getattr(sums, name)}" for name in NAMES)
