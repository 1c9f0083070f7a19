"""Alerts about unpaid wages: the list, raising one by hand or from a grievance, confirming, settling."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import alerting
from ..forms.rights import AlertForm, SettleForm, fen
from ..models import Grievance, WageAlert
from ..permissions import ALERTS, RIGHTS
from ..queries import grievances, rights
from . import rights_pages as pages


@requires(RIGHTS)
def listed(request: HttpRequest) -> HttpResponse:
    """All alerts of the officer's unions, the newest first."""
    page = page_of(request, rights.alerts(access.actor_for(request)), pages.ON_PAGE)
    rows = [_row(alert) for alert in page.object_list]
    new_url = reverse("workbench-grievances:alert-new")
    return pages.listed(request, "alerts", page, rows, new=_("发欠薪预警"), new_url=new_url)


@requires(RIGHTS)
def new(request: HttpRequest) -> HttpResponse:
    """Raise one; with `of` it comes from a grievance that this officer may see."""
    actor = access.actor_for(request)
    grievance = _grievance(request)
    unions = [grievance.case.organization] if grievance else rights.offered(actor, RIGHTS)
    form = AlertForm(unions, request.POST or None)

    def raise_it() -> WageAlert:
        told = {"organization": form.union, "grievance": grievance, **pages.who(request)}
        return alerting.raise_alert(form.unpaid(), **told)

    says = _("预警发出去了，市级工会马上收到，一小时内要确认。")
    if answer := pages.done(request, form, raise_it, says, "alert"):
        return answer
    hint = _("发出后市级工会马上收到消息。不写职工姓名，只写单位、人数和地点。")
    back = reverse("workbench-grievances:alerts")
    return pages.asked(request, form, title=_("发欠薪预警"), back_url=back, hint=hint, button=_("马上发出"))


@requires(RIGHTS)
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """One alert: who was told when, what was confirmed, what came of it."""
    actor = access.actor_for(request)
    alert = found_or_404(rights.alerts(actor).select_related("acknowledged_by", "raised_by"), uid=uid)
    may = rights.alerts_to_confirm(actor).filter(pk=alert.pk).exists()
    word, tone = _standing(alert)
    title = _("{unit} 欠薪预警").format(unit=alert.unit)
    shown: dict[str, Any] = {"title": title, "facts": _facts(alert), "deeds": _deeds(alert) if may else []}
    return pages.record(request, "alerts", alert, word=word, tone=tone, **shown)


@requires(ALERTS)
@require_POST
def acknowledge(request: HttpRequest, uid: str) -> HttpResponse:
    """The city has it in hand."""
    alert = found_or_404(rights.alerts_to_confirm(access.actor_for(request)), uid=uid)
    says = _("已经确认。处理完请登记结果。")
    tried(request, lambda: alerting.acknowledge(alert, **pages.who(request)), says)
    return redirect("workbench-grievances:alert", uid=uid)


@requires(ALERTS)
def settle(request: HttpRequest, uid: str) -> HttpResponse:
    """What came of it."""
    alert = found_or_404(rights.alerts_to_confirm(access.actor_for(request)), uid=uid)
    form = SettleForm(request.POST or None)

    def settle_it() -> WageAlert:
        told = form.cleaned_data
        given = {"words": told["words"], "paid_fen": fen(told["paid"]), **pages.who(request)}
        return alerting.settle(alert, told["outcome"], **given)

    if answer := pages.done(request, form, settle_it, _("结果记下了。"), "alert"):
        return answer
    back = reverse("workbench-grievances:alert", args=[uid])
    return pages.asked(request, form, title=_("登记结果"), back_url=back, number=alert.number)


def _grievance(request: HttpRequest) -> Grievance | None:
    uid = request.GET.get("of", "")
    if not uid:
        return None
    seen = grievances.visible(access.actor_for(request), timezone.now())
    return found_or_404(seen, uid=uid)


def _row(alert: WageAlert) -> dict[str, Any]:
    word, tone = _standing(alert)
    waits = alert.acknowledged_at is None
    return {
        "number": alert.number,
        "url": reverse("workbench-grievances:alert", args=[alert.uid]),
        "about": _("{unit}，{workers} 人").format(unit=alert.unit, workers=formats.number(alert.workers)),
        "union": alert.organization.shown_name,
        "since": formats.iso(alert.raised_at),
        "due": formats.iso(alert.due_at) if waits else "",
        "due_tone": "bad" if waits and alert.due_at < timezone.now() else "warn",
        "word": word,
        "tone": tone,
    }


def _standing(alert: WageAlert) -> tuple[str, str]:
    if alert.closed_at:
        return str(alert.get_outcome_display()), "ok"
    if alert.acknowledged_at:
        return _("已确认，处理中"), "info"
    return (_("超时未确认"), "bad") if alert.due_at < timezone.now() else (_("等市级确认"), "warn")


def _deeds(alert: WageAlert) -> list[dict[str, Any]]:
    if alert.acknowledged_at is None:
        url = reverse("workbench-grievances:alert-acknowledge", args=[alert.uid])
        return [{"name": _("确认收到，马上处理"), "url": url, "post": True}]
    if alert.closed_at is None:
        url = reverse("workbench-grievances:alert-settle", args=[alert.uid])
        return [{"name": _("登记结果"), "url": url}]
    return []


def _facts(alert: WageAlert) -> list[dict[str, Any]]:
    told = alert.particulars
    confirmed = alert.acknowledged_by.name if alert.acknowledged_by else ""
    return [
        pages.fact(_("编号"), alert.number),
        pages.fact(_("拖欠的单位"), alert.unit),
        pages.fact(_("发生地工会"), alert.organization.name),
        pages.fact(_("地点"), told.get("place")),
        pages.fact(_("涉及人数"), formats.number(alert.workers)),
        pages.fact(_("欠款"), formats.money(alert.amount_fen)),
        pages.fact(_("情况"), told.get("words")),
        pages.fact(_("发出时间"), alert.raised_at),
        pages.fact(_("由谁确认"), alert.city.name),
        pages.fact(_("最晚确认"), alert.due_at),
        pages.fact(_("确认时间"), alert.acknowledged_at),
        pages.fact(_("确认人"), confirmed),
        pages.fact(_("超时上报"), alert.escalated_at),
        pages.fact(_("补发"), formats.money(alert.paid_fen)),
        pages.fact(_("结果"), told.get("result")),
    ]
