"""Letters that come by e-mail become grievances, each once; what cannot be taken stays in the mailbox."""

import datetime
import hashlib
import imaplib
import logging
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases.models import Channel
from gonghui.kernel.cases.seats import holders
from gonghui.kernel.files import actions as files
from gonghui.kernel.files import sandbox
from gonghui.kernel.files.checking import check
from gonghui.kernel.files.models import Kind as FileKind
from gonghui.kernel.notices import actions as notices
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal

from ..mailbox.fetching import Mailbox, Post, opened
from ..models import Grievance, Kind, Mail, Privacy
from ..permissions import HANDLE
from ..queries import categories
from ..refusals import MailTaken, TooManyMails
from . import receipts, speaking

READER = "gonghui.services.grievances.mailbox.letter:read"
LIMITS = sandbox.Limits(memory_mb=512, seconds=20)
MOST_A_DAY, KEPT = 20, datetime.timedelta(days=90)
SUFFIX = {"image": "photo.jpg", "document": "paper.pdf"}

log = logging.getLogger(__name__)


def fetch(where: Mailbox, *, at: datetime.datetime) -> int:
    """Take in what is new, and give how many letters were taken in on this day.

    A letter that cannot be read, is too large, or is the 21st of one sender on a day is marked in the mailbox
    and told to who handles grievances there. A mailbox that does not answer is tried again the next time.
    """
    union = organizations.find(where.union)
    if union is None:
        log.error("the mailbox names a union that is not here")
        return 0
    try:
        with opened(where) as post:
            left = [number for number in post.new() if not _taken(post, number, union, at)]
    except (OSError, imaplib.IMAP4.error) as failure:
        log.warning("mailbox: %s", type(failure).__name__)
        return 0
    if left:
        _tell_left(union, len(left), at)
    return Mail.objects.filter(taken_on=timezone.localdate(at)).count()


@transaction.atomic
def take(raw: bytes, *, union: Organization, at: datetime.datetime) -> Grievance | None:
    """One letter, said in confidence: who wrote it is what the letter says, and proves nobody.

    The sender is answered by mail with a receipt. None for what a program wrote. Raises MailTaken,
    TooManyMails, FileRefused, NothingSaid, NobodyToAnswer.
    """
    told, bodies = _opened(raw)
    if told["by_program"] or not told["sender"]:
        return None
    _once(told, raw, at)
    uploads, refused = _uploads(told["kinds"], bodies)
    receipt = receipts.draw()
    said = speaking.Said(
        Kind.HELP,
        _category(),
        _words(told, told["left"] + refused),
        Privacy.CONFIDENTIAL,
        home=union,
        contact={"name": told["name"][:120], "mail": told["sender"]},
        uploads=uploads,
    )
    grievance = speaking.speak(
        said,
        speaker=None,
        by=SYSTEM,
        at=at,
        channel=Channel.EMAIL,
        receipt_hash=receipts.known_hash_of(receipt),
    )
    places = {"number": grievance.case.number, "receipt": receipts.shown(receipt)}
    url = reverse("portal-grievances:receipt")
    notices.tell_by_mail(told["sender"], "grievances.mail_taken", places=places, at=at, url=url)
    return grievance


def forget_old(*, on: datetime.date) -> int:
    """Drop the marks of letters taken over 90 days ago; how many."""
    return Mail.objects.filter(taken_on__lt=on - KEPT).delete()[0]


def _taken(post: Post, number: str, union: Organization, at: datetime.datetime) -> bool:
    """Whether it is done with; else it is left in the mailbox, marked for a person."""
    raw = post.letter(number)
    try:
        if raw is None:
            post.leave(number)
            return False
        take(raw, union=union, at=at)
    except MailTaken:
        pass
    except Refusal:
        post.leave(number)
        return False
    post.put_away(number)
    return True


def _opened(raw: bytes) -> tuple[dict[str, Any], list[bytes]]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(raw)
        file.flush()
        told, *bodies = sandbox.run(READER, source=Path(file.name), limits=LIMITS)
    return told, bodies


def _once(told: dict[str, Any], raw: bytes, at: datetime.datetime) -> None:
    today, sender = timezone.localdate(at), crypto.fingerprint(told["sender"])
    # Its bytes, not the number it bears: two letters of one number are two, and none is lost.
    key = crypto.fingerprint(hashlib.sha256(raw).hexdigest())
    if Mail.objects.filter(key=key).exists():
        raise MailTaken
    if Mail.objects.filter(sender_key=sender, taken_on=today).count() >= MOST_A_DAY:
        raise TooManyMails
    Mail.objects.create(key=key, sender_key=sender, taken_on=today)


def _uploads(kinds: list[str], bodies: list[bytes]) -> tuple[list[tuple[str, Any]], int]:
    """What holds as a picture or a paper, and how many did not."""
    found = [
        (kind, SimpleUploadedFile(SUFFIX[kind], body))
        for kind, body in zip(kinds, bodies, strict=True)
        if _holds(kind, body)
    ]
    return found, len(kinds) - len(found)


def _holds(kind: str, body: bytes) -> bool:
    try:
        with files.received(SimpleUploadedFile(SUFFIX[kind], body), limit_mb=20) as path:
            for _piece in check(path, FileKind(kind))[1]:
                pass
    except Refusal:
        return False
    return True


def _words(told: dict[str, Any], left: int) -> str:
    parts = [told["subject"], told["text"]]
    if left:
        parts.append(_("（另有 {left} 处没有收进来，原信在信箱里。）").format(left=left))
    return "\n\n".join(part for part in parts if part)


def _category() -> Any:
    found = categories.find("other")
    assert found is not None, "the categories that come with the program are not in the database"
    return found


def _tell_left(union: Organization, left: int, at: datetime.datetime) -> None:
    for person in holders(HANDLE, union.path, at):
        notices.tell(
            person,
            "grievances.mail_left",
            places={"left": left},
            by=SYSTEM,
            at=at,
            organization=union,
            once=f"{timezone.localdate(at)}",
        )
