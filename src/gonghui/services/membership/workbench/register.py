"""The member register: filters, pinyin search, saved views. Read page by page, never counted to the end."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.codes import lists
from gonghui.ui.paging import address_with, filter_of, page_of

from .. import queries
from ..models import Membership, SavedView
from . import places
from .forms import RegisterFilter

TONES = {"active": "ok", "retained": "info", "ended": ""}
VIEWS_KEPT = 20
SHOWN = (
    "uid", "number", "state", "department", "job", "joined_on", "person__name", "person__sex",
    "organization__name", "organization__short_name",
)  # fmt: skip


@requires(queries.VIEW)
def register(request: HttpRequest) -> HttpResponse:
    """The list with its filters; the same query serves list, count, bulk deeds and export."""
    actor = access.actor_for(request)
    form = filter_form(request)
    page = page_of(request, queries.register(actor, form.filters()), columns=SHOWN)
    may_change = bool(access.paths_for(actor, "membership.change"))
    context = {
        "form": form,
        "page": page,
        "rows": [_row(found) for found in page.object_list],
        "chips": _chips(request, form),
        "views": SavedView.objects.filter(account=request.user).order_by("name"),
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
    own = SavedView.objects.filter(account=request.user)
    if not name:
        messages.error(request, _("给这组条件起个名字，再存下来。"))
    elif own.exclude(name=name).count() >= VIEWS_KEPT:
        messages.error(request, _("已经存了 {count} 组条件，先删掉不用的。").format(count=VIEWS_KEPT))
    else:
        own.update_or_create(account=request.user, name=name, defaults={"query": query.urlencode()})
        messages.success(request, _("存好了，下次点“{name}”就是这组条件。").format(name=name))
    return redirect(f"{reverse('workbench-membership:register')}?{query.urlencode()}")


@requires(queries.VIEW)
@require_POST
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = found_or_404(SavedView.objects.filter(account=request.user), pk=pk)
    view.delete()
    messages.success(request, _("“{name}”删掉了，会员名册没有变。").format(name=view.name))
    return redirect("workbench-membership:register")


def filter_form(request: HttpRequest) -> RegisterFilter:
    offered = places.offered(access.actor_for(request), queries.VIEW, request.GET.get("organization", ""))
    return filter_of(request, lambda query: RegisterFilter(offered, query))


def _row(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "uid": found["uid"],
        "url": reverse("workbench-membership:member", args=[found["uid"]]),
        "name": found["person__name"],
        "number": found["number"],
        "sex": lists.get("sex").label(found["person__sex"]) if found["person__sex"] else "",
        "place": found["organization__short_name"] or found["organization__name"],
        "work": " · ".join(part for part in (found["department"], found["job"]) if part),
        "joined_on": found["joined_on"],
        "state": Membership.State(found["state"]).label,
        "tone": TONES[found["state"]],
    }


def _chips(request: HttpRequest, form: RegisterFilter) -> list[dict[str, str]]:
    chips = []
    for name, value in form.filters().items():
        field = "q" if name == "text" else name
        choices = dict(getattr(form.fields[field], "choices", []))
        shown = value.name if name == "organization" else choices.get(value, value)
        chips.append({"name": str(shown), "url": address_with(request, **{field: ""})})
    return chips


def _deeds() -> list[dict[str, str]]:
    return [
        {"name": _("转到别的工会"), "value": "carry", "icon": "swap"},
        {"name": _("保留会籍"), "value": "retain", "icon": "lock"},
    ]
