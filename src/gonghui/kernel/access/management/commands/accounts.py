"""`gonghui accounts …`: what a person at the server does for accounts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import actions, counters, fields, queries
from gonghui.kernel.access.models import Account
from gonghui.kernel.actor import SYSTEM


class Command(BaseCommand):
    help = _("账号：accounts unlock 手机号 · accounts sign-out 手机号 · accounts show 手机号")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("deed", choices=["unlock", "sign-out", "show"])
        parser.add_argument("phone")

    def handle(self, *args: Any, deed: str, phone: str, **options: Any) -> None:
        account = queries.account_of(fields.clean_phone(phone))
        if account is None:
            raise CommandError(_("没有用这个手机号码开通的账号。"))
        {"unlock": self.unlock, "sign-out": self.sign_out, "show": self.show}[deed](account)

    def unlock(self, account: Account) -> None:
        actions.unlock(account, by=SYSTEM, at=timezone.now(), reason=_("命令行解锁"))
        self.stdout.write(_("已解锁 {account}，现在可以重新登录。").format(account=account))

    def sign_out(self, account: Account) -> None:
        actions.end_sessions(account)
        self.stdout.write(_("已让 {account} 在所有设备上退出登录。").format(account=account))

    def show(self, account: Account) -> None:
        self.stdout.write(f"{account} {_state(account)}")
        if account.person:
            for position in queries.positions_of(account.person):
                self.stdout.write(f"  {position} {position.valid_from} – {position.valid_to or ''}")


def _state(account: Account) -> str:
    if not account.is_active:
        return _("停用")
    return _("锁着") if counters.is_locked(account) else _("正常")
