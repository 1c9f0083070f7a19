"""What the pages of rights work share: the tabs, one list, one record, one form."""

import datetime
from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.ui import formats

from ..rules import clocks

PARTS = ("alerts", "mediations", "bargainings", "opinions", "aid")
ON_PAGE = 50


def tabs(current: str) -> list[dict[str, Any]]:
    names = {
        "alerts": _("欠薪预警"),
        "mediations": _("劳动争议调解"),
        "bargainings": _("集体协商"),
        "opinions": _("法律监督"),
        "aid": _("法律援助"),
    }
    return [
        {"name": names[part], "url": reverse(f"workbench-grievances:{part}"), "current": part == current}
        for part in PARTS
    ]


def listed(
    request: HttpRequest, part: str, page: Any, rows: list[dict[str, Any]], **more: Any
) -> HttpResponse:
    """One list. `rows`: number url about union since due due_tone word tone; `more`: new new_url."""
    context = {"page": page, "rows": rows, "tabs": tabs(part), **more}
    return render(request, "grievances/workbench/rights.html", context)


def record(request: HttpRequest, part: str, one: Any, **shown: Any) -> HttpResponse:
    """One record; empty lines are left out. `shown`: title facts steps deeds word tone hint."""
    shown["facts"] = [line for line in shown["facts"] if line["value"] not in ("", "–")]
    back = {"name": next(tab["name"] for tab in tabs(part) if tab["current"])}
    context = {"one": one, "back": back, "back_url": reverse(f"workbench-grievances:{part}"), **shown}
    return render(request, "grievances/workbench/rights_one.html", context)


def done(
    request: HttpRequest, form: Form, deed: Callable[[], Any], says: str, part: str
) -> HttpResponse | None:
    """To the record's page when the deed was done; None when the form has to be shown again.

    `part` is the address of one such record; the deed gives the record.
    """
    made: list[Any] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(request, lambda: made.append(deed()), says, form)
    ):
        return redirect(f"workbench-grievances:{part}", uid=made[0].uid)
    return None


def asked(request: HttpRequest, form: Form, *, title: str, back_url: str, **more: Any) -> HttpResponse:
    """A page with one form. `more`: number, button, hint."""
    context = {"form": form, "title": title, "back_url": back_url, "button": _("保存"), **more}
    return render(request, "grievances/workbench/form.html", context)


def who(request: HttpRequest) -> dict[str, Any]:
    return {"by": access.actor_for(request), "at": timezone.now()}


def fact(term: str, value: Any) -> dict[str, Any]:
    """One line; days are written out, what is empty is left to the template."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        value = formats.iso(value)
    return {"term": term, "value": value if value is not None else ""}


def clock_fact(
    term: str, day: datetime.date | None, clock: clocks.Clock, place: Any, on: Any
) -> dict[str, Any]:
    """A last day with the document it rests on, as in force on the day its clock began."""
    if day is None or on is None:
        return fact(term, day)
    document = clocks.document(clock, on=on, region=place.region)
    return fact(term, _("{day}（{document}）").format(day=formats.iso(day), document=document))


def due_word(day: datetime.date | None, today: datetime.date) -> tuple[str, str]:
    """A last day for the list, and "bad" or "warn" where it has passed or is near."""
    if day is None:
        return "", ""
    tone = "bad" if today > day else "warn" if (day - today).days <= 3 else ""
    return formats.iso(day), tone
