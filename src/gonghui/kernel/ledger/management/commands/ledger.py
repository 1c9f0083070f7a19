"""`gonghui ledger verify` sums every entry anew; its exit code is 1 when the books do not agree."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from gonghui.kernel.ledger.queries import Report, verify


class Command(BaseCommand):
    help = "核对账目：分录之和、余额、承诺、付款、签批逐一重算（verify）；对不上时退出码为 1"

    def add_arguments(self, parser) -> None:
        parser.add_argument("what", choices=["verify"])
        parser.add_argument("--json", action="store_true")

    def handle(self, *, what: str, **options) -> None:
        report = verify()
        told = json.dumps(asdict(report), ensure_ascii=False) if options["json"] else _as_text(report)
        self.stdout.write(told)
        if report.faults:
            raise SystemExit(1)


def _as_text(report: Report) -> str:
    if not report.faults:
        return _("账目一致：共核对 {funds} 笔资金、{bookings} 笔记账。").format(
            funds=report.funds, bookings=report.bookings
        )
    return "\n".join([_("账目对不上。请保留现场，先不要继续支付，并报告上级工会："), *report.faults])
