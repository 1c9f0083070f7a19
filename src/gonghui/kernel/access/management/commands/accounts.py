"""`gonghui accounts …`: what a person at the server does for accounts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import actions, counters, fields, queries, refusals, second_factor
from gonghui.kernel.access.models import Account
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.refusal import Refusal


class Command(BaseCommand):
    help = _(
        "账号：accounts unlock 手机号 · accounts sign-out 手机号 · accounts show 手机号 · "
        "accounts recover 手机号 --officers 干部手机号 干部手机号 --reason 理由（两位干部当面核对身份证以后）"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("deed", choices=["unlock", "sign-out", "show", "recover"])
        parser.add_argument("phone")
        parser.add_argument("--officers", nargs=2, default=(), metavar="PHONE")
        parser.add_argument("--new-phone", default="")
        parser.add_argument("--reason", default="")

    def handle(self, *args: Any, deed: str, phone: str, **options: Any) -> None:
        account = self._account(phone)
        if deed == "recover":
            self.recover(account, options["officers"], options["new_phone"], options["reason"])
            return
        {"unlock": self.unlock, "sign-out": self.sign_out, "show": self.show}[deed](account)

    def recover(self, account: Account, officers: tuple[str, ...], new_phone: str, reason: str) -> None:
        """Each of the two officers types the code of now, so both must stand here."""
        try:
            if len(officers) != 2:
                raise refusals.TwoNeeded()
            first, second = (self._vouching(self._account(phone)) for phone in officers)
            given: dict[str, Any] = {"first": first, "second": second, "at": timezone.now(), "reason": reason}
            account = actions.recover_in_person(account, phone=new_phone, **given)
        except Refusal as refused:
            raise CommandError(str(refused)) from refused
        says = _("{account} 恢复好了：请本人现在用短信验证码登录，再设密码和动态口令。")
        self.stdout.write(says.format(account=account))

    def _vouching(self, officer: Account) -> Actor:
        asked = _("{name}的动态口令：").format(name=officer.shown_name)
        if not second_factor.is_right(officer, input(asked).strip()):
            raise refusals.CodeWrong(name=officer.shown_name)
        return Actor(officer.person_id, officer.shown_name, account_id=officer.pk, via="command")

    def _account(self, phone: str) -> Account:
        account = queries.account_of(fields.clean_phone(phone))
        if account is None:
            raise CommandError(_("没有用这个手机号码开通的账号。"))
        return account

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
