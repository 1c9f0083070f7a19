"""`gonghui clock`: due moments, and entering a year's days off when they are published."""

import csv
import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.refusal import Refusal

from ... import actions, clock, days
from ...models import KINDS

KIND_WORDS = {"休息": "rest", "上班": "work", "上午": "morning", "下午": "afternoon"}


class Command(BaseCommand):
    help = "Working time: `clock due`, `clock year`, `clock announce`."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        due = deeds.add_parser("due", help="Print the moment when something is due.")
        due.add_argument(
            "--start", required=True, help="2026-02-13T16:00, local time unless it has an offset"
        )
        due.add_argument("--working-days", type=_amount, default=Decimal(0))
        due.add_argument("--working-minutes", type=_amount, default=Decimal(0))
        due.add_argument("--region", default="", help="six-digit division code")
        year = deeds.add_parser("year", help="Say whether a year's days off are published.")
        year.add_argument("year", type=int)
        announce = deeds.add_parser("announce", help="Enter the published days off of a year.")
        announce.add_argument("year", type=int)
        announce.add_argument("file", type=Path, help="CSV with the columns on,kind,name")
        announce.add_argument("--document", required=True, help="number of the announcement")

    def handle(self, *args: Any, **options: Any) -> None:
        {"due": self._due, "year": self._year, "announce": self._announce}[options["deed"]](options)

    def _due(self, options: dict[str, Any]) -> None:
        start = _moment(options["start"])
        amount = {name: options[name] for name in ("working_days", "working_minutes")}
        try:
            due = clock.due(start, **amount, days=_days(start, options["region"]))
        except OverflowError as too_far:
            raise CommandError(_("时间太长，算不到这么远。请减少工作日数。")) from too_far
        exact = due.at.second or due.at.microsecond
        self.stdout.write(due.at.isoformat(timespec="auto" if exact else "minutes"))
        if due.estimated:
            self.stdout.write(
                _("这是估算：其中有的年份放假安排还没有公布，按周末和法定节日推算，公布后可能变化。")
            )

    def _year(self, options: dict[str, Any]) -> None:
        announced = (
            _days(_moment(f"{options['year']:04}-01-01T00:00")).status(options["year"]) == days.ANNOUNCED
        )
        says = (
            _("{year} 年的放假安排已经公布。") if announced else _("{year} 年的放假安排还没有公布，按估算。")
        )
        self.stdout.write(says.format(year=options["year"]))

    def _announce(self, options: dict[str, Any]) -> None:
        rows = _read(options["file"])
        try:
            actions.announce(
                options["year"], rows, document=options["document"], by=SYSTEM, at=timezone.now()
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("已录入 {year} 年的 {count} 天。").format(year=options["year"], count=len(rows)))


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation as unreadable:
        raise CommandError(_("“{text}”不是数字。").format(text=text)) from unreadable
    if not amount.is_finite() or amount < 0:
        raise CommandError(_("工作日数和分钟数不能小于 0。"))
    return amount


def _moment(text: str) -> datetime.datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise CommandError(_("看不懂时间“{text}”。请写成 2026-02-13T16:00。").format(text=text))
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _days(start: datetime.datetime, region: str = "") -> days.Days:
    """The entered days, or only the published ones before the database has been made."""
    entered = days.Days(region)
    try:
        entered.kind(timezone.localdate(start))
    except DatabaseError:
        return days.Days(region, special={})
    return entered


def _read(path: Path) -> list[tuple[datetime.date, str, str]]:
    kinds = KIND_WORDS | {kind: kind for kind, _label in KINDS}
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return [
                (
                    datetime.date.fromisoformat(row["on"].strip()),
                    kinds[row["kind"].strip()],
                    row["name"] or "",
                )
                for row in csv.DictReader(file)
            ]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as unreadable:
        raise CommandError(
            _("这个文件用不了：要有 on、kind、name 三列，日期写成 2027-01-01，类别写休息、上班、上午或下午。")
        ) from unreadable
