import copy
from collections.abc import Iterator

import pytest
from django.core.cache import cache

from gonghui.kernel.access.signals import code_wanted
from gonghui.kernel.journal.tests.flushing import flushing_past_the_rules

from . import cast

__all__ = ["flushing_past_the_rules"]


@pytest.fixture(autouse=True)
def _quick_and_alone(settings) -> Iterator[None]:
    """Our own addresses without the surfaces' chrome, a quick hasher, counters that forget between tests."""
    settings.TEMPLATES = copy.deepcopy(settings.TEMPLATES)
    options = settings.TEMPLATES[0]["OPTIONS"]
    options["context_processors"] = [
        name for name in options["context_processors"] if not name.endswith(".chrome")
    ]
    settings.ROOT_URLCONF = "gonghui.kernel.access.tests.addresses"
    settings.PASSWORD_HASHERS = ["gonghui.kernel.access.tests.cast.CountingHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cast.CountingHasher.calls.clear()
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def sent() -> Iterator[list[tuple[str, str]]]:
    """The one-time codes that would have gone out: (phone, code)."""
    codes: list[tuple[str, str]] = []

    def note(sender: object, phone: str, code: str, **_rest: object) -> None:
        codes.append((phone, code))

    code_wanted.connect(note)
    yield codes
    code_wanted.disconnect(note)


@pytest.fixture
def who(db):
    return cast.cast()
