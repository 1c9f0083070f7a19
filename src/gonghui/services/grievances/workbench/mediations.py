"""Mediations of labour disputes: the list with last days, writing one down, its end, its performance."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import mediating
from ..forms.rights import DayForm, EndMediationForm, MediationForm, today
from ..models import Mediation
from ..permissions import RIGHTS
from ..queries import rights
from ..rules import clocks
from . import rights_pages as pages

EXPIRED = Mediation.Outcome.EXPIRED


@requires(RIGHTS)
def listed(request: HttpRequest) -> HttpResponse:
    """Running ones first, those whose last day is nearest on top. No names."""
    page = page_of(request, rights.mediations(access.actor_for(request)), pages.ON_PAGE)
    rows = [_row(each, timezone.localdate()) for each in page.object_list]
    new_url = reverse("workbench-grievances:mediation-new")
    return pages.listed(request, "mediations", page, rows, new=_("登记调解"), new_url=new_url)


@requires(RIGHTS)
def new(request: HttpRequest) -> HttpResponse:
    """Write one down."""
    actor = access.actor_for(request)
    form = MediationForm(rights.offered(actor, RIGHTS), request.POST or None, initial=today())

    def begin() -> Mediation:
        return mediating.begin(form.dispute(), organization=form.union, **pages.who(request))

    if answer := pages.done(request, form, begin, _("记下了，到期前会提醒您。"), "mediation"):
        return answer
    back = reverse("workbench-grievances:mediations")
    return pages.asked(request, form, title=_("登记调解"), back_url=back)


@requires(RIGHTS)
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """One mediation, with its last day and the law it comes from."""
    mediation = _found(request, uid)
    word, tone = _standing(mediation)
    plain = rights.mediates(access.actor_for(request), mediation)
    facts = _facts(mediation, plain=plain)
    deeds = _deeds(mediation) if plain else []
    shown = {"title": mediation.get_about_display(), "facts": facts, "deeds": deeds}
    hint = ""
    if mediation.outcome in (EXPIRED, Mediation.Outcome.FAILED):
        hint = _("没有达成协议，职工可以依法申请仲裁。劳动争议仲裁的时效一般是一年，请告诉职工别错过。")
    return pages.record(request, "mediations", mediation, word=word, tone=tone, hint=hint, **shown)


@requires(RIGHTS)
def end(request: HttpRequest, uid: str) -> HttpResponse:
    """How it ended."""
    mediation = _own(request, uid)
    form = EndMediationForm(request.POST or None, initial=today())

    def end_it() -> Mediation:
        return mediating.end(mediation, **form.cleaned_data, **pages.who(request))

    if answer := pages.done(request, form, end_it, _("结果记下了。"), "mediation"):
        return answer
    return _asked(request, form, mediation, _("登记调解结果"))


@requires(RIGHTS)
def perform(request: HttpRequest, uid: str) -> HttpResponse:
    """The agreement was carried out."""
    mediation = _own(request, uid)
    form = DayForm(request.POST or None, initial=today())

    def perform_it() -> Mediation:
        return mediating.perform(mediation, **form.cleaned_data, **pages.who(request))

    if answer := pages.done(request, form, perform_it, _("记下了，协议已经兑现。"), "mediation"):
        return answer
    return _asked(request, form, mediation, _("登记协议兑现"))


def _found(request: HttpRequest, uid: str) -> Mediation:
    return found_or_404(rights.mediations(access.actor_for(request)), uid=uid)


def _own(request: HttpRequest, uid: str) -> Mediation:
    """One that the officer's own union mediates."""
    mediation = _found(request, uid)
    if not rights.mediates(access.actor_for(request), mediation):
        raise Http404
    return mediation


def _asked(request: HttpRequest, form: Any, mediation: Mediation, title: str) -> HttpResponse:
    back = reverse("workbench-grievances:mediation", args=[mediation.uid])
    return pages.asked(request, form, title=title, back_url=back, number=mediation.number)


def _row(mediation: Mediation, on: datetime.date) -> dict[str, Any]:
    word, tone = _standing(mediation)
    waits_for = mediation.due_on if not mediation.outcome else None
    if mediation.perform_by and not mediation.performed_on:
        waits_for = mediation.perform_by
    due, due_tone = pages.due_word(waits_for, on)
    people = formats.number(mediation.workers)
    return {
        "number": mediation.number,
        "url": reverse("workbench-grievances:mediation", args=[mediation.uid]),
        "about": _("{about}，{workers} 人").format(about=mediation.get_about_display(), workers=people),
        "union": mediation.organization.shown_name,
        "since": formats.iso(mediation.asked_on),
        "due": due,
        "due_tone": due_tone,
        "word": word,
        "tone": tone,
    }


def _standing(mediation: Mediation) -> tuple[str, str]:
    if not mediation.outcome:
        return _("调解中"), "info"
    if mediation.perform_by and not mediation.performed_on:
        return _("达成协议，待兑现"), "warn"
    return str(mediation.get_outcome_display()), "ok" if mediation.performed_on else ""


def _deeds(mediation: Mediation) -> list[dict[str, Any]]:
    deeds = []
    if mediation.outcome in ("", EXPIRED):
        url = reverse("workbench-grievances:mediation-end", args=[mediation.uid])
        deeds.append({"name": _("登记调解结果"), "url": url})
    if mediation.perform_by and not mediation.performed_on:
        url = reverse("workbench-grievances:mediation-perform", args=[mediation.uid])
        deeds.append({"name": _("登记协议兑现"), "url": url})
    return deeds


def _facts(mediation: Mediation, *, plain: bool) -> list[dict[str, Any]]:
    """Who is not of the union that mediates sees how it goes, and neither names nor claims."""
    told = mediation.particulars if plain else {}
    clock = (clocks.MEDIATION, mediation.organization, mediation.asked_on)
    return [
        pages.fact(_("编号"), mediation.number),
        pages.fact(_("所在工会"), mediation.organization.name),
        pages.fact(_("职工一方"), told.get("worker")),
        pages.fact(_("涉及人数"), formats.number(mediation.workers)),
        pages.fact(_("单位一方"), told.get("employer")),
        pages.fact(_("职工的要求"), told.get("claim")),
        pages.fact(_("调解员"), told.get("mediator")),
        pages.fact(_("申请日期"), mediation.asked_on),
        pages.clock_fact(_("调解期限"), mediation.due_on, *clock),
        pages.fact(_("调解结果"), mediation.get_outcome_display()),
        pages.fact(_("结束日期"), mediation.ended_on),
        pages.fact(_("协议内容或没谈成的原因"), told.get("words")),
        pages.fact(_("最晚兑现"), mediation.perform_by),
        pages.fact(_("兑现日期"), mediation.performed_on),
    ]
