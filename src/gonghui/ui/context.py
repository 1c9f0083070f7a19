"""What every template may ask about how the page is dressed."""

from typing import Any

from django.http import HttpRequest

from .look import look_of


def look(request: HttpRequest) -> dict[str, Any]:
    """`look`: theme, large_text, language, dark_media, html_lang; `seconds_left` until the session ends."""
    return {"look": look_of(request), "seconds_left": getattr(request, "seconds_left", 0)}
