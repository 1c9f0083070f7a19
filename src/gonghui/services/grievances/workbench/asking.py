"""A page that asks for one deed on a grievance, and what happens when it is sent."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404

from ..models import Grievance
from ..queries import grievances


def found(request: HttpRequest, uid: Any) -> Grievance:
    """The grievance, when this officer may see it; a foreign one is absent."""
    return found_or_404(grievances.visible(access.actor_for(request), timezone.now()), uid=uid)


def who(request: HttpRequest) -> dict[str, Any]:
    return {"by": access.actor_for(request), "at": timezone.now()}


def posted(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def asked(request: HttpRequest, form: Form, grievance: Grievance, *, title: str, **more: Any) -> HttpResponse:
    """A page with one form about a grievance. `more`: sub, button, hint, danger."""
    back_url = reverse("workbench:case", args=[grievance.case.uid])
    context = {"form": form, "title": title, "back_url": back_url, "number": grievance.case.number, **more}
    return render(request, "grievances/workbench/form.html", context)


def done(
    request: HttpRequest, form: Form, grievance: Grievance, deed: Callable[[], Any], says: str
) -> HttpResponse | None:
    """Back to the case when the deed was done; None when the page has to be shown again."""
    if request.method == "POST" and form.is_valid() and tried(request, deed, says, form):
        return redirect("workbench:case", uid=grievance.case.uid)
    return None
