"""`gonghui keys rotate`: a new key, and everything sealed anew with it, while people go on working."""

from django.core.management.base import BaseCommand

from gonghui.kernel.people import rotating


class Command(BaseCommand):
    help = "更换数据密钥：gonghui keys rotate（换新钥匙并重新加密），gonghui keys reseal（接着上次没做完的）"

    def add_arguments(self, parser) -> None:
        parser.add_argument("task", choices=["rotate", "reseal"])

    def handle(self, *args, task: str, **options) -> None:
        if task == "rotate":
            self.stdout.write(f"新密钥编号 {rotating.rotate()}，身份证号码已经全部用它加密。")
        else:
            self.stdout.write(f"重新加密了 {rotating.reseal()} 个号码。")
