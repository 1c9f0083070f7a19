"""The demonstration's phone: keeps what would have been sent, so that a page can show it."""

from ..models import PhoneMessage
from .base import Message


class DemoPhone:
    """Stands in for any channel when GONGHUI_DEMO=1. Sending twice with one key keeps one message."""

    def __init__(self, channel: str) -> None:
        self.channel = channel

    def send(self, address: str, message: Message) -> str:
        kept, _fresh = PhoneMessage.objects.get_or_create(
            dedupe=message.dedupe,
            defaults={
                "channel": self.channel,
                "address": address,
                "title": message.title,
                "body": message.body,
                "url": message.url,
                "arrived_at": message.at,
            },
        )
        return f"demo-{kept.pk}"
