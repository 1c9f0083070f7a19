"""`gonghui keys …`: turning the keys that seal identity numbers, while people go on working."""

from django.core.management.base import BaseCommand, CommandError

from gonghui.kernel.people import rotating
from gonghui.kernel.refusal import Refusal


class Command(BaseCommand):
    help = (
        "数据密钥：gonghui keys rotate（换新密钥并重新封存）、reseal（接着上次没做完的）、"
        "status（每个密钥还封存多少）、drop 编号（删除用不着的旧密钥）"
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("task", choices=["rotate", "reseal", "status", "drop"])
        parser.add_argument("number", type=int, nargs="?")

    def handle(self, *args, task: str, number: int | None, **options) -> None:
        if task == "rotate":
            self.stdout.write(f"新密钥编号 {rotating.rotate(self._tell)}，身份证号码已经全部用它封存。")
        elif task == "reseal":
            self._tell_twins(rotating.reseal(self._tell))
        elif task == "status":
            for key, count in rotating.standing().items():
                self.stdout.write(f"密钥 {key}：{count} 个号码")
        else:
            self._drop(number)

    def _drop(self, number: int | None) -> None:
        if number is None:
            raise CommandError("请写明要删除的密钥编号：gonghui keys drop 1。编号见 gonghui keys status。")
        try:
            rotating.drop(number)
        except Refusal as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"密钥 {number} 已经删除。用它封存过的旧备份从此打不开。")

    def _tell(self, done: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r已重新封存 {done} 个", ending="")

    def _tell_twins(self, result: rotating.Resealed) -> None:
        self.stdout.write(f"重新封存了 {result.total} 个值。")
        if result.twins:
            people = "、".join(map(str, result.twins))
            self.stdout.write(f"这些人的号码和别人重复，请核对后再运行一次：{people}")
