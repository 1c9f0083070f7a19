"""A page that asks for one deed about rules and money."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def asked(request: HttpRequest, form: Form, *, title: str, back_url: str, **more: Any) -> HttpResponse:
    """A page with one form. `more`: sub, button, hints (lines), danger."""
    context = {"form": form, "title": title, "back_url": back_url, **more}
    return render(request, "benefits/workbench/caps_form.html", context)
