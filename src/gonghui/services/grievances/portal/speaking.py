"""Speaking in three steps: what about, who may know the name, what happened."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import actions as access_actions
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import account_of, signed_in
from gonghui.kernel.people import actions as people
from gonghui.kernel.people.models import Person

from ..actions import speaking
from ..forms.speaking import OwnWordsForm
from ..models import Category, Grievance, Privacy
from ..queries import categories, officers

TOTAL = 3
WAYS = (Privacy.CONFIDENTIAL, Privacy.NAMED)


@signed_in
def about(request: HttpRequest) -> HttpResponse:
    """Step 1: what it is about; every matter is one tap."""
    offered = [_svc(category) for category in categories.roots(timezone.localdate())]
    step = {"caption": _("我有诉求"), "number": 1, "total": TOTAL}
    context = {"offered": offered, "step": step, "back_url": reverse("portal-grievances:mine")}
    return render(request, "grievances/portal/about.html", context)


@signed_in
def who(request: HttpRequest, category: str) -> HttpResponse:
    """Step 2: who may know the name. Nothing has been written yet, so the way without a name begins clean."""
    chosen = _category(category)
    words = {
        Privacy.CONFIDENTIAL: (_("只让办理人知道"), _("单位和别的干部看不到是谁提的。多数人选这个"), "lock"),
        Privacy.NAMED: (_("工会都可以知道"), _("要给您个人补发、调整时，办得更快"), "user"),
    }
    ways = [
        {
            "url": reverse("portal-grievances:words", args=[chosen.code, way.value]),
            "name": words[way][0],
            "about": words[way][1],
            "icon": words[way][2],
        }
        for way in WAYS
    ]
    nameless = {
        "url": f"{reverse('portal-grievances:nameless')}?about={chosen.code}",
        "name": _("匿名"),
        "about": _("谁也不知道是您，凭查询码看答复。会换到一个不认人的页面"),
        "icon": "shield",
    }
    step = {"caption": _("我有诉求"), "number": 2, "total": TOTAL}
    context = {"ways": [*ways, nameless], "step": step, "back_url": reverse("portal-grievances:about")}
    return render(request, "grievances/portal/who.html", context)


@signed_in
def words(request: HttpRequest, category: str, privacy: str) -> HttpResponse:
    """Step 3: what happened, and the button that gives it to the union."""
    chosen = _category(category)
    if privacy not in WAYS:
        raise Http404
    person = account_of(request).person
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OwnWordsForm(*given, is_known=person is not None, officers=officers.around(person))
    made: list[Grievance] = []

    def speak() -> None:
        made.append(_speak(request, form, chosen, privacy))

    says = _("工会收到了。办到哪一步，这里随时看得到。")
    if request.method == "POST" and form.is_valid() and tried(request, speak, says, form):
        return redirect("portal-grievances:one", uid=made[0].uid)
    step = {
        "caption": _("我有诉求"),
        "number": 3,
        "total": TOTAL,
        "title": _("说说您遇到的事"),
        "lead": _("1 个工作日内有人联系您。写得不全没关系，我们会问。"),
        "button": _("交给工会"),
        "later": _("先不说"),
        "later_url": reverse("portal-grievances:mine"),
    }
    context = {"form": form, "step": step, "category": chosen, "sub_title": chosen.shown_name}
    context["back_url"] = reverse("portal-grievances:who", args=[chosen.code])
    return render(request, "grievances/portal/words.html", context)


def _speak(request: HttpRequest, form: OwnWordsForm, category: Category, privacy: str) -> Grievance:
    told, at = form.cleaned_data, timezone.now()
    speaker = _speaker(request, told)
    by = access.actor_for(request)
    said = speaking.Said(
        told["wants"],
        category,
        told["words"],
        privacy,
        place=told["where"],
        about_persons=form.about_persons,
        uploads=form.uploads,
    )
    return speaking.speak(said, speaker=speaker, by=by, at=at)


def _speaker(request: HttpRequest, told: dict[str, Any]) -> Person:
    """Who is signed in; somebody whom no union knows yet is registered with name and telephone."""
    account, at = account_of(request), timezone.now()
    if account.person is not None:
        return account.person
    by = access.actor_for(request)
    person = people.register_person(name=told["called"], phone=account.phone, by=by, at=at)
    access_actions.open_account(account.phone, person, by=by, at=at)
    account.refresh_from_db()
    return person


def _category(code: str) -> Category:
    found = categories.in_force(timezone.localdate()).filter(parent=None, code=code).first()
    if found is None:
        raise Http404
    return found


def _svc(category: Category) -> dict[str, str]:
    url = reverse("portal-grievances:who", args=[category.code])
    return {
        "url": url,
        "name": category.shown_name,
        "about": category.shown_about,
        "icon": ICONS.get(category.code, "doc"),
    }


ICONS = {
    "wages": "yuan",
    "hours": "clock",
    "contract": "doc",
    "insurance": "shield",
    "safety": "helmet",
    "women": "flower",
    "life": "home",
    "hardship": "heart",
    "mind": "care",
    "union": "users",
    "idea": "bulb",
    "other": "message",
}
