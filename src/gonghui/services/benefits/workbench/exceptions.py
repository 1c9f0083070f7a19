"""Exceptions to a rule card: asked for with a document, decided by the union above."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import (
    confirmed_for_download,
    confirmed_recently,
    found_or_404,
    requires,
)
from gonghui.kernel.files.actions import store
from gonghui.kernel.files.downloads import download_address
from gonghui.kernel.files.models import Kind
from gonghui.kernel.organizations import queries as tree
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from .. import card_words as words
from ..actions import excepting
from ..forms.caps import ExceptionForm, RefusalForm
from ..models import CapException
from ..queries import cards
from .asking_caps import asked

PLACES = 200


@requires(cards.RUN)
def listed(request: HttpRequest) -> HttpResponse:
    """Exceptions of the officer's unions, the newest first."""
    page = page_of(request, cards.exceptions(access.actor_for(request)), 50)
    rows = [words.exception(each) for each in page.object_list]
    return render(request, "benefits/workbench/exceptions.html", {"page": page, "rows": rows})


@requires(cards.RUN)
def ask(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask that one card allows one union more."""
    actor, card = access.actor_for(request), found_or_404(cards.all_cards(), uid=uid)
    places = access.visible_to(actor, tree.open_organizations(), cards.RUN).order_by("path")[:PLACES]
    today = {"valid_from": timezone.localdate()}
    form = ExceptionForm(places, request.POST or None, request.FILES or None, initial=today)

    def deed() -> None:
        told, at = form.told(), timezone.now()
        upload = form.cleaned_data["file"]
        file = store(upload, kind=Kind.DOCUMENT, sensitive=False, by=actor, at=at) if upload else None
        place = form.offered[form.cleaned_data["organization"]]
        excepting.ask(card, place, file=file, by=actor, at=at, **told)

    says = _("申请交上去了，等上级工会批准。批准以前还按规则卡办。")
    if request.method == "POST" and form.is_valid() and tried(request, deed, says, form):
        return redirect("workbench-benefits:exceptions")
    sub = _("{card}：{cap}。{document}，{clause}").format(
        card=card.name, cap=words.cap(card), document=card.document, clause=card.clause
    )
    back = reverse("workbench-benefits:rule", args=[card.uid])
    return asked(request, form, title=_("申请例外"), sub=sub, back_url=back, button=_("交给上级工会"))


@requires(cards.RUN)
def exception(request: HttpRequest, uid: str) -> HttpResponse:
    """One exception, and for the union above the decision."""
    actor = access.actor_for(request)
    found = found_or_404(cards.exceptions(actor), uid=uid)
    may = excepting.may_decide(found, actor)
    context = {"found": found, "row": words.exception(found), "facts": _facts(found), "may_decide": may}
    return render(request, "benefits/workbench/exception.html", context)


@requires(cards.APPROVE)
@require_POST
@confirmed_recently
def approve(request: HttpRequest, uid: str) -> HttpResponse:
    """Lift the card for this union and time."""
    actor = access.actor_for(request)
    found = found_or_404(cards.to_decide(actor), uid=uid)
    says = _("批准了。从 {day} 起，{place}这一项可以到 {cap}。").format(
        day=formats.iso(found.valid_from), place=found.organization.name, cap=formats.money(found.cap_fen)
    )
    tried(request, lambda: excepting.approve(found, by=actor, at=timezone.now()), says)
    return redirect("workbench-benefits:exception", uid=uid)


@requires(cards.APPROVE)
def refuse(request: HttpRequest, uid: str) -> HttpResponse:
    """Say no, with the reason."""
    actor = access.actor_for(request)
    found = found_or_404(cards.to_decide(actor), uid=uid)
    form = RefusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {**form.cleaned_data, "by": actor, "at": timezone.now()}
        if tried(request, lambda: excepting.refuse(found, **told), _("记下了，仍按规则卡办。"), form):
            return redirect("workbench-benefits:exception", uid=uid)
    back = reverse("workbench-benefits:exception", args=[uid])
    title = _("不批准这份例外")
    return asked(request, form, title=title, sub=found.card.name, back_url=back, button=title)


@requires(cards.RUN)
@require_POST
@confirmed_for_download
def document(request: HttpRequest, uid: str) -> HttpResponse:
    """Opens the scanned document; the address is good for this account and a few minutes."""
    actor = access.actor_for(request)
    found = found_or_404(cards.exceptions(actor), uid=uid)
    if found.file is None:
        raise Http404
    return redirect(download_address(found.file, by=actor, at=timezone.now()))


def _facts(found: CapException) -> list[dict[str, Any]]:
    card, row = found.card, words.exception(found)
    rows = [
        (_("规则卡"), f"{card.name} · {words.cap(card)}"),
        (_("文件"), f"{card.document} · {card.clause}"),
        (_("工会"), row["place"]),
        (_("放宽到"), row["cap"]),
        (_("依据"), found.document),
        (_("原因"), found.reason),
        (_("时间"), _("{first} 到 {last}").format(first=row["from"], last=row["until"])),
        (_("谁申请的"), _who(found.asked_by, found.asked_at)),
        (_("谁批准的"), _who(found.approved_by, found.approved_at)),
        (_("没有批准的原因"), found.refused_reason),
    ]
    return [{"term": term, "value": value} for term, value in rows if value]


def _who(person: Any, at: Any) -> str:
    return _("{name}，{at}").format(name=person.name, at=formats.iso(at)) if person else ""
