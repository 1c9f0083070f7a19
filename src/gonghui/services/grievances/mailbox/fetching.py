"""Fetching what is new from the union's mailbox over IMAP."""

import imaplib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

SECONDS = 20
MOST_AT_ONCE = 50
LARGEST = 30 * 1024 * 1024
SEEN, FLAGGED = r"(\Seen)", r"(\Flagged \Seen)"
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


@dataclass(frozen=True)
class Mailbox:
    """Where letters come by e-mail, and the code of the union that answers for them."""

    host: str
    port: int
    user: str
    password: str
    is_sealed: bool
    folder: str
    union: str


def mailbox() -> Mailbox | None:
    """From GONGHUI_MAILBOX, e.g. `imap+ssl://user:password@mail.example.cn/INBOX`, and _UNION beside it."""
    address, union = os.environ.get("GONGHUI_MAILBOX"), os.environ.get("GONGHUI_MAILBOX_UNION")
    if not address or not union:
        return None
    parts = urlsplit(address)
    is_sealed = parts.scheme == "imap+ssl"
    return Mailbox(
        host=parts.hostname or "localhost",
        port=parts.port or (993 if is_sealed else 143),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_sealed=is_sealed,
        folder=unquote(parts.path.lstrip("/")) or "INBOX",
        union=union,
    )


class Post:
    """The open mailbox: its new letters, each to be put away as read or left for a person to look at."""

    def __init__(self, connection: imaplib.IMAP4) -> None:
        self.connection = connection

    def new(self) -> Iterator[str]:
        """Numbers of what nobody has read, the oldest first, at most 50."""
        _answer, [found] = self.connection.uid("SEARCH", "UNSEEN")
        yield from (number.decode() for number in (found or b"").split()[:MOST_AT_ONCE])

    def letter(self, number: str) -> bytes | None:
        """One letter as it came; None for one above 30 MB."""
        _answer, said = self.connection.uid("FETCH", number, "(RFC822.SIZE)")
        size = SIZE.search(b" ".join(part for part in said if isinstance(part, bytes)))
        if size is None or int(size[1]) > LARGEST:
            return None
        _answer, said = self.connection.uid("FETCH", number, "(BODY.PEEK[])")
        return next((part[1] for part in said if isinstance(part, tuple)), None)

    def put_away(self, number: str) -> None:
        self.connection.uid("STORE", number, "+FLAGS", SEEN)

    def leave(self, number: str) -> None:
        """Mark it for a person to look at: it stays in the mailbox and is not tried again."""
        self.connection.uid("STORE", number, "+FLAGS", FLAGGED)


@contextmanager
def opened(where: Mailbox) -> Iterator[Post]:
    """Raises OSError, imaplib.IMAP4.error when the mailbox cannot be opened."""
    kind = imaplib.IMAP4_SSL if where.is_sealed else imaplib.IMAP4
    connection = kind(where.host, where.port, timeout=SECONDS)
    try:
        connection.login(where.user, where.password)
        connection.select(f'"{where.folder}"')
        yield Post(connection)
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            connection.logout()
