"""The member's own coupon: a code to show, and what became of it."""

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gonghui.kernel.access.doors import found_or_404, person_of, signed_in
from gonghui.kernel.refusal import Refusal

from ..actions import coupons
from ..queries import handouts


@signed_in
def coupon(request: HttpRequest, uid: str) -> HttpResponse:
    """The coupon of whoever is signed in; nobody else's is there."""
    found = found_or_404(handouts.coupons_of(person_of(request)), uid=uid)
    code = handouts.code_of(found)
    says = ""
    try:
        coupons.refuse_unless_good(found, timezone.now())
    except Refusal as refusal:
        says = str(refusal)
    path, size = drawing(code)
    context = {"coupon": found, "code": code, "path": path, "size": size, "says": says}
    return render(request, "benefits/portal/coupon.html", context)


def drawing(text: str) -> tuple[str, int]:
    """The code as one SVG path of squares, and the length of its side."""
    matrix = segno.make(text, error="m").matrix
    parts = [
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(matrix)
        for column, dark in enumerate(line)
        if dark
    ]
    return "".join(parts), len(matrix)
