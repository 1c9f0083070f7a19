"""`gonghui init`: keys, database, the top union and its first officer; then what to do next."""

import getpass
import secrets
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gonghui.config import starting
from gonghui.kernel.access.second_factor import address_to_add
from gonghui.kernel.organizations.models import Organization


class Command(BaseCommand):
    help = "第一次使用：生成密钥和数据库，建立最上级工会和第一位管理员"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", help="工会名称，例如“岚州机电集团工会”")
        parser.add_argument("--code", default="TOP", help="工会编号")
        parser.add_argument("--level", default="basic", choices=Organization.Level.values)
        parser.add_argument("--region", default="", help="六位行政区划代码")
        parser.add_argument("--officer", help="第一位工会干部的姓名")
        parser.add_argument("--phone", help="这位干部的手机号码，用来登录")
        parser.add_argument("--password", help="登录密码；不写就生成一个")

    def handle(self, *args, **options) -> None:
        starting.prepare(Path(settings.DATA))
        if starting.is_founded():
            raise CommandError("这个数据目录里已经有工会了。启动请运行 gonghui serve。")
        name = options["name"] or self._ask("工会名称：")
        officer = options["officer"] or self._ask("第一位工会干部的姓名：")
        phone = options["phone"] or self._ask("手机号码：")
        password = options["password"] or self._password()
        at = timezone.now()
        top = starting.found(
            code=options["code"], name=name, level=options["level"], region=options["region"], at=at
        )
        first = starting.seat(
            top, name=officer, phone=phone, roles=("administrator", "chair"), password=password, at=at
        )
        self.stdout.write(
            f"建好了“{name}”，数据在 {settings.DATA}。请把 keys 文件夹另存一份，丢了就打不开加密的内容。"
        )
        self.stdout.write(f"登录：手机号 {phone}，密码 {password}")
        self.stdout.write(f"动态口令：在验证器里添加 {address_to_add(first.account, first.authenticator)}")
        self.stdout.write("接下来：1. gonghui serve 启动；2. 登录工作台；3. “导入名册”里上传会员名册。")
        self.stdout.write("正式使用前请运行 gonghui doctor，并看 docs/operations。")

    def _ask(self, question: str) -> str:
        try:
            return input(question).strip()
        except EOFError as ended:
            raise CommandError("还缺几项，请用 --name、--officer、--phone 写明。") from ended

    def _password(self) -> str:
        if not sys.stdin.isatty():
            return secrets.token_urlsafe(12)
        try:
            typed = getpass.getpass("登录密码（不少于 8 位，直接回车就生成一个）：")
        except (EOFError, OSError):
            typed = ""
        return typed or secrets.token_urlsafe(12)
