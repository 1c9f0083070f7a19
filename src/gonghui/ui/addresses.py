"""Addresses that a page needs by the dozen; Django works each of them out anew."""

from functools import cache
from typing import Any
from uuid import UUID

from django.urls import reverse

NOBODY = UUID(int=0)
NOWHERE = str(NOBODY)


def address_of(view: str, uid: UUID) -> str:
    """The address of the view that shows the thing with this uid, e.g. "workbench:case"."""
    return _pattern(view).replace(NOWHERE, str(uid))


@cache
def address(view: str) -> str:
    """The address of a view that takes nothing."""
    return reverse(view)


@cache
def _pattern(view: str) -> Any:
    return reverse(view, args=[NOBODY])
