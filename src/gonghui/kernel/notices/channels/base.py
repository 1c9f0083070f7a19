"""What every channel is: it can send one message to one address, and says how it failed."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import httpx

TIMEOUT = httpx.Timeout(8.0, connect=4.0)

# httpx writes whole addresses into its log, and one of them carries WeChat's access token.
logging.getLogger("httpx").setLevel(logging.WARNING)


@dataclass(frozen=True)
class Message:
    """What is sent: `title` may be read by anyone, `body` only where the channel is private (mail).

    `one_time_code` is set for sign-in codes alone. `dedupe` goes to the provider with every try.
    """

    title: str
    body: str
    url: str
    dedupe: str
    at: datetime
    one_time_code: str = ""


class TryAgain(Exception):
    """The provider could not be reached or is busy; the same message may be sent later."""


class NeverWorks(Exception):
    """The provider will not take this message however often it is tried (bad address, refused)."""


class Channel(Protocol):
    """One way out of the house."""

    def send(self, address: str, message: Message) -> str:
        """Send and return the provider's number for it. Raises TryAgain, NeverWorks."""


def post_json(url: str, *, content: bytes, headers: dict[str, str]) -> dict:
    """POST and read the JSON answer. Raises TryAgain on anything but an answer with a JSON object."""
    try:
        answer = httpx.post(url, content=content, headers=headers, timeout=TIMEOUT)
        answer.raise_for_status()
        read = answer.json()
    except (httpx.HTTPError, ValueError) as failure:
        raise TryAgain(type(failure).__name__) from failure
    if not isinstance(read, dict):
        raise TryAgain("unexpected answer")
    return read
