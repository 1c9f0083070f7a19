"""法律援助: one form, mended when it came back; where it stands is on the case's own page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, person_of, signed_in
from gonghui.kernel.cases.models import Case

from ..actions import asking_aid
from ..forms.legal_aid import AidForm
from ..models import LegalAid
from ..queries import rights


@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """Which help, against whom, what happened: one page."""
    person = person_of(request)
    form = AidForm(request.POST or None)
    made: list[LegalAid] = []

    def ask_for() -> None:
        told: dict[str, Any] = {"by": access.actor_for(request), "at": timezone.now()}
        made.append(asking_aid.ask(person, form.wanted, **told))

    if request.method == "POST" and form.is_valid():
        says = _("工会收到了，5 个工作日内告诉您能不能援助、谁来帮您。")
        if tried(request, ask_for, says, form):
            return redirect("portal:case", uid=made[0].opened.uid)
    return _page(request, form, "/services/")


@signed_in
def again(request: HttpRequest, uid: str) -> HttpResponse:
    """A returned one, as it was told, to be sent again."""
    found = rights.aid_of_person(person_of(request)).filter(case__stage="returned")
    aid = found_or_404(found, case__uid=uid)
    kept = {"matter": aid.about, "help": aid.help, **aid.particulars}
    form = AidForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": access.actor_for(request), "at": timezone.now()}
        says = _("补好了，工会接着办。")
        if tried(request, lambda: asking_aid.ask_again(aid, form.wanted, **told), says, form):
            return redirect("portal:case", uid=uid)
    return _page(request, form, reverse("portal:case", args=[uid]))


def address_to_mend(case: Case) -> str:
    return reverse("portal-grievances:aid-again", args=[case.uid])


def matter(case: Case) -> dict[str, Any]:
    """What the worker's own page of the case shows of it."""
    aid = rights.aid_of(case)
    lines = [
        (_("什么事"), aid.get_about_display()),
        (_("要什么帮助"), aid.get_help_display()),
        (_("跟哪个单位有争议"), aid.particulars.get("against", "")),
        (_("经过"), aid.particulars.get("words", "")),
    ]
    facts = [{"term": term, "value": value} for term, value in lines]
    return {"template": "grievances/portal/aid_matter.html", "context": {"aid_facts": facts}}


def _page(request: HttpRequest, form: AidForm, back: str) -> HttpResponse:
    step = {
        "title": _("请律师帮您，不收钱"),
        "lead": _("写清楚什么事、要什么帮助就行。您说的只有办这件事的工会干部看得到。"),
        "button": _("交给工会"),
        "later": _("先不申请"),
        "later_url": back,
    }
    more = {"sub_title": _("法律援助"), "back_url": back, "back_label": _("返回")}
    return render(request, "portal/step.html", {"form": form, "step": step, **more})
