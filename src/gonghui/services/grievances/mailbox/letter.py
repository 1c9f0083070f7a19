"""What stands in one e-mail. No Django: this runs in the child process that opens files from outside."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

MOST_PARTS, MOST_FILES, MOST_WORDS = 200, 9, 20_000
LARGEST_FILE = 20 * 1024 * 1024
PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif")
PAPERS = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
BY_PROGRAM = ("bulk", "list", "junk", "auto_reply")


def read(source: Path, _arguments: dict[str, Any]) -> Iterator[Any]:
    """First who wrote what, then each picture and paper as bytes.

    `left` counts what is not taken along: attachments of other kinds, too many or too large, and words
    beyond 20,000 characters.
    """
    with source.open("rb") as file:
        mail = BytesParser(_class=EmailMessage, policy=policy.default).parse(file)
    words, html, files, left = _parts(mail)
    text = words or "\n".join(_plain(part) for part in html)
    if len(text) > MOST_WORDS:
        text, left = text[:MOST_WORDS], left + 1
    name, sender = parseaddr(_head(mail, "From"))
    yield {
        "sender": sender.strip().lower(),
        "name": name.strip(),
        "subject": _head(mail, "Subject"),
        "text": text.strip(),
        "by_program": _is_by_program(mail),
        "kinds": [kind for kind, _body in files],
        "left": left,
    }
    for _kind, body in files:
        yield body


def _parts(mail: EmailMessage) -> tuple[str, list[str], list[tuple[str, bytes]], int]:
    words: list[str] = []
    html: list[str] = []
    files: list[tuple[str, bytes]] = []
    left = 0
    for number, part in enumerate(mail.walk()):
        if number >= MOST_PARTS:
            left += 1
            break
        if part.is_multipart():
            continue
        found = part.get_content_type()
        if part.get_content_disposition() != "attachment" and found in ("text/plain", "text/html"):
            (words if found == "text/plain" else html).append(_text_of(part))
            continue
        kind = "image" if found in PICTURES else "document" if found in PAPERS else ""
        body = part.get_payload(decode=True)
        if kind and isinstance(body, bytes) and 0 < len(body) <= LARGEST_FILE and len(files) < MOST_FILES:
            files.append((kind, body))
        else:
            left += 1
    return "\n".join(words).strip(), html, files, left


def _text_of(part: EmailMessage) -> str:
    """The words of a part, in whatever character set they were really written."""
    body = part.get_payload(decode=True)
    raw = body if isinstance(body, bytes) else b""
    for name in (part.get_content_charset(), "utf-8", "gb18030"):
        try:
            return raw.decode(name or "utf-8").replace("\x00", "")
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("utf-8", "replace").replace("\x00", "")


def _head(mail: EmailMessage, name: str) -> str:
    """A head line, in one line; "" for one that cannot be read."""
    try:
        return " ".join(str(mail.get(name, "")).split())
    except Exception:
        # The standard library stumbles over some forged head lines in many ways; the letter counts, not they.
        return ""


def _is_by_program(mail: EmailMessage) -> bool:
    answered = _head(mail, "Auto-Submitted").lower()
    return (
        answered not in ("", "no")
        or _head(mail, "Precedence").lower() in BY_PROGRAM
        or bool(_head(mail, "List-Id"))
    )


class _Words(HTMLParser):
    """Only the words between the signs; each block on a line of its own."""

    LINES = ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "blockquote")
    SILENT = ("script", "style", "head", "title")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        if tag in self.LINES:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in self.SILENT))

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


def _plain(html: str) -> str:
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.found).splitlines())
    return "\n".join(line for line in lines if line)
