"""人生大事: what may be told, one short form a kind, mended when it came back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, person_of, signed_in
from gonghui.kernel.cases.models import Case
from gonghui.ui import formats

from ..actions import events as deeds
from ..forms.events import EventForm
from ..models import LifeEvent
from ..queries import events
from ..reasons import KIN

KIND = LifeEvent.Kind


@signed_in
def kinds(request: HttpRequest) -> HttpResponse:
    """What one may tell, and what one has told."""
    person = person_of(request)
    icons = {KIND.WEDDING: "heart", KIND.BIRTH: "cake", KIND.HOSPITAL: "care", KIND.BEREAVEMENT: "flower"}
    offered = [
        {"url": reverse("portal-benefits:event", args=[kind.value]), "icon": icon, **_words(kind)}
        for kind, icon in icons.items()
    ]
    told = [_told(event) for event in events.of_person(person)[:20] if event.case]
    context = {"offered": offered, "told": told, "back_url": reverse("portal-benefits:mine")}
    return render(request, "benefits/portal/events.html", context)


@signed_in
def event(request: HttpRequest, kind: str) -> HttpResponse:
    """One short form: the day, a photograph, a word."""
    person = person_of(request)
    if kind not in KIND.values:
        raise Http404
    form = EventForm(kind, *_posted(request))
    made: list[LifeEvent] = []

    def tell() -> None:
        made.append(deeds.tell(person, form.told, by=access.actor_for(request), at=timezone.now()))

    if request.method == "POST" and form.is_valid():
        says = _("工会收到了，3 个工作日内答复您。慰问定下来就在“我的慰问”里，您不用再跑。")
        if tried(request, tell, says, form):
            return redirect("portal:case", uid=events.case_of(made[0]).uid)
    return _page(request, form, kind, reverse("portal-benefits:events"))


@signed_in
def mend(request: HttpRequest, uid: str) -> HttpResponse:
    """A returned one, as it was told, to be sent again."""
    found = events.of_person(person_of(request)).filter(case__stage="returned")
    told = found_or_404(found, case__uid=uid)
    kept = {"on": told.on, "about": told.about, "words": told.particulars.get("words", "")}
    form = EventForm(told.kind, *_posted(request), initial=kept)
    if request.method == "POST" and form.is_valid():
        who: dict[str, Any] = {"by": access.actor_for(request), "at": timezone.now()}
        says = _("补好了，工会接着办。")
        if tried(request, lambda: deeds.resubmit(told, form.told, **who), says, form):
            return redirect("portal:case", uid=uid)
    return _page(request, form, told.kind, reverse("portal:case", args=[uid]))


def address_to_mend(case: Case) -> str:
    return reverse("portal-benefits:event-mend", args=[case.uid])


def matter(case: Case) -> dict[str, Any]:
    """What the member's own page of the case shows of it."""
    told = events.of_case(case)
    context = {"event_facts": facts(told), "is_accepted": told.accepted_at is not None}
    return {"template": "benefits/portal/event_matter.html", "context": context}


def facts(told: LifeEvent) -> list[dict[str, str]]:
    """What was told, without the photograph."""
    lines = [
        (_("什么事"), told.get_kind_display()),
        (_("哪一天"), formats.day(told.on)),
        (_("是什么人"), str(dict(KIN).get(told.about, ""))),
        (_("补充的话"), told.particulars.get("words", "")),
        (_("证明"), _("拍了一张") if told.paper_id else _("没有交")),
    ]
    return [{"term": term, "value": value} for term, value in lines if value]


def _words(kind: LifeEvent.Kind) -> dict[str, str]:
    about = {
        KIND.WEDDING: _("领了证就来说一声，夫妻都是会员的，两个人都有"),
        KIND.BIRTH: _("家里添了孩子，爸爸妈妈都是会员的，两个人都有"),
        KIND.HOSPITAL: _("您自己住院了，工会去看看您"),
        KIND.BEREAVEMENT: _("父母、配偶、子女离世，工会同您一起送别"),
    }
    return {"name": str(kind.label), "about": about[kind]}


def _told(told: LifeEvent) -> dict[str, Any]:
    day, case = formats.day(told.on), events.case_of(told)
    return {
        "url": reverse("portal:case", args=[case.uid]),
        "title": _("{kind}（{day}）").format(kind=told.get_kind_display(), day=day),
        "word": case.standing.name,
        "tone": "ok" if told.accepted_at else "" if case.ended_at else "info",
    }


def _posted(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _page(request: HttpRequest, form: EventForm, kind: str, back: str) -> HttpResponse:
    titles = {
        KIND.WEDDING: _("恭喜您。说一声就行"),
        KIND.BIRTH: _("恭喜您家添了孩子"),
        KIND.HOSPITAL: _("您安心养病，说一声就行"),
        KIND.BEREAVEMENT: _("请您节哀。说一声就行"),
    }
    step = {
        "title": titles[KIND(kind)],
        "lead": _("填两三样就够，工会 3 个工作日内答复，慰问送到您手里。"),
        "button": _("告诉工会"),
        "later": _("先不说"),
        "later_url": back,
    }
    more = {"sub_title": KIND(kind).label, "back_url": back, "back_label": _("返回")}
    return render(request, "portal/step.html", {"form": form, "step": step, **more})
