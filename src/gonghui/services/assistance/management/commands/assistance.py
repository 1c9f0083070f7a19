"""`gonghui assistance assess FILE.csv`: categories for a table of households. Exit 0 all, 3 some, 2 none."""

import datetime
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from gonghui.kernel.refusal import Refusal
from gonghui.services.assistance.actions.sheets import assessing
from gonghui.services.assistance.actions.sheets import lines as line_files
from gonghui.services.assistance.queries import policies
from gonghui.services.assistance.rules import policies as policy_rules
from gonghui.services.assistance.rules.lines import Lines, missing
from gonghui.services.assistance.rules.policies import Policy

UNUSABLE, SOME_REFUSED = 2, 3


class Command(BaseCommand):
    help = "困难认定：gonghui assistance assess 家庭.csv --policy 政策 --on 日期 --out 结果.csv"

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deed = deeds.add_parser("assess", help="按认定政策逐户认定一张表，不改动任何档案")
        deed.add_argument("file", type=Path, help="家庭情况，CSV，金额为全家全年的元")
        deed.add_argument("--policy", required=True, help="认定政策的代码，如 three-categories")
        deed.add_argument("--on", required=True, type=datetime.date.fromisoformat, help="按哪一天的标准")
        deed.add_argument("--lines", type=Path, help="低保标准，CSV；不写就用已录入的标准")
        deed.add_argument("--out", required=True, type=Path, help="结果写到哪个文件")

    def handle(self, *args, deed: str, file: Path, policy: str, on: datetime.date, **options) -> None:
        try:
            by = self._policy(policy, on)
            lines = (
                Lines(line_files.read(options["lines"]), on) if options["lines"] else policies.lines_on(on)
            )
            result = assessing.assess(file, options["out"], by, lines)
        except (Refusal, OSError) as refusal:
            self.stderr.write(str(refusal))
            sys.exit(UNUSABLE)
        self._tell(result, on)
        sys.exit(SOME_REFUSED if result.refused else 0)

    def _policy(self, code: str, on: datetime.date) -> Policy:
        """A policy asked for by name is used on any date, with a word about it."""
        try:
            return policies.in_force(code, on)
        except policies.PolicyNotInForce as refusal:
            self.stderr.write(str(refusal))
            return min((one for one in policies.known() if one.code == code), key=lambda one: one.valid_from)
        except DatabaseError:
            # Without an installation a table of lines and a shipped policy are all that is needed.
            shipped = [one for one in policy_rules.shipped() if one.code == code]
            if not shipped:
                raise policies.PolicyUnknown(code=code, known="—") from None
            return shipped[-1]

    def _tell(self, result: assessing.Result, on: datetime.date) -> None:
        counts = "，".join(f"{code} {count}" for code, count in sorted(result.categories.items()))
        self.stdout.write(f"认定完成：共 {result.rows} 户，没有认定 {result.refused} 户。{counts}")
        for code, count in result.errors.most_common():
            self.stdout.write(f"  {code}：{count} 户")
        for region, residence in sorted(result.without_line)[:20]:
            self.stderr.write(str(missing(region, residence, on)))
