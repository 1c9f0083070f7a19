"""The monthly bulletins: what changed since the month before, in one table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.small_cells import vague
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..models import Bulletin
from ..queries import bulletins as found
from .figures import FIGURES, VIEW, shown


@requires(FIGURES)
def listed(request: HttpRequest) -> HttpResponse:
    """Every bulletin of the own unions and those below, the newest first."""
    page = page_of(request, found.seen(access.actor_for(request)).order_by("-on", "path"))
    rows = [_row(bulletin) for bulletin in page.object_list]
    return render(request, "assistance/workbench/bulletins.html", {"rows": rows, "page": page})


@requires(FIGURES)
def bulletin(request: HttpRequest, uid: str) -> HttpResponse:
    """One bulletin beside the one before. Who may not see the files there sees small counts as nobody."""
    actor = access.actor_for(request)
    one = found_or_404(found.seen(actor), uid=uid)
    earlier = found.before(one)
    exact = access.allows(actor, VIEW, one.organization)
    context = {
        "bulletin": one,
        "month": _month(one),
        "earlier": _month(earlier) if earlier else "",
        "exact": exact,
        "head": [{"name": _("事项")}, {"name": _("这个月底")}, {"name": _("上一期")}],
        "rows": _rows(one, earlier, exact),
        "figures_url": f"{reverse('workbench-assistance:figures')}?place={one.organization.uid}&on={one.on}",
    }
    return render(request, "assistance/workbench/bulletin.html", context)


def _row(one: Bulletin) -> dict[str, Any]:
    return {
        "name": one.organization.shown_name,
        "month": _month(one),
        "url": reverse("workbench-assistance:bulletin", args=[one.uid]),
        "made": one.made_at,
    }


def _month(one: Bulletin) -> str:
    return f"{one.on:%Y-%m}"


def _rows(one: Bulletin, earlier: Bulletin | None, exact: bool) -> list[list[str]]:
    return [
        [str(name), now, then]
        for (name, now), (_name, then) in zip(
            _told(one, exact),
            _told(earlier, exact) if earlier else [(name, "–") for name, _ in _told(one, exact)],
            strict=True,
        )
    ]


def _told(one: Bulletin, exact: bool) -> list[tuple[str, str]]:
    """The words of a bulletin, insurance first after the households: what the bulletin is for."""
    told = one.figures
    counts = (
        (_("在档家庭"), told["households"]),
        (_("涉及人口"), told["persons"]),
        (_("没有医保或有断保、退保、漏保"), told["uninsured"]["count"]),
        (_("因病致困"), told["illness"]["count"]),
        (_("因子女上学致困"), told["schooling"]["count"]),
        (_("今年已经脱困"), told["lifted_this_year"]),
        (_("今年返困"), told["returned_this_year"]),
    )
    found_counts = [(name, _count(one.organization, name, value, exact)) for name, value in counts]
    paid = sum(told["paid_by_source"].values())
    ratio = told["matching_ratio"]
    return [
        *found_counts,
        (_("今年拨付（元）"), formats.yuan(paid)),
        (_("配套"), "–" if ratio is None else f"{ratio:.2f} : 1"),
    ]


def _count(place: Organization, name: str, value: int, exact: bool) -> str:
    return shown(value if exact else vague(value, cell=f"{place.uid}:bulletin:{name}"))
