"""Handing files out: an address that is good for one account and a short time, and the view behind it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gonghui.kernel.actor import Actor

from . import actions, hosts
from .models import StoredFile

SALT = "gonghui.files.download"
GOOD_FOR_SECONDS = 600
# On a host of its own no session tells who asks: the address alone must do, so it lives for one click.
ELSEWHERE, ELSEWHERE_SECONDS = "gonghui.files.elsewhere", 60
SENSITIVE_GOOD_FOR_SECONDS = 120


@transaction.atomic
def download_address(
    file: StoredFile, *, by: Actor, at: datetime, reason: str = "", about_person_id: int | None = None
) -> str:
    """An address under which `by`'s account, and no other, may fetch the file for a few minutes.

    The caller has checked that this person may. A sensitive file needs a reason and is in the journal
    before the address exists.
    """
    if file.sensitive:
        actions.record_look(file, by=by, at=at, reason=reason, about_person_id=about_person_id)
    token = signing.dumps([file.uid.hex, by.account_id], salt=ELSEWHERE if settings.FILES_ADDRESS else SALT)
    return f"{settings.FILES_ADDRESS}{reverse('files:download', args=[file.uid])}?token={token}"


def _signed_in(view: Any) -> Any:
    """Names the door. The kernel's inner order keeps `access` out of here; the check below is stricter."""
    view.door = "signed_in"
    return view


@_signed_in
@require_safe
def download(request: HttpRequest, uid: UUID) -> StreamingHttpResponse:
    """The file as an attachment. Whatever is wrong with the address answers as if nothing were there."""
    file = StoredFile.objects.filter(uid=uid).first()
    if file is None or not _may_fetch(request, file):
        raise Http404
    response = StreamingHttpResponse(_first_checked(file), content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(True, file.original_name)
    response["Content-Length"] = str(file.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def _may_fetch(request: HttpRequest, file: StoredFile) -> bool:
    if settings.FILES_ADDRESS:
        return hosts.is_for_files(request) and _may_fetch_elsewhere(request, file)
    seconds = SENSITIVE_GOOD_FOR_SECONDS if file.sensitive else GOOD_FOR_SECONDS
    try:
        uid, account_id = signing.loads(request.GET.get("token", ""), salt=SALT, max_age=seconds)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    account = getattr(request, "user", None)
    return uid == file.uid.hex and account_id is not None and getattr(account, "pk", None) == account_id


def _may_fetch_elsewhere(request: HttpRequest, file: StoredFile) -> bool:
    try:
        asked = signing.loads(request.GET.get("token", ""), salt=ELSEWHERE, max_age=ELSEWHERE_SECONDS)
        uid, account_id = asked
    except (signing.BadSignature, ValueError, TypeError):
        return False
    holder = get_user_model()._default_manager.filter(pk=account_id, is_active=True)
    return uid == file.uid.hex and account_id is not None and holder.exists()


def _first_checked(file: StoredFile) -> Iterator[bytes]:
    """The pieces, the first one opened already: a missing or changed file must not begin to answer."""
    pieces = actions.pieces(file)
    try:
        first = next(pieces)
    except Exception as lost:
        raise Http404 from lost
    return _joined(first, pieces)


def _joined(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces
