"""The member register: filters, pinyin search, saved views. Read page by page, never counted to the end."""

import datetime
from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui import compiled
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import account_of, found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import lists
from gonghui.ui import formats
from gonghui.ui.addresses import address_of
from gonghui.ui.paging import address_with, checked_filter, page_of

from .. import queries
from ..models import Membership, SavedView
from . import places
from .forms import RegisterFilter

TONES = {"active": "ok", "retained": "info", "ended": ""}
VIEWS_KEPT = 20
NONE = "–"
SHOWN = (
    "uid", "number", "state", "department", "job", "joined_on", "person__name", "person__sex",
    "organization__name", "organization__short_name",
)  # fmt: skip


@requires(queries.VIEW)
def register(request: HttpRequest) -> HttpResponse:
    """The list with its filters; the same query serves list, count, bulk deeds and export."""
    actor = access.actor_for(request)
    form = filter_form(actor, request.GET)
    filters, sort = form.filters(), form.cleaned_data["sort"]
    found: Any = SimpleLazyObject(lambda: queries.register(actor, filters))
    unfiltered = () if filters else ("register", *access.paths_for(actor, queries.VIEW))
    page = page_of(request, found, columns=SHOWN, kept_as=unfiltered)
    if sort and not page.paginator.is_capped:
        page = page_of(request, queries.in_order(found, sort), columns=SHOWN)
    may_change = bool(access.paths_for(actor, "membership.change"))
    context = {
        "form": form,
        "page": page,
        "rows": [_row(row) for row in page.object_list],
        "heads": _heads(request, "" if page.paginator.is_capped else sort, page.paginator.is_capped),
        "chips": _chips(request, form, filters),
        "views": _saved(account_of(request).pk),
        "may_change": may_change,
        "may_import": bool(access.paths_for(actor, "membership.import")),
        "may_export": bool(access.paths_for(actor, "membership.export")),
        "export_url": f"{reverse('workbench-membership:exports')}?{request.GET.urlencode()}",
        "deeds": _deeds() if may_change else [],
    }
    return render(request, "membership/workbench/register.html", context)


@requires(queries.VIEW)
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the present filters under a name; the same name again replaces them."""
    name = request.POST.get("name", "").strip()[:40]
    query = QueryDict(request.POST.get("query", "")[:400], mutable=True)
    query.pop("page", None)
    own = SavedView.objects.filter(account=account_of(request))
    if not name:
        messages.error(request, _("给这组条件起个名字，再存下来。"))
    elif own.exclude(name=name).count() >= VIEWS_KEPT:
        messages.error(request, _("已经存了 {count} 组条件，先删掉不用的。").format(count=VIEWS_KEPT))
    else:
        own.update_or_create(account=account_of(request), name=name, defaults={"query": query.urlencode()})
        messages.success(request, _("存好了，下次点“{name}”就是这组条件。").format(name=name))
    return redirect(f"{reverse('workbench-membership:register')}?{query.urlencode()}")


@requires(queries.VIEW)
@require_POST
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = found_or_404(SavedView.objects.filter(account=account_of(request)), pk=pk)
    view.delete()
    messages.success(request, _("“{name}”删掉了，会员名册没有变。").format(name=view.name))
    return redirect("workbench-membership:register")


def filter_form(actor: Actor, given: QueryDict) -> RegisterFilter:
    """The conditions of the register, checked."""
    offered = places.offered(actor, queries.VIEW, given.get("organization", ""))
    if not given:
        return _unfiltered(get_language(), tuple(offered))
    return checked_filter(given, lambda query: RegisterFilter(offered, query))


@lru_cache(maxsize=100)
def _unfiltered(language: str | None, offered: tuple[places.Offered, ...]) -> RegisterFilter:
    """As the list is first opened; made once, since nothing is written into it."""
    return checked_filter(QueryDict(), lambda query: RegisterFilter(offered, query))


def _saved(account: int) -> list[SavedView]:
    def own() -> QuerySet[SavedView]:
        return SavedView.objects.filter(account=account).order_by("name")

    return compiled.rows(("saved views", account), own)


def _heads(request: HttpRequest, sort: str, is_capped: bool) -> list[dict[str, str]]:
    """The heads of the table; those of SORTS sort it, unless there are too many rows to put in order."""
    names = (
        ("name", _("姓名")),
        ("number", _("会员号")),
        ("", _("性别")),
        ("place", _("所在工会")),
        ("", _("部门和岗位")),
        ("joined_on", _("入会日期")),
        ("state", _("会籍")),
    )
    directions = {code: "ascending" for code in [sort] if code} | {
        code[1:]: "descending" for code in [sort] if code.startswith("-")
    }
    return [
        {
            "name": name,
            "url": address_with(request, sort=f"-{code}" if sort == code else code)
            if code and not is_capped
            else "",
            "direction": directions.get(code, ""),
        }
        for code, name in names
    ]


def _row(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "uid": found["uid"],
        "url": address_of("workbench-membership:member", found["uid"]),
        "name": found["person__name"],
        "number": found["number"],
        "sex": lists.get("sex").label(found["person__sex"]) if found["person__sex"] else NONE,
        "place": found["organization__short_name"] or found["organization__name"],
        "work": " · ".join(part for part in (found["department"], found["job"]) if part) or NONE,
        "joined_on": formats.iso(found["joined_on"]),
        "state": Membership.State(found["state"]).label,
        "tone": TONES[found["state"]],
    }


def _chips(request: HttpRequest, form: RegisterFilter, filters: dict[str, Any]) -> list[dict[str, str]]:
    chips = []
    for name, value in filters.items():
        field = "q" if name == "text" else name
        choices = dict(getattr(form.fields[field], "choices", []))
        shown = value.name if name == "organization" else choices.get(value, value)
        if isinstance(value, datetime.date):
            shown = f"{form.fields[field].label} {formats.iso(value)}"
        chips.append({"name": str(shown), "url": address_with(request, **{field: ""})})
    return chips


def _deeds() -> list[dict[str, str]]:
    return [
        {"name": _("转到别的工会"), "value": "carry", "icon": "swap"},
        {"name": _("保留会籍"), "value": "retain", "icon": "lock"},
        {"name": _("恢复会籍"), "value": "restore", "icon": "refresh"},
        {"name": _("退会"), "value": "leave", "icon": "close"},
    ]
