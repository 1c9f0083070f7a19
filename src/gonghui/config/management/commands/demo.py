"""`gonghui demo`: an invented union to try everything on, filled the way a union fills its own."""

import json
import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from gonghui.config import demonstration, starting


class Command(BaseCommand):
    help = "演示：建一个虚构的工会，打印各种人的登录方式，然后启动"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--data", type=Path, help="数据目录，默认 ./.demo")
        parser.add_argument("--no-serve", action="store_true", help="填好就结束，最后一行打印 JSON")
        parser.add_argument("--scale", choices=list(demonstration.SCALES), default="small")

    def handle(self, *args, **options) -> None:
        wanted = (options["data"] or Path(".demo")).resolve()
        if Path(settings.DATA) != wanted or os.environ.get("GONGHUI_DEMO") != "1":
            self._start_anew(wanted)
        starting.prepare(wanted)
        if not starting.is_founded():
            self.stderr.write("正在建立演示数据…")
            demonstration.fill(wanted, options["scale"], at=timezone.now(), progress=self._progress)
            self.stderr.write("")
        told = demonstration.summary()
        address = f"http://{options['host']}:{options['port']}"
        self._tell(told, address)
        if options["no_serve"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        call_command("serve", host=options["host"], port=options["port"])

    def _start_anew(self, folder: Path) -> None:
        """Settings read the data folder at start-up, so the program starts again with it set."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        environment = {**os.environ, "GONGHUI_DATA": str(folder), "GONGHUI_DEMO": "1"}
        os.execve(sys.executable, [sys.executable, "-m", "gonghui.cli", *sys.argv[1:]], environment)

    def _progress(self, text: str, done: int, total: int) -> None:
        bar = f"{'█' * (20 * done // total):<20} {done}/{total}" if total else f"{done} 行"
        self.stderr.write(f"\r  {text} {bar}   ", ending="")
        self.stderr.flush()

    def _tell(self, told: dict, address: str) -> None:
        self.stdout.write(f"演示好了：{told['organizations']} 个工会组织，{told['members']} 名会员。")
        self.stdout.write(
            f"  会员端 {address}/    工作台 {address}/work/    短信和动态口令 {address}/demo/phone/"
        )
        self.stdout.write(f"  登录页 {address}/account/sign-in/")
        for login in told["logins"]:
            self.stdout.write(
                f"  {login['kind']:<8} {login['name']}  手机号 {login['phone']}  密码 {login['password']}"
            )
        self.stdout.write("  工会干部登录还要动态口令，在“短信和动态口令”那一页看。")
