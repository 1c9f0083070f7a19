"""What benefits cost: by month and source, the funds of a year, new funds and their budgets."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.models import Fund
from gonghui.kernel.organizations import queries as tree
from gonghui.ui import formats

from .. import money_words
from ..forms.buying import BudgetForm, FundForm
from ..queries import purchases
from ..queries.purchases import PAY
from .asking_caps import asked

PLACES = 200


@requires(PAY)
def spending(request: HttpRequest) -> HttpResponse:
    """Month × source of what was paid, and what each fund of the year still holds."""
    actor, today = access.actor_for(request), timezone.localdate()
    year = _year(request, today.year)
    spent = purchases.spent_by_month(actor, year)
    sources = sorted({each.source for each in spent})
    context = {
        "year": year,
        "years": _years(year, today.year),
        "sources": [money_words.source(code) for code in sources],
        "rows": _months(spent, sources),
        "totals": [formats.yuan(_sum(spent, source=code)) for code in sources],
        "total": formats.yuan(sum(each.fen for each in spent)),
        "funds": [_fund(fund) for fund in purchases.funds(actor, year)],
    }
    return render(request, "benefits/workbench/spending.html", context)


@requires(PAY)
@confirmed_recently
def fund_new(request: HttpRequest) -> HttpResponse:
    """Open the fund of one source and year with its budget: without it nothing is bought."""
    actor, today = access.actor_for(request), timezone.localdate()
    places = access.visible_to(actor, tree.open_organizations(), PAY).order_by("path")[:PLACES]
    form = FundForm(places, request.POST or None, initial={"year": today.year})

    def deed() -> None:
        told, at = form.cleaned_data, timezone.now()
        place = form.offered[told["organization"]]
        ledger.open_fund(place, told["source"], told["year"], budget=told["budget"], by=actor, at=at)

    back, says = reverse("workbench-benefits:spending"), _("资金建好了，可以采购了。")
    if request.method == "POST" and form.is_valid() and tried(request, deed, says, form):
        return redirect(back)
    return asked(request, form, title=_("建立一笔资金"), back_url=back)


@requires(PAY)
@confirmed_recently
def fund_budget(request: HttpRequest, uid: str) -> HttpResponse:
    """More or less of what is free, with what it stands on."""
    actor = access.actor_for(request)
    fund = found_or_404(books.visible_funds(actor, PAY), uid=uid)
    form = BudgetForm(request.POST or None)

    def deed() -> None:
        told = form.cleaned_data
        facts: dict[str, Any] = {"reason": told["reason"], "by": actor, "at": timezone.now()}
        ledger.change_budget(fund, told["difference"], **facts)

    back = reverse("workbench-benefits:spending")
    if request.method == "POST" and form.is_valid() and tried(request, deed, _("预算改好了。"), form):
        return redirect(back)
    sub = f"{fund.organization.name} · {money_words.source(fund.source)} · {fund.year}"
    return asked(request, form, title=_("调整预算"), sub=sub, back_url=back)


def _months(spent: list[purchases.Spent], sources: list[str]) -> list[dict[str, Any]]:
    """A row for every month in which something was paid or came back."""
    told = sorted({each.month for each in spent})
    return [
        {
            "name": _("{month} 月").format(month=month),
            "number": month,
            "cells": [formats.yuan(_sum(spent, month=month, source=code)) for code in sources],
            "total": formats.yuan(_sum(spent, month=month)),
        }
        for month in told
    ]


def _sum(spent: list[purchases.Spent], **wanted: Any) -> int:
    return sum(
        each.fen for each in spent if all(getattr(each, name) == value for name, value in wanted.items())
    )


def _fund(fund: Fund) -> dict[str, Any]:
    return {
        "source": money_words.source(fund.source),
        "place": fund.organization.name,
        "budget": formats.yuan(fund.budget),
        "committed": formats.yuan(fund.committed),
        "paid": formats.yuan(fund.paid),
        "left": formats.yuan(fund.free),
        "share": (fund.committed + fund.paid) / fund.budget if fund.budget else 0,
        "url": reverse("workbench-benefits:fund-budget", args=[fund.uid]),
    }


def _year(request: HttpRequest, this_year: int) -> int:
    wanted = request.GET.get("year", "")
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) == 4 else this_year


def _years(year: int, this_year: int) -> list[dict[str, Any]]:
    base = reverse("workbench-benefits:spending")
    years = sorted({year, this_year, this_year - 1}, reverse=True)
    return [{"name": str(each), "url": f"{base}?year={each}", "current": each == year} for each in years]
