"""My messages, my settings, who looked at my file, and everything held on me."""

import json
from typing import Any

from django.contrib import messages as said
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import account_of, confirmed_recently, person_of, signed_in
from gonghui.kernel.journal import queries as journal
from gonghui.kernel.notices import actions as notice_actions
from gonghui.kernel.notices import binding, configuration, proving
from gonghui.kernel.notices import queries as notices
from gonghui.kernel.notices.silence import is_silenced
from gonghui.kernel.people import actions as people
from gonghui.kernel.people import masks
from gonghui.kernel.refusal import Refusal

from .. import held, held_page, tiles
from ..channels import ChannelForm, kinds_told

A_PAGE = 20
PROOF = "mail_proof"


@signed_in
def messages(request: HttpRequest) -> HttpResponse:
    page = Paginator(notices.inbox(person_of(request)), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/messages.html", {"page": page})


@signed_in
def message(request: HttpRequest, uid: str) -> HttpResponse:
    """Opening a message marks it read; one that points to a page leads there while its service is on."""
    notice = get_object_or_404(notices.inbox(person_of(request)), uid=uid)
    notice_actions.mark_read(notice, at=timezone.now())
    shut = is_silenced(person_of(request), notice.kind)
    if notice.url and not shut:
        return redirect(notice.url)
    return render(request, "portal/message.html", {"notice": notice, "shut": shut})


@signed_in
def me(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    context = {
        "person": person,
        "phone": masks.phone(account_of(request).phone),
        "union": tiles.union_of(person),
        "is_officer": access.is_officer(access.actor_for(request)),
    }
    return render(request, "portal/me.html", context)


@signed_in
def channels(request: HttpRequest) -> HttpResponse:
    """Which ways besides the inbox a person wants to be told on."""
    person, actor, at = person_of(request), access.actor_for(request), timezone.now()
    posted, kept = request.POST if request.method == "POST" else None, request.session.get(PROOF)
    form = ChannelForm(person, posted, kept=kept, at=at)
    if posted is not None and form.is_valid():
        try:
            _keep_channels(request, form, by=actor, at=at)
        except Refusal as refusal:
            form.add_error("address", str(refusal))
        else:
            return redirect("portal:channels")
    if posted is not None and kept:
        request.session[PROOF] = kept  # with the try that was counted
    context = {
        "form": form,
        "told": kinds_told(person, is_officer=access.is_officer(actor)),
        "has_wechat": binding.is_offered(),
        "quiet_from": configuration.QUIET_FROM,
        "quiet_until": configuration.QUIET_UNTIL,
    }
    return render(request, "portal/channels.html", context)


def _keep_channels(request: HttpRequest, form: ChannelForm, **who: Any) -> None:
    """Keep the choices; a new mail address gets a code first. Raises AskedTooOften."""
    person = person_of(request)
    if form.to_prove:
        request.session[PROOF] = proving.ask(person, form.to_prove, **who)
        said.success(request, _("验证码发到邮箱了，填在这一页，地址就能用了。"))
    else:
        request.session.pop(PROOF, None)
        said.success(request, _("记下了，以后照这样通知您。"))
    form.save(person, **who)


@signed_in
def looks(request: HttpRequest) -> HttpResponse:
    page = Paginator(journal.looks_at(person_of(request).pk), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/looks.html", {"page": page})


@signed_in
@confirmed_recently
def export(request: HttpRequest) -> HttpResponse:
    """Everything held on me: a page to read and to print, or one file for programs. Journaled."""
    if request.method != "POST":
        return render(request, "portal/export.html")
    person, at = person_of(request), timezone.now()
    with transaction.atomic():
        people.record("person.exported", person, access.actor_for(request), at)
        everything = held.about(person)
    if request.POST.get("as") == "file":
        return _file(everything)
    context = {"person": person, "parts": held_page.parts(everything), "at": at}
    return render(request, "portal/held.html", context)


def _file(everything: dict[str, Any]) -> HttpResponse:
    text = json.dumps(everything, ensure_ascii=False, indent=2, default=str)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="gonghui-about-me.json"'
    return answer
