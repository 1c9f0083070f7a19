"""Doing a deed from a page: what was done is said above the next page, a refusal beside the form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest

from gonghui.kernel.refusal import Refusal


def tried(request: HttpRequest, deed: Callable[[], Any], says: str, form: Form | None = None) -> bool:
    """True when the deed was done; a refusal goes to the form, else above the page."""
    try:
        deed()
    except Refusal as refusal:
        if form is None:
            messages.error(request, str(refusal))
        else:
            form.add_error(None, str(refusal))
        return False
    messages.success(request, says)
    return True
