"""The data check with civil affairs: the file out, what came back, and taking an answer over."""

import tempfile
from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.cases.queries import cases
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from .. import flows
from ..actions import checking
from ..forms.checking import AskForm, ReasonForm
from ..models import DataCheck, Facts
from ..queries import checks as asked
from ..queries import ways

NAMES = {
    "annual_income": gettext_lazy("家庭年收入"),
    "net_assets": gettext_lazy("财产净值"),
    "savings": gettext_lazy("存款"),
}


@requires(flows.REVIEW)
@confirmed_recently
def checks(request: HttpRequest) -> HttpResponseBase:
    """Choose whom to ask civil affairs about, and take the file; below, what was asked and answered."""
    actor, at = access.actor_for(request), timezone.now()
    waiting = list(asked.askable(actor, flows.REVIEW, at)[:500])
    form = AskForm(waiting, request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = [case for case in waiting if str(case.uid) in form.cleaned_data["cases"]]
        batch, rows = checking.ask(chosen, by=actor, at=at, reason=form.cleaned_data["reason"])
        return _file(batch, rows)
    page = page_of(request, asked.asked_about(actor, flows.REVIEW))
    context = {"form": form, "is_waiting": bool(waiting), "page": page, "rows": _rows(page)}
    return render(request, "assistance/workbench/checks.html", context)


@requires(flows.REVIEW)
@confirmed_recently
def take_over(request: HttpRequest, uid: str) -> HttpResponse:
    """Let the answer stand in the file, with a reason; what was told before stays in its history."""
    actor = access.actor_for(request)
    case = found_or_404(cases.visible(actor, timezone.now(), ways.APPLICATION), uid=uid)
    shown = comparison(case, actor)
    if not shown or not shown["take_over_url"]:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"by": actor, "at": timezone.now(), "reason": form.cleaned_data["reason"]}
        says = _("核对结果写进档案了，试算按新的数字。")
        if tried(request, lambda: checking.take_over(case, **given), says, form):
            return redirect("workbench:case", uid=case.uid)
    context = {"form": form, "case": case, "check": shown}
    return render(request, "assistance/workbench/check_take_over.html", context)


def comparison(case: Case, actor: Actor) -> dict[str, Any] | None:
    """What civil affairs answered beside what was told; None before an answer, and for others."""
    reach = case.other_organization.path if case.other_organization else case.path
    if not access.allows(actor, flows.REVIEW, reach):
        return None
    household = ways.household_of(case)
    check = asked.latest(household)
    if check is None:
        return None
    may = check.differs and case.stage == "reviewing"
    return {
        "batch": check.batch,
        "answered": formats.iso(timezone.localdate(check.answered_at)),
        "differs": check.differs,
        "rows": _compared(check, household.facts),
        "take_over_url": reverse("workbench-assistance:check-take-over", args=[case.uid]) if may else "",
    }


def _compared(check: DataCheck, facts: Facts) -> list[dict[str, str]]:
    rows = [
        {
            "name": NAMES[name],
            "told": formats.money(getattr(facts, told)),
            "answered": formats.money(getattr(check, name)),
        }
        for name, told in asked.COMPARED
        if getattr(check, name) is not None
    ]
    if check.aided is not None:
        rows.append({"name": _("享受低保"), "told": _yes(facts.aided), "answered": _yes(check.aided)})
    return rows


def _yes(holds: bool) -> str:
    return _("是") if holds else _("否")


def _rows(page: Any) -> list[dict[str, Any]]:
    return [
        {
            "batch": check.batch,
            "case": check.case,
            "name": check.household.head.name,
            "asked": formats.iso(timezone.localdate(check.asked_at)),
            "word": _word(check),
            "tone": "warn" if check.differs else "ok" if check.answered_at else "info",
        }
        for check in page.object_list
    ]


def _word(check: DataCheck) -> str:
    if check.answered_at is None:
        return _("等回复")
    return _("有差异") if check.differs else _("已回复")


def _file(batch: str, rows: list[list[str]]) -> HttpResponseBase:
    with tempfile.TemporaryDirectory(prefix="gonghui-") as folder:
        path = Path(folder) / "checks.xlsx"
        write_xlsx(path, [Sheet(_("经济状况核对名单"), [str(word) for word in checking.HEADINGS], rows)])
        file = path.open("rb")  # stays readable after its name is gone
    return FileResponse(file, as_attachment=True, filename=_("经济状况核对_{batch}.xlsx").format(batch=batch))
