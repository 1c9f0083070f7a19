"""`gonghui journal verify` proves the journal unbroken; `… anchor` prints what to keep elsewhere."""

import json
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.journal import anchor
from gonghui.kernel.journal.verify import Report, verify


class Command(BaseCommand):
    help = "核对办理记录是否完整（verify），或打印各链末端的校验值以便留存在外（anchor）"

    def add_arguments(self, parser) -> None:
        parser.add_argument("what", choices=["verify", "anchor"])
        parser.add_argument("--against", type=Path, help="留存在外的校验值文件或文件夹")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, what: str, against: Path | None, json: bool, **options) -> None:
        if what == "anchor":
            self.stdout.write(anchor.spell(anchor.heads(), at=timezone.now()))
            return
        report = verify(_anchors(against))
        self.stdout.write(_as_json(report) if json else _as_text(report))
        if report.broken:
            raise SystemExit(1)


def anchor_folder() -> Path:
    return Path(settings.DATA) / "anchors"


def _anchors(against: Path | None) -> list[anchor.Head]:
    """The heads this machine kept day by day, and those of `against`."""
    try:
        kept = anchor.kept_in(anchor_folder())
        if against and against.is_dir():
            return kept + anchor.kept_in(against)
        if against:
            kept += [head for line in against.read_text().splitlines() if line for head in anchor.read(line)]
        return kept
    except (anchor.BadAnchor, OSError) as broken:
        raise CommandError(
            _("留存的校验值无法采信：{file}。请换用另一份。").format(file=broken), returncode=2
        ) from broken


def _as_text(report: Report) -> str:
    if not report.broken:
        return _("办理记录完整：共核对 {count} 条记录。").format(count=report.entries)
    lines = [_("办理记录已不完整。每条链上第一处断裂如下，请保留现场并报告上级工会：")]
    for broken in report.broken:
        place = _("第 {chain} 链第 {seq} 条").format(chain=broken.chain, seq=broken.seq)
        number = _("（编号 {id}）").format(id=broken.entry_id) if broken.entry_id else ""
        lines.append(f"{place}{number}：{broken.says}")
    return "\n".join(lines)


def _as_json(report: Report) -> str:
    return json.dumps(
        {"entries": report.entries, "broken": [asdict(broken) for broken in report.broken]},
        ensure_ascii=False,
    )
