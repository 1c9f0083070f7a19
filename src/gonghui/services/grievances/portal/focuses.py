"""What the union is solving, for its members, and the one question they are asked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import account_of, found_or_404, person_of, signed_in
from gonghui.kernel.people.models import Person
from gonghui.ui import formats

from ..actions import surveying
from ..forms.focus import AnswerSurveyForm
from ..models import Focus, Measure
from ..queries import focuses


@signed_in
def being_solved(request: HttpRequest) -> HttpResponse:
    """What one's own union and those above it have taken up."""
    person = account_of(request).person
    found = focuses.of_member(person)[:50] if person else []
    rows = [_row(focus, person) for focus in found if person]
    context = {"rows": rows, "back_url": reverse("portal-grievances:mine")}
    return render(request, "grievances/portal/focuses.html", context)


@signed_in
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """Why, what is done, what came of it; whoever is asked answers here, once."""
    person = person_of(request)
    focus = found_or_404(focuses.of_member(person), uid=uid)
    survey, today = focuses.survey_of(focus), timezone.localdate()
    form = AnswerSurveyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and survey and form.is_valid():
        given = {"person": person, "answer": form.cleaned_data["now_is"], "at": timezone.now()}
        if tried(request, lambda: surveying.answer(survey, **given), _("记下了，谢谢您。"), form):
            return redirect("portal-grievances:focus", uid=uid)
    may = bool(survey and focuses.is_asked(survey, person, today))
    context = {
        "focus": focus,
        "measures": [_measure(each) for each in focus.measures.all()],
        "form": form if may and survey and not focuses.has_answered(survey, person) else None,
        "answers": focuses.in_words(survey, today) if survey else [],
        "back_url": reverse("portal-grievances:focuses"),
    }
    return render(request, "grievances/portal/focus.html", context)


def _row(focus: Focus, person: Person) -> dict[str, Any]:
    survey = focuses.survey_of(focus)
    waits = bool(
        survey
        and focuses.is_asked(survey, person, timezone.localdate())
        and not focuses.has_answered(survey, person)
    )
    word = _("请您答一句") if waits else _("已结束") if focus.closed_at else _("正在解决")
    tone = "warn" if waits else "ok" if focus.closed_at else "info"
    url = reverse("portal-grievances:focus", args=[focus.uid])
    return {"url": url, "title": focus.title, "word": word, "tone": tone}


def _measure(measure: Measure) -> dict[str, Any]:
    done = measure.done_on is not None
    day = formats.iso(measure.done_on if done else measure.due_on)
    when = _("{day} 做完").format(day=day) if done else _("{day} 前做完").format(day=day)
    state = "done" if done else "now"
    return {"state": state, "title": measure.what, "when": when, "note": measure.result}
