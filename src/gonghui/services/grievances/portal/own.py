"""One's own grievances: the list, one with everything said, a further word, a rating, taking it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, person_of, signed_in
from gonghui.kernel.cases.models import Case

from ..actions import rating
from ..forms.own import RatingForm, WordForm
from ..models import Grievance
from ..queries import grievances
from . import shown


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What one has said, the latest first, and the two ways to speak."""
    person = request.user.person if request.user.is_authenticated else None
    told = [_row(one) for one in grievances.of_speaker(person)[:50]] if person else []
    return render(request, "grievances/portal/mine.html", {"told": told, "back_url": "/services/"})


@signed_in
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """One grievance; a further word is sent from here."""
    grievance = _own(request, uid)
    form = WordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        says = _("说的加进去了，办理人看得到。")
        words = form.cleaned_data["words"]
        if tried(request, lambda: rating.add_word(grievance, words, at=timezone.now()), says, form):
            return redirect("portal-grievances:one", uid=uid)
    context = shown.context(grievance) | {"form": form, "back_url": reverse("portal-grievances:mine")}
    context["rate_url"] = reverse("portal-grievances:rating", args=[uid])
    return render(request, "grievances/portal/one.html", context)


@signed_in
def rate(request: HttpRequest, uid: str) -> HttpResponse:
    """Whether it is solved; "no" goes to the union above."""
    grievance = _own(request, uid)
    if grievance.case.stage not in rating.TO_RATE:
        return redirect("portal-grievances:one", uid=uid)
    form = RatingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        says = _("谢谢您。您说的记下了。")
        if tried(request, lambda: rating.rate(grievance, **form.told, at=timezone.now()), says, form):
            return redirect("portal-grievances:one", uid=uid)
    step = {
        "title": _("这件事办得怎么样"),
        "lead": _("您说“没解决”，会转给上一级工会换人重办一次。"),
        "button": _("交上评价"),
        "later": _("以后再说"),
        "later_url": reverse("portal-grievances:one", args=[uid]),
    }
    return _step(request, form, step, uid, shown.talk(grievance))


@signed_in
def withdraw(request: HttpRequest, uid: str) -> HttpResponse:
    """Taking it back, on a page that says what happens then."""
    grievance = _own(request, uid)
    if request.method == "POST":
        says = _("已经撤回。以后有事随时再说。")
        if tried(request, lambda: rating.withdraw(grievance, at=timezone.now()), says):
            return redirect("portal-grievances:mine")
        return redirect("portal-grievances:one", uid=uid)
    context = {"grievance": grievance, "back_url": reverse("portal-grievances:one", args=[uid])}
    return render(request, "grievances/portal/withdrawal.html", context)


def matter(case: Case) -> dict[str, Any]:
    """On the case's own page: the way to everything that was said."""
    url = reverse("portal-grievances:one", args=[grievances.of_case(case).uid])
    return {"template": "grievances/portal/matter.html", "context": {"grievance_url": url}}


def address_to_answer(case: Case) -> str:
    """Where the worker does what the case waits for."""
    grievance = grievances.of_case(case)
    name = "rating" if case.stage in rating.TO_RATE else "one"
    return reverse(f"portal-grievances:{name}", args=[grievance.uid])


def _own(request: HttpRequest, uid: str) -> Grievance:
    return found_or_404(grievances.of_speaker(person_of(request)), uid=uid)


def _row(grievance: Grievance) -> dict[str, Any]:
    case = grievance.case
    tone = "" if case.has_ended else "warn" if case.waits_for_applicant else "info"
    return {
        "url": reverse("portal-grievances:one", args=[grievance.uid]),
        "title": f"{grievance.category.shown_name} {case.number}",
        "word": case.standing.name,
        "tone": tone,
    }


def _step(
    request: HttpRequest, form: RatingForm, step: dict[str, str], uid: str, talk: list[dict[str, Any]]
) -> HttpResponse:
    answers = [line for line in talk if line["is_answer"]][-1:]
    context = {"form": form, "step": step, "answers": answers, "sub_title": _("评价")}
    context |= {"back_url": step["later_url"], "back_label": _("返回")}
    return render(request, "grievances/portal/rating.html", context)
