"""The way without a name: words are dropped into a box and let in once a day, all together, in no order.

What opens at eight carries the moment of the opening, so neither a row, nor the journal, nor a number of the
year says when somebody wrote. The box keeps no moment, no sender and no sequence.
"""

import base64
import datetime
import io
import secrets
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from gonghui.kernel.actor import unnamed
from gonghui.kernel.files import actions as files
from gonghui.kernel.files.checking import check
from gonghui.kernel.files.models import Kind as FileKind
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.kernel.text import tidy_prose

from ..models import Grievance, Letter
from ..queries import categories, grievances
from ..refusals import NothingSaid, NotOpenForWords, NotToBeRated
from . import rating, receipts, saying, speaking
from .speaking import Said

NEW, WORD, RATING = "new", "word", "rating"
LARGEST_MB = 10


@transaction.atomic
def drop(said: Said) -> str:
    """Drop a new grievance into the box; gives the receipt. Raises NothingSaid, FileRefused.

    Photographs are drawn anew at once, so that place and camera are gone, and lie sealed in the letter.
    """
    if not tidy_prose(said.text):
        raise NothingSaid
    receipt = receipts.draw()
    _put(
        receipt,
        what=NEW,
        kind=said.kind,
        category=said.category.code,
        text=said.text,
        place=said.place,
        home=said.home.code if said.home else "",
        about_officers=said.about_officers,
        about_persons=[person.pk for person in said.about_persons],
        photos=[_redrawn(upload) for _kind, upload in said.uploads],
    )
    return receipt


@transaction.atomic
def drop_word(receipt: str, text: str) -> None:
    """Drop a further word. Raises NothingSaid."""
    if not tidy_prose(text):
        raise NothingSaid
    _put(receipt, what=WORD, text=text)


@transaction.atomic
def drop_rating(receipt: str, *, solved: str, satisfied: int | None, words: str) -> None:
    """Drop what the worker says of the answer."""
    _put(receipt, what=RATING, solved=solved, satisfied=satisfied, words=words)


def empty_box(*, at: datetime.datetime) -> int:
    """Let everything in that lies in the box, each in a transaction of its own. Gives how many.

    What cannot be let in (nobody to answer, a case that ended meanwhile) stays, or is a word too late.
    """
    numbers = list(Letter.objects.values_list("pk", flat=True))
    secrets.SystemRandom().shuffle(numbers)
    first = [number for number in numbers if Letter.objects.get(pk=number).particulars["what"] == NEW]
    later = [number for number in numbers if number not in set(first)]
    return sum(_tried(number, at) for number in [*first, *later])


def _tried(number: int, at: datetime.datetime) -> int:
    try:
        return _let_in(number, at)
    except Refusal:
        # Nobody can answer it today; it stays and is tried again tomorrow.
        return 0


@transaction.atomic
def _let_in(number: int, at: datetime.datetime) -> int:
    letter = Letter.objects.select_for_update().filter(pk=number).first()
    if letter is None:
        return 0
    told = letter.particulars
    if told["what"] == NEW:
        _open(letter.receipt_hash, told, at)
    elif (grievance := grievances.by_receipt(letter.receipt_hash)) is not None:
        _follow(grievance, told, at)
    letter.delete()
    return 1


def _open(receipt_hash: str, told: dict[str, Any], at: datetime.datetime) -> Grievance:
    category = categories.find(told["category"]) or categories.find("other")
    assert category is not None, "the categories that come with the program are not in the database"
    photos = [("image", _as_upload(photo)) for photo in told["photos"]]
    said = Said(
        told["kind"],
        category,
        told["text"],
        "anonymous",
        place=told["place"],
        home=organizations.find(told["home"]) if told["home"] else None,
        about_officers=told["about_officers"],
        about_persons=list(Person.objects.filter(pk__in=told["about_persons"])),
        uploads=photos,
    )
    by = unnamed(saying.ANONYMOUS)
    return speaking.speak(said, speaker=None, by=by, at=at, receipt_hash=receipt_hash)


def _follow(grievance: Grievance, told: dict[str, Any], at: datetime.datetime) -> None:
    try:
        if told["what"] == WORD:
            rating.add_word(grievance, told["text"], at=at)
        else:
            given = {name: told[name] for name in ("solved", "satisfied", "words")}
            rating.rate(grievance, **given, at=at)
    except (NotOpenForWords, NotToBeRated):
        # The case ended while the letter lay in the box: there is nobody to tell.
        return


def _put(receipt: str, **told: Any) -> None:
    letter = Letter(receipt_hash=receipts.known_hash_of(receipt))
    letter.particulars = told
    letter.save(force_insert=True)


def _redrawn(upload: Any) -> str:
    with files.received(upload, limit_mb=LARGEST_MB) as path:
        _media_type, pieces = check(path, FileKind.IMAGE)
        return base64.b64encode(b"".join(pieces)).decode()


def _as_upload(photo: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("photo.jpg", io.BytesIO(base64.b64decode(photo)).getvalue())
