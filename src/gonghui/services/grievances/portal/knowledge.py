"""Public answers: read, found by words, offered while somebody writes. What is typed is never kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.access.doors import found_or_404, open_to_all
from gonghui.ui.paging import page_of

from ..forms.knowledge import SearchForm
from ..queries import knowledge, routing


@open_to_all
def answers(request: HttpRequest) -> HttpResponse:
    """All public answers, or those that fit what was typed; asked for as a part, at most three."""
    person = request.user.person if request.user.is_authenticated else None
    home = routing.home_of(person) if person else None
    back_url = reverse("portal-grievances:mine")
    return _found(request, home.path if home else "", "portal-grievances:answers", back_url)


@open_to_all
def nameless(request: HttpRequest) -> HttpResponse:
    """The same on the way without a name: nothing is known of who asks."""
    back_url = reverse("portal-grievances:nameless")
    return _found(request, "", "portal-grievances:nameless-answers", back_url)


@open_to_all
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """One answer, with what it rests on and who says it."""
    answer = found_or_404(knowledge.public(), uid=uid)
    facts = [
        {"term": _("依据"), "value": answer.source},
        {"term": _("答复的工会"), "value": answer.organization.name},
    ]
    context = {"answer": answer, "facts": facts, "back_url": reverse("portal-grievances:answers")}
    return render(request, "grievances/portal/public_answer.html", context)


def _found(request: HttpRequest, path: str, name: str, back_url: str) -> HttpResponse:
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    if request.headers.get("HX-Request"):
        rows = [_row(each) for each in knowledge.offers(words, path)]
        return render(request, "grievances/portal/offered.html", {"offered": rows})
    context: dict[str, Any] = {"form": form, "words": words, "action": reverse(name), "back_url": back_url}
    if words:
        context["rows"] = [_row(each) for each in knowledge.matching(words, path)[:25]]
    else:
        context["page"] = page_of(request, knowledge.public(path))
        context["rows"] = [_row(each) for each in context["page"].object_list]
    return render(request, "grievances/portal/answers.html", context)


def _row(answer: Any) -> dict[str, str]:
    url = reverse("portal-grievances:public-answer", args=[answer.uid])
    return {"url": url, "name": answer.question, "about": answer.category.shown_name}
