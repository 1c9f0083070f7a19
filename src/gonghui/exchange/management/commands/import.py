"""`gonghui import roster FILE.xlsx`, by the stages of the web. Exit 0 all rows, 3 some refused, 2 none."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from gonghui import registry
from gonghui.exchange import queries
from gonghui.exchange.imports import applying, intake, planning, reporting
from gonghui.exchange.imports.refusals import BatchChangedMeanwhile, NoSuchBatch
from gonghui.exchange.models import Batch
from gonghui.kernel.actor import Actor
from gonghui.kernel.database import telling_full_disk
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal

UNUSABLE, SOME_REFUSED = 2, 3
BY = Actor(None, "命令行", via="cli")


class Command(BaseCommand):
    help = "导入工作簿：gonghui import roster 名册.xlsx [--organization 编号]；撤销：gonghui import undo 批次"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=[*registry.workbooks(), "undo"], help="工作簿的种类，或 undo")
        parser.add_argument("target", help="文件，或要撤销的批次")
        parser.add_argument("--organization", default="", help="导入到哪个工会（编号），不写就是最上级")
        parser.add_argument("--dry-run", action="store_true", help="只核对，不写入")
        parser.add_argument("--report", type=Path, help="把结果写成 JSON 文件")
        parser.add_argument("--refused", type=Path, help="把没有导入的行连同原因写成 .xlsx")

    def handle(self, *args, what: str, target: str, **options) -> None:
        try:
            with telling_full_disk():
                if what == "undo":
                    self._undo(target)
                else:
                    self._import(what, Path(target), options)
        except Refusal as refusal:
            self.stderr.write(str(refusal))
            sys.exit(UNUSABLE)

    def _import(self, workbook: str, path: Path, options: dict) -> None:
        if not path.is_file():
            self.stderr.write(f"没有找到文件 {path}。请核对文件名和所在的文件夹。")
            sys.exit(UNUSABLE)
        at = timezone.now()
        organization = self._organization(options["organization"])
        batch = intake.open_batch(
            path,
            workbook=workbook,
            organization=organization,
            name=path.name,
            by=BY,
            at=at,
            in_this_process=True,
        )
        planning.plan(batch, path, by=BY, at=at)
        if not options["dry_run"]:
            self._apply(batch, path)
        self._tell(batch, options)

    def _apply(self, batch: Batch, path: Path) -> None:
        try:
            applying.apply(batch, by=BY, at=timezone.now())
        except BatchChangedMeanwhile:
            planning.plan(batch, path, by=BY, at=timezone.now())
            applying.apply(batch, by=BY, at=timezone.now())
        batch.refresh_from_db()

    def _tell(self, batch: Batch, options: dict) -> None:
        report = reporting.report(batch)
        text = json.dumps(report, ensure_ascii=False, indent=1)
        if options["report"]:
            options["report"].write_text(text, encoding="utf-8")
        if options["refused"] and report["rejected"]:
            reporting.write_refused(batch, options["refused"])
        done = "核对完成，还没有写入" if options["dry_run"] else "导入完成"
        self.stdout.write(
            f"{done}：共 {report['rows']} 行，新增 {report['created']}，更新 {report['updated']}，"
            f"没有变化 {report['unchanged']}，没有导入 {report['rejected']}，提醒 {report['warnings']}。"
        )
        for problem in report["problems"][:20]:
            self.stdout.write(f"  《{problem['sheet']}》第 {problem['row']} 行：{problem['says']}")
        if len(report["problems"]) > 20:
            self.stdout.write(f"  另有 {len(report['problems']) - 20} 条，见 --report 或 --refused 的文件。")
        if not options["dry_run"]:
            self.stdout.write(f"要撤销这一批：gonghui import undo {batch.uid}")
        sys.exit(SOME_REFUSED if report["rejected"] else 0)

    def _undo(self, target: str) -> None:
        batch = queries.find(target)
        if batch is None:
            raise NoSuchBatch(batch=target)
        applying.undo(batch, by=BY, at=timezone.now())
        self.stdout.write(f"已撤销“{batch.file_name}”这一批，改过的内容都恢复了原样。")

    def _organization(self, code: str) -> Organization:
        found = Organization.objects.filter(code=code) if code else Organization.objects.filter(parent=None)
        organization = found.order_by("path").first()
        if organization is None:
            self.stderr.write(
                f"没有编号为 {code} 的工会。" if code else "还没有任何工会，请先运行 gonghui init。"
            )
            sys.exit(UNUSABLE)
        return organization
