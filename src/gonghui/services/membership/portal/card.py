"""The member's card: a code that changes every minute, and a picture for the day."""

import io

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access.doors import person_of, signed_in

from .. import queries
from ..actions import cards
from ..models import Membership


@signed_in
def show(request: HttpRequest) -> HttpResponse:
    """The card with its code; refreshed by the page itself, with or without JavaScript."""
    membership = _mine(request)
    at = timezone.now()
    path, size = _drawing(_address(request, cards.token(membership, at)))
    code = cards.spoken_code(membership, at)
    context = {
        "membership": membership,
        "path": path,
        "size": size,
        "word": f"{code[:3]} {code[3:]}",
        "lives": int(cards.LIVES.total_seconds()) - 5,
    }
    part = "card_code" if "HX-Request" in request.headers else "card"
    return render(request, f"membership/portal/{part}.html", context)


@signed_in
def picture(request: HttpRequest) -> HttpResponse:
    """The code as a picture that is good for today, for places without a network."""
    membership = _mine(request)
    code = segno.make(_address(request, cards.day_token(membership, timezone.localdate())), error="m")
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", scale=8, border=4, light="#fff")
    answer = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="card-{timezone.localdate():%Y%m%d}.svg"'
    return answer


def _mine(request: HttpRequest) -> Membership:
    membership = queries.lasting_of(person_of(request))
    if membership is None:
        raise Http404
    return membership


def _address(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("workbench-membership:verify") + token)


def _drawing(text: str) -> tuple[str, int]:
    """The code as one SVG path of squares, and the length of its side."""
    matrix = segno.make(text, error="m").matrix
    parts = [
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(matrix)
        for column, dark in enumerate(line)
        if dark
    ]
    return "".join(parts), len(matrix)
