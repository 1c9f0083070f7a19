"""What an officer does with a case before it is decided: claim, hand over, put back, signatures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions
from gonghui.kernel.cases.models import Case
from gonghui.kernel.cases.seats import open_item
from gonghui.ui.fields import error_list

from .. import case_desk, queries
from ..forms import CoSignForm, HandOverForm, SignatureForm


@dataclass(frozen=True)
class Desk:
    """One request to do something with one case; whatever comes of it is said above the case's page."""

    request: HttpRequest
    case: Case
    actor: Actor
    at: datetime

    def does(self, deed: Callable[..., Any], says: str, **given: Any) -> HttpResponse:
        """Do it, and say what was done or why not."""
        tried(self.request, lambda: deed(self.case, by=self.actor, at=self.at, **given), says)
        return self.back()

    def asks_again(self, form: Form) -> HttpResponse:
        """Say what is wrong with what was typed."""
        for fault in error_list(form):
            messages.error(self.request, fault["says"])
        return self.back()

    def back(self) -> HttpResponse:
        return redirect("workbench:case", uid=self.case.uid)


@officers_only
@require_POST
def claim(request: HttpRequest, uid: str) -> HttpResponse:
    return _at_desk(request, uid).does(actions.claim, _("这一件归您办了，时限没有变。"))


@officers_only
@require_POST
def return_to_queue(request: HttpRequest, uid: str) -> HttpResponse:
    says = _("放回“没人认领”了，同事可以接着办，时限没有变。")
    reason = request.POST.get("reason", "")[:500]
    return _at_desk(request, uid).does(actions.return_to_queue, says, reason=reason)


@officers_only
@require_POST
def hand_over(request: HttpRequest, uid: str) -> HttpResponse:
    desk = _at_desk(request, uid)
    item = open_item(desk.case)
    people = queries.colleagues_of(desk.case, desk.actor, item.permission, item.path, desk.at) if item else []
    form = HandOverForm(people, request.POST)
    if not form.is_valid():
        return desk.asks_again(form)
    says = _("转给 {name} 了，对方已经收到消息。").format(name=form.chosen.name)
    return desk.does(actions.hand_over, says, to=form.chosen, reason=form.cleaned_data["reason"])


@officers_only
@require_POST
def ask_co_signer(request: HttpRequest, uid: str) -> HttpResponse:
    desk = _at_desk(request, uid)
    item, today = open_item(desk.case), timezone.localdate(desk.at)
    form = CoSignForm(
        queries.co_signers_for(desk.case, desk.actor, item.path, today) if item else [], request.POST
    )
    if not form.is_valid():
        return desk.asks_again(form)
    says = _("已请 {name} 会签，对方答复以后您再作决定。").format(name=form.chosen.name)
    asked = {"person": form.chosen, "question": form.cleaned_data["question"]}
    return desk.does(actions.ask_co_signer, says, **asked)


@officers_only
@require_POST
def drop_co_signer(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Wait no longer for a colleague who was asked to sign."""
    desk = _at_desk(request, uid)
    asked = found_or_404(desk.case.co_signs.select_related("person"), person__uid=person)
    says = _("不再等 {name} 会签了，可以作决定。").format(name=asked.person.name)
    return desk.does(actions.drop_co_sign, says, person=asked.person)


@officers_only
@require_POST
def answer_co_sign(request: HttpRequest, uid: str) -> HttpResponse:
    desk = _at_desk(request, uid)
    form = SignatureForm(request.POST)
    if not form.is_valid():
        return desk.asks_again(form)
    answer = {"agrees": form.cleaned_data["agrees"] == "yes", "note": form.cleaned_data["note"]}
    return desk.does(actions.answer_co_sign, _("会签意见已经记下，经办人可以接着办了。"), **answer)


def _at_desk(request: HttpRequest, uid: str) -> Desk:
    actor, at = access.actor_for(request), timezone.now()
    return Desk(request, case_desk.found_or_404(actor, uid, at), actor, at)
