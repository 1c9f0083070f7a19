"""Doing a deed from a page: what was done is said above the next page, a refusal beside the form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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


def asked(request: HttpRequest, form: Form, *, title: str, back_url: str, **more: Any) -> HttpResponse:
    """A page with one form. `more`: sub, back, button, hints (lines), danger."""
    context = {"form": form, "title": title, "back_url": back_url, **more}
    return render(request, "assistance/workbench/task.html", context)
