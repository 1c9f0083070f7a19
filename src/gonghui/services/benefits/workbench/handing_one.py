"""One entitlement: how it stands and was handed out; handing it out, saying why not, taking a record back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_after_many_looks, found_or_404, officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.files import actions as files
from gonghui.kernel.files.downloads import download_address
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from ..actions import handing, settling
from ..forms.handing import DECLINED, HandoutForm, LookForm, OutcomeForm, UndoForm
from ..models import Entitlement, Handout
from ..queries import entitlements, handouts
from ..reasons import Proof, Relation
from . import handing_desk as desk

GIVEN = ("way", "proof", "place", "code", "proxy_name", "proxy_relation", "proxy_reason")


@officers_only
def entitlement(request: HttpRequest, uid: str) -> HttpResponse:
    """How one stands, every record of it, and the form to hand it out."""
    actor = desk.sees(request)
    found = found_or_404(entitlements.with_words(entitlements.visible(actor)), uid=uid)
    may = entitlements.deliverable(actor).filter(pk=found.pk).exists()
    waits = found.state in (desk.State.OPEN, desk.State.MISSED)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = HandoutForm(*given)
    if request.method == "POST":
        if not may:
            raise Http404
        says = _("{name}的这一份登记好了，本人会收到消息。").format(name=found.person.name)
        if form.is_valid() and tried(request, lambda: _hand_out(found, form, actor), says, form):
            return redirect("workbench-benefits:handing", uid=found.occasion.uid)
    context = {
        "entitlement": found,
        "facts": _facts(found),
        "records": _records(found, may),
        "form": form if may and waits else None,
        "tone": desk.TONES[desk.State(found.state)],
        "is_own": found.person_id == actor.person_id,
        "crumbs": _crumbs(found),
    }
    return render(request, "benefits/workbench/entitlement.html", context)


@officers_only
def outcome(request: HttpRequest, uid: str) -> HttpResponse:
    """It did not come, and why; or the person does not want it."""
    actor = desk.hands_out(request)
    found = found_or_404(entitlements.with_words(entitlements.deliverable(actor)), uid=uid)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        says = _("{name}的这一份记下了。").format(name=found.person.name)
        if tried(request, lambda: _settle(found, form.cleaned_data, actor), says, form):
            return redirect("workbench-benefits:entitlement", uid=found.uid)
    context = {"entitlement": found, "form": form, "crumbs": _crumbs(found, found.person.name)}
    return render(request, "benefits/workbench/outcome.html", context)


@officers_only
def undo(request: HttpRequest, uid: str) -> HttpResponse:
    """Take a record back, with the reason; the page says what happens."""
    actor = desk.hands_out(request)
    handout = found_or_404(handouts.deliverable(actor), uid=uid)
    found = entitlements.found(actor, handout.entitlement.uid)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        says = _("这条记录撤销了，{name}的这一份又回到待办里。").format(name=found.person.name)
        reason, at = form.cleaned_data["reason"], timezone.now()
        if tried(request, lambda: handing.undo(handout, by=actor, at=at, reason=reason), says, form):
            return redirect("workbench-benefits:entitlement", uid=found.uid)
    last = formats.day(handing.last_day_to_undo(handout))
    context = {"entitlement": found, "form": form, "last": last, "crumbs": _crumbs(found, found.person.name)}
    return render(request, "benefits/workbench/handout_undo.html", context)


@officers_only
@confirmed_after_many_looks
def signature(request: HttpRequest, uid: str) -> HttpResponse:
    """Open the picture of a signature, with a reason that is kept."""
    actor = desk.hands_out(request)
    handout = found_or_404(handouts.deliverable(actor).exclude(signature=None), uid=uid)
    found = entitlements.found(actor, handout.entitlement.uid)
    form = LookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {"by": actor, "at": timezone.now(), "reason": form.cleaned_data["reason"]}
        try:
            return redirect(download_address(handout.signature, about_person_id=found.person_id, **told))
        except Refusal as refusal:
            form.add_error("reason", str(refusal))
    context = {"entitlement": found, "form": form, "crumbs": _crumbs(found, found.person.name)}
    return render(request, "benefits/workbench/signature.html", context)


def _hand_out(found: Entitlement, form: HandoutForm, actor: Actor) -> None:
    told, at = form.cleaned_data, timezone.now()
    upload = told["signature"] if told["proof"] == Proof.SIGNATURE else None
    kept = files.store(upload, kind="image", sensitive=True, by=actor, at=at) if upload else None
    given = handing.Given(**{name: told[name] for name in GIVEN}, signature=kept)
    handing.hand_out(found, given, by=actor, at=at)


def _settle(found: Entitlement, told: dict[str, Any], actor: Actor) -> None:
    at, words = timezone.now(), told["words"]
    if told["outcome"] == DECLINED:
        settling.decline(found, by=actor, at=at, words=words)
    elif found.state == desk.State.MISSED:
        settling.explain(found, told["outcome"], by=actor, at=at, words=words)
    else:
        settling.miss(found, told["outcome"], by=actor, at=at, words=words)


def _facts(found: Entitlement) -> list[dict[str, Any]]:
    return [
        {"term": _("送什么"), "value": found.choice or found.program.gives},
        {"term": _("所在工会"), "value": found.organization.name},
        {"term": _("日子"), "value": formats.iso(found.on)},
        {"term": _("最晚"), "value": formats.iso(found.until)},
        {"term": _("金额"), "value": formats.money(found.value_fen) if found.value_fen else "–"},
        {"term": _("本人确认"), "value": formats.iso(found.confirmed_at) if found.confirmed_at else "–"},
        {"term": _("说明"), "value": desk.reason(found) or "–"},
    ]


def _records(found: Entitlement, may: bool) -> list[dict[str, Any]]:
    rows: list[Handout] = list(handouts.of_entitlement(found))
    named = handouts.names_of([row.by_person_id for row in rows])
    return [
        {
            "when": formats.iso(row.at),
            "how": row.get_way_display(),
            "who": named.get(row.by_person_id) or _("系统"),
            "proof": str(Proof(row.proof).label) if row.proof in Proof.values else "–",
            "proxy": _proxy(row),
            "late": formats.iso(row.recorded_at) if row.device_key else "",
            "undone": row.undone_reason if row.undone_at else "",
            "undo_url": reverse("workbench-benefits:handout-undo", args=[row.uid])
            if may and not row.undone_at
            else "",
            "signature_url": reverse("workbench-benefits:signature", args=[row.uid]) if row.signature else "",
        }
        for row in rows
    ]


def _proxy(row: Handout) -> str:
    if not row.proxy_name:
        return ""
    relation = str(Relation(row.proxy_relation).label) if row.proxy_relation in Relation.values else ""
    return " · ".join(filter(None, (row.proxy_name, relation, row.proxy_reason)))


def _crumbs(found: Entitlement, name: str = "") -> list[dict[str, str]]:
    crumbs = [
        {"name": _("慰问待办"), "url": reverse("workbench-benefits:todo")},
        {
            "name": found.title,
            "url": reverse("workbench-benefits:handing", args=[found.occasion.uid]),
        },
    ]
    if name:
        crumbs.append({"name": name, "url": reverse("workbench-benefits:entitlement", args=[found.uid])})
    return [*crumbs, {"name": _("这一步") if name else found.person.name, "url": ""}]
