"""A page that asks for one deed, and the way from what was typed to the member meant."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gonghui.kernel.actor import Actor

from ..queries import finding
from ..queries.sites import GROUPS


def asked(request: HttpRequest, form: Form, *, title: str, back_url: str, **more: Any) -> HttpResponse:
    """A page with one form. `more`: sub, button, hint, danger."""
    context = {"form": form, "title": title, "back_url": back_url, **more}
    return render(request, "benefits/workbench/groups_form.html", context)


def member_meant(actor: Actor, text: str, permission: str = GROUPS) -> Any:
    """The row of the member an officer means. Raises PersonUnknown, PersonAmbiguous."""
    return finding.member(text, finding.members_of(actor, permission, timezone.localdate()))
