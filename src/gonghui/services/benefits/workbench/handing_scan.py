"""Handing out by the member's card: scanned, spoken or typed; then what waits for that member, here."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.access.doors import officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from ..actions import handing
from ..forms.handing import CardForm
from ..models import Handout
from ..queries import entitlements, lists
from ..reasons import Proof
from . import handing_desk as desk

SALT = "benefits.scan"
SECONDS = 600


@officers_only
def scan(request: HttpRequest) -> HttpResponse:
    """Read a card; show what waits for its owner; hand out what is ticked. Then the next card."""
    actor = desk.hands_out(request)
    wanted = request.GET.get("occasion", "")
    if "shown" in request.POST:
        _hand_out(request, actor)
        return redirect(f"{reverse('workbench-benefits:scan')}?occasion={wanted}" if wanted else request.path)
    form = CardForm(request.POST or None)
    found = _read(form, actor, wanted) if request.method == "POST" and form.is_valid() else None
    context = {"form": form, "found": found, "query": request.GET.urlencode()}
    return render(request, "benefits/workbench/scan.html", context)


def _read(form: CardForm, actor: Actor, wanted: str) -> dict[str, Any] | None:
    """Whose card it is, and what waits for them within this officer's scope; nothing is told of others."""
    try:
        person, proven = registry.read_card(form.cleaned_data["card"], timezone.now())
    except Refusal as refusal:
        form.add_error("card", str(refusal))
        return None
    rows = _waiting(actor, person, wanted)
    if not rows:
        form.add_error("card", _("这张卡的主人在您这里没有等着领的。已经领过、不归您管，都会是这样。"))
        return None
    return {
        "name": person.name,
        "proven": proven,
        "shown": signing.dumps([person.pk, proven], salt=SALT),
        "rows": rows,
    }


def _waiting(actor: Actor, person: Person | None, wanted: str) -> list[dict[str, Any]]:
    if person is None:
        return []
    found = lists.waiting_of(actor, person, desk.uid_of(wanted))
    return [
        {
            "uid": each.uid,
            "what": each.title,
            "gives": each.choice or each.program.gives,
            "until": formats.day(each.until),
            "late": each.state == desk.State.MISSED,
        }
        for each in found
    ]


def _hand_out(request: HttpRequest, actor: Actor) -> None:
    """What was ticked, to whoever showed the card; signed, so that no page claims a card it did not see."""
    try:
        person_id, proven = signing.loads(request.POST["shown"], salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        messages.error(request, _("离刚才看卡已经过了 10 分钟。请再看一次会员码。"))
        return
    proof = Proof.CARD if proven else Proof.PAPER
    if not proven and request.POST.get("signed") != "1":
        messages.error(request, _("只输了会员号，没有看到会员码：请让本人在纸质发放表上签字，再勾选。"))
        return
    chosen = entitlements.with_words(lists.chosen(actor, None, desk.picked(request)).filter(person=person_id))
    given = handing.Given(Handout.Way.SCAN if proven else Handout.Way.DESK, proof)
    done = 0
    for entitlement in chosen:
        try:
            handing.hand_out(entitlement, given, by=actor, at=timezone.now())
            done += 1
        except Refusal as refusal:
            messages.error(request, f"{entitlement.title}：{refusal}")
    if done:
        messages.success(request, _("{count} 份登记好了，可以接着看下一位的卡。").format(count=done))
