"""One household's file: what it tells, masked; what does not add up; what became of it; what is open."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import confirmed_after_many_looks, found_or_404, requires
from gonghui.kernel.access.reveal import reveal as reveal_value
from gonghui.kernel.actor import Actor
from gonghui.kernel.files.downloads import download_address
from gonghui.kernel.refusal import Refusal

from ..forms.filing import ReasonForm
from ..models import Household
from ..queries import flags, households, naming
from . import assessed
from . import household_facts as shown

LABELS = {
    "id_number": gettext_lazy("身份证号码"),
    "phone": gettext_lazy("手机号码"),
    "bank_account": gettext_lazy("银行账号"),
    "health": gettext_lazy("健康和残疾情况"),
    "name": gettext_lazy("姓名"),
}
OF_HEAD = ("id_number", "phone")
OF_HOUSEHOLD = ("bank_account", "health")
OF_MEMBER = ("name", "id_number", "health")


@requires(households.VIEW)
def household(request: HttpRequest, uid: str) -> HttpResponse:
    actor = access.actor_for(request)
    file = seen_or_404(actor, uid)
    may_reveal = access.allows(actor, households.REVEAL, file.path)
    may_file = access.allows(actor, households.FILE, file.path)
    context = {
        "household": file,
        "category": naming.category_name(file.facts.category) if file.facts.category else "",
        "tone": {"on_file": "ok", "open": "info", "observed": "gold"}.get(file.state, ""),
        "flags": flags.words(file.flags),
        "head_facts": shown.head(file, may_reveal),
        "file_facts": shown.file(file, may_reveal),
        "sums": shown.sums(file),
        "members": shown.members(file, may_reveal),
        "insured": shown.insured_since(file),
        "amounts": shown.amounts(file),
        "events": shown.events(file),
        "papers": shown.papers(file),
        "history": shown.history(file),
        "cases": shown.cases(file),
        "assessments": assessed.earlier(file),
        "assessed": assessed.on_a_day(file, request.GET),
        "may_file": may_file,
        "may_reveal": may_reveal,
    }
    return render(request, "assistance/workbench/household.html", context)


@requires(households.REVEAL)
@confirmed_after_many_looks
def reveal(request: HttpRequest, uid: str, field: str) -> HttpResponse:
    """A masked value of the head or of the file, once, after a reason."""
    actor = access.actor_for(request)
    file = seen_or_404(actor, uid)
    if field not in (*OF_HEAD, *OF_HOUSEHOLD):
        raise Http404
    return _revealed(request, actor, file, file.head if field in OF_HEAD else file, field)


@requires(households.REVEAL)
@confirmed_after_many_looks
def reveal_member(request: HttpRequest, uid: str, member: str, field: str) -> HttpResponse:
    """A masked value of one person of the household."""
    actor = access.actor_for(request)
    file = seen_or_404(actor, uid)
    if field not in OF_MEMBER:
        raise Http404
    return _revealed(request, actor, file, found_or_404(file.members.all(), uid=member), field)


@requires(households.REVEAL)
@confirmed_after_many_looks
def paper(request: HttpRequest, uid: str, pk: int) -> HttpResponse:
    """Opens a photographed paper after a reason; the address is good for this account and two minutes."""
    actor = access.actor_for(request)
    file = seen_or_404(actor, uid)
    if not access.allows(actor, households.REVEAL, file.path):
        raise Http404
    kept = found_or_404(file.attachments.select_related("file"), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            at = timezone.now()
            return redirect(
                download_address(kept.file, by=actor, at=at, reason=reason, about_person_id=file.head_id)
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"household": file, "form": form, "label": shown.paper_word(kept), "button": _("打开这一次")}
    return render(request, "assistance/workbench/reveal.html", context)


def seen_or_404(actor: Actor, uid: Any, permission: str = households.VIEW) -> Household:
    """The file, when the actor may see it; a foreign one is answered exactly as an absent one."""
    found = households.visible(actor, permission).select_related("head", "organization", "facts")
    return found_or_404(found, uid=uid)


def back_to(file: Household) -> HttpResponse:
    return redirect(reverse("workbench-assistance:household", args=[file.uid]))


def _revealed(request: HttpRequest, actor: Actor, file: Household, subject: Any, field: str) -> HttpResponse:
    if not access.allows(actor, households.REVEAL, file.path):
        raise Http404
    form, value = ReasonForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        reason, at = form.cleaned_data["reason"], timezone.now()
        try:
            value = reveal_value(subject, field, by=actor, at=at, reason=reason, place=file.path)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"household": file, "form": form, "value": value, "label": LABELS[field]}
    return render(request, "assistance/workbench/reveal.html", context)
