"""A mailbox on this machine that speaks as much IMAP as is asked of it, and letters to put into it."""

import re
import socketserver
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage

from gonghui.services.grievances.mailbox.fetching import Mailbox

SENDER = "陈大勇 <chen.dayong@mail.example>"


def letter(
    text: str = "车间夏天没有风扇，热得站不住。", *, sender: str = SENDER, number: str = "1", **heads: str
) -> EmailMessage:
    """One letter in plain words; `heads` are further head lines with _ for -."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "gonghui@union.example", "车间太热"
    mail["Message-ID"] = f"<{number}@mail.example>"
    for name, value in heads.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


@dataclass
class Postbox:
    """`letters` in the order they came; `flags` what was marked on each, by number from 1."""

    letters: list[bytes] = field(default_factory=list)
    flags: dict[int, set[str]] = field(default_factory=dict)

    def put(self, mail: EmailMessage | bytes) -> None:
        self.letters.append(mail if isinstance(mail, bytes) else mail.as_bytes())

    def __enter__(self) -> "Postbox":
        box = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"* OK ready\r\n")
                while line := self.rfile.readline().decode().strip():
                    tag, _space, asked = line.partition(" ")
                    self.wfile.write(box.answer(asked) + f"{tag} OK done\r\n".encode())
                    if asked == "LOGOUT":
                        return

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def where(self, union: str) -> Mailbox:
        port = self.server.server_address[1]
        return Mailbox("127.0.0.1", port, "union", "secret", False, "INBOX", union)

    def answer(self, asked: str) -> bytes:
        if asked == "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n"
        if asked.startswith("SELECT"):
            return f"* {len(self.letters)} EXISTS\r\n".encode()
        if asked == "LOGOUT":
            return b"* BYE\r\n"
        if asked == "UID SEARCH UNSEEN":
            new = [str(number) for number in self._numbers() if r"\Seen" not in self.flags.get(number, ())]
            return f"* SEARCH {' '.join(new)}\r\n".encode()
        if found := re.match(r"UID FETCH (\d+) \((.+)\)$", asked):
            return self._fetched(int(found[1]), found[2])
        if found := re.match(r"UID STORE (\d+) \+FLAGS \((.+)\)$", asked):
            self.flags.setdefault(int(found[1]), set()).update(found[2].split())
        return b""

    def _numbers(self) -> range:
        return range(1, len(self.letters) + 1)

    def _fetched(self, number: int, what: str) -> bytes:
        body = self.letters[number - 1]
        if what == "RFC822.SIZE":
            return f"* {number} FETCH (UID {number} RFC822.SIZE {len(body)})\r\n".encode()
        head = f"* {number} FETCH (UID {number} BODY[] {{{len(body)}}}\r\n".encode()
        return head + body + b")\r\n"
