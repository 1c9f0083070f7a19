"""`gonghui notices dispatch | dead`: send what is due now, or list what could not be sent."""

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from gonghui.kernel.notices.dispatching import dispatch
from gonghui.kernel.notices.models import Delivery, State


class Command(BaseCommand):
    help = "Send due messages, or list those that were given up."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["dispatch", "dead"])
        parser.add_argument("--limit", type=int, default=500)

    def handle(self, *, what: str, limit: int, **options: object) -> None:
        if what == "dispatch":
            ended = dispatch(limit=limit, at=timezone.now())
            self.stdout.write(" ".join(f"{state}={count}" for state, count in sorted(ended.items())))
            return
        for delivery in Delivery.objects.filter(state=State.DEAD).order_by("created_at")[:limit]:
            self.stdout.write(f"{delivery.uid} {delivery.channel} {delivery.tries} {delivery.fault}")
