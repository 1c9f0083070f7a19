"""`gonghui doctor`: what is missing or unsafe on this machine, and what to do about it."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.config import diagnosis
from gonghui.config.diagnosis import standing
from gonghui.config.diagnosis.finding import HINT, OK, UNSAFE, Finding

NEEDED = ("database", "migrations")
MARKS = {OK: "✓", HINT: "!", UNSAFE: "✗"}


class Command(BaseCommand):
    help = "检查本机是否缺少什么、哪里不安全，逐条说明怎么办"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *, as_json: bool, **options) -> None:
        findings = diagnosis.examine()
        unsafe = [finding for finding in findings if finding.is_unsafe]
        if as_json:
            said = {"safe": not unsafe, "findings": [asdict(finding) for finding in findings]}
            if not any(finding.code in NEEDED for finding in unsafe):
                said["figures"] = standing.figures(timezone.now())
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        else:
            self._say(findings, len(unsafe))
        if unsafe:
            raise SystemExit(1)

    def _say(self, findings: list[Finding], unsafe: int) -> None:
        for finding in findings:
            self.stdout.write(f"{MARKS[finding.state]} {finding.says}{finding.advice}")
        if unsafe:
            self.stdout.write(_("有 {count} 处不安全，处理好之前请不要对外开放。").format(count=unsafe))
        else:
            self.stdout.write(_("没有发现不安全的地方。"))
