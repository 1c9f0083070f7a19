"""What every template may ask about how the page is dressed."""

from typing import Any

from django.http import HttpRequest

from .look import look_of


def look(request: HttpRequest) -> dict[str, Any]:
    """`look`: theme, large_text, language, dark_media, html_lang."""
    return {"look": look_of(request)}
