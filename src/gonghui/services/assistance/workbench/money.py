"""The county's money: funds by source, the matching ratio, budgets, periods."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.models import Fund
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.ui import formats

from ..money_forms import BudgetForm, FundForm, PeriodForm
from ..queries import money
from .asking import asked

PLACES = 200
FIRST_YEAR = 2000


@requires(money.PAY)
def money_page(request: HttpRequest) -> HttpResponse:
    """Funds of a year with what is committed, paid and left, and own money against central money."""
    actor, at = access.actor_for(request), timezone.now()
    year = _year(request, timezone.localdate(at))
    funds = books.visible_funds(actor, money.PAY).filter(year=year)
    context = {
        "year": year,
        "years": _years(year, timezone.localdate(at).year),
        "funds": [_fund(fund) for fund in funds],
        "matching": [_matching(place, year, at) for place in _places(actor)[:5]],
        "waiting": money.to_approve(actor).count() if access.paths_for(actor, money.APPROVE) else 0,
        "unpaid": money.payments(actor).filter(paid_at=None, undone_at=None).count(),
    }
    return render(request, "assistance/workbench/money.html", context)


@requires(money.PAY)
@confirmed_recently
def fund_new(request: HttpRequest) -> HttpResponse:
    actor, today = access.actor_for(request), timezone.localdate()
    form = FundForm(_offered(actor), request.POST or None, initial={"year": today.year})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        place = form.offered[told["organization"]]
        facts = {"budget": told["budget"], "by": actor, "at": timezone.now()}
        if tried(
            request,
            lambda: ledger.open_fund(place, told["source"], told["year"], **facts),
            _("资金建好了。"),
            form,
        ):
            return redirect("workbench-assistance:money")
    return asked(request, form, title=_("建立一笔资金"), back_url=reverse("workbench-assistance:money"))


@requires(money.PAY)
@confirmed_recently
def fund_budget(request: HttpRequest, uid: str) -> HttpResponse:
    """More or less of what is free, with the document it stands on."""
    actor = access.actor_for(request)
    fund = found_or_404(books.visible_funds(actor, money.PAY), uid=uid)
    form = BudgetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        facts = {"reason": told["reason"], "by": actor, "at": timezone.now()}
        if tried(
            request, lambda: ledger.change_budget(fund, told["difference"], **facts), _("预算改好了。"), form
        ):
            return redirect("workbench-assistance:money")
    sub = f"{fund.organization.name} · {_source(fund.source)} · {fund.year}"
    back = reverse("workbench-assistance:money")
    return asked(request, form, title=_("调整预算"), sub=sub, back_url=back)


@requires(money.PAY)
@confirmed_recently
def periods(request: HttpRequest) -> HttpResponse:
    """Close a month or a year for good: nothing is booked into it any more."""
    actor = access.actor_for(request)
    form = PeriodForm(_offered(actor), timezone.localdate(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        place = form.offered[told["organization"]]
        says = _("{period} 结账了。以后要更正，用冲正记到没有结账的月份。").format(period=told["period"])
        facts: dict[str, Any] = {"by": actor, "at": timezone.now()}
        if tried(request, lambda: ledger.close_period(place, told["period"], **facts), says, form):
            return redirect("workbench-assistance:money")
    hint = _("结账以后这一期不能再记账，也不能重新打开。")
    back = reverse("workbench-assistance:money")
    return asked(request, form, title=_("结账"), back_url=back, hints=[hint], button=_("结账"))


def _places(actor: Actor) -> list[Organization]:
    keys = access.places_for(actor, money.PAY)
    return list(tree.open_organizations().filter(pk__in=keys).order_by("path"))


def _offered(actor: Actor) -> list[Organization]:
    seen = access.visible_to(actor, tree.open_organizations(), money.PAY)
    return list(seen.order_by("path")[:PLACES])


def _year(request: HttpRequest, today: datetime.date) -> int:
    asked_for = request.GET.get("year", "")
    return int(asked_for) if asked_for.isdigit() and len(asked_for) == 4 else today.year


def _years(year: int, this_year: int) -> list[dict[str, Any]]:
    base = reverse("workbench-assistance:money")
    years = sorted({year, this_year, this_year - 1}, reverse=True)
    return [{"name": str(each), "url": f"{base}?year={each}", "current": each == year} for each in years]


def _fund(fund: Fund) -> dict[str, Any]:
    return {
        "source": _source(fund.source),
        "place": fund.organization.name,
        "budget": formats.yuan(fund.budget),
        "committed": formats.yuan(fund.committed),
        "paid": formats.yuan(fund.paid),
        "left": formats.yuan(fund.free),
        "share": (fund.committed + fund.paid) / fund.budget if fund.budget else 0,
        "url": reverse("workbench-assistance:fund-budget", args=[fund.uid]),
    }


def _matching(place: Organization, year: int, at: datetime.datetime) -> dict[str, Any]:
    found = books.matching_ratio(place, year, at=at)
    return {
        "place": place.name,
        "own": formats.yuan(found.own),
        "central": formats.yuan(found.central),
        "ratio": f"1 : {found.ratio}" if found.ratio is not None else "–",
        "is_short": found.is_short,
        "missing": formats.yuan(max(found.central - found.own, 0)),
    }


def _source(code: str) -> str:
    return dict(money.sources()).get(code, code)
