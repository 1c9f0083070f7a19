"""Collective bargaining: the list with the next day of the law, a round with its steps, the next step."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import bargaining
from ..actions.reminding_rights import due_in
from ..forms.bargaining import FORMS, OfferForm
from ..forms.rights import today
from ..models import Bargaining, BargainingStep
from ..permissions import RIGHTS
from ..queries import rights
from ..rules import clocks
from . import rights_pages as pages

STEP = BargainingStep.Kind
DEEDS: dict[str, Any] = {
    STEP.REPLIED: bargaining.reply,
    STEP.VOTED: bargaining.vote,
    STEP.SIGNED: bargaining.sign,
    STEP.FILED: bargaining.file,
    STEP.CLEARED: bargaining.review,
    STEP.PUBLISHED: bargaining.publish,
}


@requires(RIGHTS)
def listed(request: HttpRequest) -> HttpResponse:
    """Every round with what comes next and by when."""
    page = page_of(request, rights.bargainings(access.actor_for(request)), pages.ON_PAGE)
    rows = [_row(each, timezone.localdate()) for each in page.object_list]
    new_url = reverse("workbench-grievances:bargaining-new")
    return pages.listed(request, "bargainings", page, rows, new=_("登记要约"), new_url=new_url)


@requires(RIGHTS)
def new(request: HttpRequest) -> HttpResponse:
    """One side has offered to bargain."""
    actor = access.actor_for(request)
    renewable = rights.bargainings(actor).filter(published_on__isnull=False, renewed_by=None)
    initial = today() | {"renews": request.GET.get("renews", "")}
    form = OfferForm(rights.offered(actor, RIGHTS), renewable, request.POST or None, initial=initial)

    def offer() -> Bargaining:
        told = form.told()
        return bargaining.offer(told.pop("kind"), told.pop("title"), **told, **pages.who(request))

    if answer := pages.done(request, form, offer, _("记下了，每一步到期前会提醒您。"), "bargaining"):
        return answer
    back = reverse("workbench-grievances:bargainings")
    return pages.asked(request, form, title=_("登记要约"), back_url=back)


@requires(RIGHTS)
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """One round: where it stands, which day comes next, and all its steps."""
    round_ = _found(request, uid)
    word, tone = _standing(round_, timezone.localdate())
    steps = [_step(each) for each in round_.steps.all()]
    shown = {"title": round_.title, "facts": _facts(round_), "steps": steps, "deeds": _deeds(round_)}
    return pages.record(request, "bargainings", round_, word=word, tone=tone, **shown)


@requires(RIGHTS)
def step(request: HttpRequest, uid: str) -> HttpResponse:
    """The step that comes next, written down when it was taken."""
    round_ = _found(request, uid)
    turn = bargaining.turn(round_)
    form: Any = FORMS.get(turn, FORMS[STEP.PUBLISHED])(request.POST or None, initial=today())

    def take() -> Bargaining:
        deed = DEEDS.get(turn, bargaining.publish)
        return deed(round_, **form.told(), **pages.who(request))

    if answer := pages.done(request, form, take, _("这一步记下了。"), "bargaining"):
        return answer
    back = reverse("workbench-grievances:bargaining", args=[round_.uid])
    return pages.asked(request, form, title=_title(turn), back_url=back, number=round_.number)


def _found(request: HttpRequest, uid: str) -> Bargaining:
    return found_or_404(rights.bargainings(access.actor_for(request)), uid=uid)


def _title(turn: str) -> str:
    titles = {
        STEP.REPLIED: _("登记对方的回应"),
        STEP.VOTED: _("登记职代会审议"),
        STEP.SIGNED: _("登记签字"),
        STEP.FILED: _("登记报送"),
        STEP.CLEARED: _("登记审查意见"),
    }
    return titles.get(STEP(turn), _("登记公布")) if turn else _("登记公布")


def _row(round_: Bargaining, on: datetime.date) -> dict[str, Any]:
    word, tone = _standing(round_, on)
    coming = due_in(round_)
    due, due_tone = pages.due_word(coming[1] if coming else None, on)
    if bargaining.turn(round_) == STEP.CLEARED:
        due = formats.iso(round_.objections_until)
    return {
        "number": round_.number,
        "url": reverse("workbench-grievances:bargaining", args=[round_.uid]),
        "about": round_.title,
        "union": round_.organization.shown_name,
        "since": formats.iso(round_.offered_on),
        "due": due,
        "due_tone": due_tone,
        "word": word,
        "tone": tone,
    }


def _standing(round_: Bargaining, on: datetime.date) -> tuple[str, str]:
    if round_.closed_on:
        return _("对方不同意协商"), ""
    if round_.renewed_by_id:
        return _("已续订"), ""
    words = {
        STEP.REPLIED: _("等对方回应"),
        STEP.VOTED: _("协商中，待审议"),
        STEP.SIGNED: _("待签字"),
        STEP.FILED: _("待报送"),
        STEP.CLEARED: _("审查中"),
        STEP.PUBLISHED: _("已生效，待公布"),
    }
    if turn := bargaining.turn(round_):
        return words[STEP(turn)], "info"
    return (_("该续订了"), "warn") if _may_be_renewed(round_, on) else (_("已生效并公布"), "ok")


def _may_be_renewed(round_: Bargaining, on: datetime.date) -> bool:
    return round_.renewed_by_id is None and round_.renew_from is not None and on >= round_.renew_from


def _deeds(round_: Bargaining) -> list[dict[str, Any]]:
    if turn := bargaining.turn(round_):
        url = reverse("workbench-grievances:bargaining-step", args=[round_.uid])
        return [{"name": _title(turn), "url": url}]
    if _may_be_renewed(round_, timezone.localdate()):
        url = reverse("workbench-grievances:bargaining-new") + f"?renews={round_.uid}"
        return [{"name": _("登记续订要约"), "url": url}]
    return []


def _step(step: BargainingStep) -> dict[str, Any]:
    words = step.words
    if step.kind == STEP.VOTED:
        words = _votes(*words.split("/"))
    return {"state": "done", "title": step.get_kind_display(), "when": formats.iso(step.on), "note": words}


def _votes(in_favour: Any, present: Any, representatives: Any) -> str:
    says = _("应到 {all} 人，实到 {present} 人，同意 {yes} 人")
    return says.format(all=representatives, present=present, yes=in_favour)


def _facts(round_: Bargaining) -> list[dict[str, Any]]:
    place, is_wages = round_.organization, round_.kind == Bargaining.Kind.WAGES
    filing = clocks.WAGE_FILING if is_wages else clocks.FILING
    publishing = clocks.WAGE_PUBLISHING if is_wages else clocks.PUBLISHING
    votes = (round_.in_favour, round_.present, round_.representatives)
    held = (place, round_.in_force_on)
    return [
        pages.fact(_("编号"), round_.number),
        pages.fact(_("所在工会"), place.name),
        pages.fact(_("合同类别"), round_.get_kind_display()),
        pages.fact(_("发出要约的一方"), round_.get_offered_by_display()),
        pages.fact(_("要约日期"), round_.offered_on),
        pages.clock_fact(_("最晚回应"), round_.reply_due_on, clocks.REPLY, place, round_.offered_on),
        pages.fact(_("职代会表决"), _votes(*votes) if round_.voted_on else ""),
        pages.fact(_("签字日期"), round_.signed_on),
        pages.clock_fact(_("最晚报送"), round_.file_due_on, filing, place, round_.signed_on),
        pages.clock_fact(_("审查期到"), round_.objections_until, clocks.OBJECTION, place, round_.filed_on),
        pages.fact(_("生效日期"), round_.in_force_on),
        pages.clock_fact(_("最晚公布"), round_.publish_due_on, publishing, *held),
        pages.fact(_("合同期限"), _term(round_)),
        pages.clock_fact(_("可以提出续订"), round_.renew_from, clocks.RENEWAL, *held),
    ]


def _term(round_: Bargaining) -> str:
    if round_.valid_from is None:
        return ""
    return f"{formats.iso(round_.valid_from)} – {formats.iso(round_.valid_to)}"
