"""What an officer does with a case before it is decided: claim, hand over, put back, ask for a signature."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import officers_only
from gonghui.kernel.cases import actions
from gonghui.kernel.cases.seats import open_item
from gonghui.ui.fields import error_list

from .. import case_desk, queries
from ..forms import CoSignForm, HandOverForm, SignatureForm
from ..pages import tried


@officers_only
@require_POST
def claim(request: HttpRequest, uid: str) -> HttpResponse:
    actor, at = access.actor_for(request), timezone.now()
    found = case_desk.found_or_404(actor, uid, at)
    tried(request, lambda: actions.claim(found, by=actor, at=at), _("这一件归您办了，时限没有变。"))
    return redirect("workbench:case", uid=uid)


@officers_only
@require_POST
def return_to_queue(request: HttpRequest, uid: str) -> HttpResponse:
    actor, at = access.actor_for(request), timezone.now()
    found = case_desk.found_or_404(actor, uid, at)
    reason = request.POST.get("reason", "")[:500]
    says = _("放回“没人认领”了，同事可以接着办，时限没有变。")
    tried(request, lambda: actions.return_to_queue(found, by=actor, at=at, reason=reason), says)
    return redirect("workbench:case", uid=uid)


@officers_only
@require_POST
def hand_over(request: HttpRequest, uid: str) -> HttpResponse:
    actor, at = access.actor_for(request), timezone.now()
    found = case_desk.found_or_404(actor, uid, at)
    item = open_item(found)
    people = queries.colleagues_of(found, actor, item.permission, item.path, at) if item else []
    form = HandOverForm(people, request.POST)
    if form.is_valid():
        to, reason = form.chosen, form.cleaned_data["reason"]
        says = _("转给 {name} 了，对方已经收到消息。").format(name=to.name)
        tried(request, lambda: actions.hand_over(found, to=to, by=actor, at=at, reason=reason), says)
    else:
        _say_faults(request, form)
    return redirect("workbench:case", uid=uid)


@officers_only
@require_POST
def ask_co_signer(request: HttpRequest, uid: str) -> HttpResponse:
    actor, at = access.actor_for(request), timezone.now()
    found = case_desk.found_or_404(actor, uid, at)
    item = open_item(found)
    people = queries.co_signers_for(found, actor, item.path, timezone.localdate(at)) if item else []
    form = CoSignForm(people, request.POST)
    if form.is_valid():
        person, question = form.chosen, form.cleaned_data["question"]
        says = _("已请 {name} 会签，对方答复以后您再作决定。").format(name=person.name)
        tried(
            request,
            lambda: actions.ask_co_signer(found, person=person, by=actor, at=at, question=question),
            says,
        )
    else:
        _say_faults(request, form)
    return redirect("workbench:case", uid=uid)


@officers_only
@require_POST
def answer_co_sign(request: HttpRequest, uid: str) -> HttpResponse:
    actor, at = access.actor_for(request), timezone.now()
    found = case_desk.found_or_404(actor, uid, at)
    form = SignatureForm(request.POST)
    if form.is_valid():
        agrees, note = form.cleaned_data["agrees"] == "yes", form.cleaned_data["note"]
        says = _("会签意见已经记下，经办人可以接着办了。")
        tried(request, lambda: actions.answer_co_sign(found, by=actor, at=at, agrees=agrees, note=note), says)
    else:
        _say_faults(request, form)
    return redirect("workbench:case", uid=uid)


def _say_faults(request: HttpRequest, form: Form) -> None:
    for fault in error_list(form):
        messages.error(request, fault["says"])
