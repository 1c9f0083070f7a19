"""How a person wants the pages: theme, large text, language. Kept with the account, or in cookies."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

THEMES = ("auto", "light", "dark")
DARK_MEDIA = {"auto": "screen and (prefers-color-scheme: dark)", "dark": "screen", "light": "not all"}
THEME_COOKIE, TEXT_COOKIE = "theme", "large_text"
YEAR = 365 * 24 * 3600  # seconds


@dataclass(frozen=True)
class Look:
    """What the shell of a page needs to know to dress it."""

    theme: str = "auto"
    large_text: bool = False
    language: str = "zh-hans"

    @property
    def dark_media(self) -> str:
        """The `media` of the dark sheet's link."""
        return DARK_MEDIA[self.theme]

    @property
    def html_lang(self) -> str:
        return "en" if self.language.startswith("en") else "zh-CN"


def look_of(request: HttpRequest) -> Look:
    """The account's choice; for strangers, the browser's cookies."""
    account = getattr(request, "user", None)
    if account is not None and account.is_authenticated:
        theme, large = getattr(account, "theme", "auto"), getattr(account, "large_text", False)
    else:
        theme = request.COOKIES.get(THEME_COOKIE, "auto")
        large = request.COOKIES.get(TEXT_COOKIE) == "on"
    language = get_language() or settings.LANGUAGE_CODE
    return Look(theme if theme in THEMES else "auto", bool(large), language)
