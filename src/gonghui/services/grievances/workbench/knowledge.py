"""Public answers on the desk: the list, writing, another's check, taking away."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.paging import page_of

from ..actions import knowledge as deeds
from ..forms.knowledge import AnswerForm, CheckForm, WithdrawForm
from ..models import Grievance, PublicAnswer
from ..permissions import KNOWLEDGE
from ..queries import categories, knowledge, reading
from .asking import found, posted, who

State = PublicAnswer.State
TONES = {State.DRAFT: "", State.CHECKING: "warn", State.PUBLIC: "ok", State.WITHDRAWN: ""}
MOST_UNIONS = 200


@requires(KNOWLEDGE)
def listed(request: HttpRequest) -> HttpResponse:
    """All of one's unions; what waits for a check can be picked."""
    rows = knowledge.visible(access.actor_for(request))
    state = request.GET.get("state", "")
    if state in State.values:
        rows = rows.filter(state=state)
    page = page_of(request, rows)
    chips = [{"name": _("全部"), "url": reverse("workbench-grievances:knowledge"), "current": not state}]
    chips += [
        {"name": each.label, "url": f"?state={each.value}", "current": state == each.value} for each in State
    ]
    context = {"rows": [_row(one) for one in page.object_list], "page": page, "chips": chips}
    return render(request, "grievances/workbench/knowledge.html", context)


@requires(KNOWLEDGE)
def new(request: HttpRequest) -> HttpResponse:
    """Write one for everybody."""
    return _written(request, None, {})


@requires(KNOWLEDGE)
def from_grievance(request: HttpRequest, uid: str) -> HttpResponse:
    """Begin with an answer that was given; only who may read it plainly sees it here."""
    grievance = found(request, uid)
    if not reading.reads_plainly(grievance, access.actor_for(request), timezone.now()):
        raise Http404
    answer = grievance.messages.filter(kind="answer").last()
    told = answer.particulars if answer else {}
    root = grievance.category.parent or grievance.category
    initial = {"says": told.get("words", ""), "rests_on": told.get("basis_text", ""), "matter": root.code}
    return _written(request, grievance, initial)


@requires(KNOWLEDGE)
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """One with its state, and what may be done with it."""
    answer = _mine(request, uid)
    may_check = knowledge.may_check(answer, access.actor_for(request), timezone.now())
    names = {
        State.DRAFT: [("hand-in", _("交给别人核对")), ("change", _("修改"))],
        State.CHECKING: [("check", _("核对"))] if may_check else [],
        State.PUBLIC: [("withdraw", _("撤下"))],
        State.WITHDRAWN: [("change", _("改写后重新公开"))],
    }[State(answer.state)]
    ways = [
        {
            "url": reverse(f"workbench-grievances:knowledge-{name}", args=[uid]),
            "name": says,
            "posts": name == "hand-in",
        }
        for name, says in names
    ]
    context = {"answer": answer, "tone": TONES[State(answer.state)], "ways": ways, "facts": _facts(answer)}
    return render(request, "grievances/workbench/knowledge_one.html", context)


@requires(KNOWLEDGE)
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Write a draft anew."""
    answer = _mine(request, uid)
    initial = {"asks": answer.question, "says": answer.answer, "rests_on": answer.source}
    form = AnswerForm(
        *posted(request)[:1],
        categories=categories.roots(timezone.localdate()),
        initial=initial | {"matter": answer.category.code},
    )

    def rewrite() -> None:
        deeds.rewrite(answer, form.written, **who(request))

    if request.method == "POST" and form.is_valid() and tried(request, rewrite, _("改好了。"), form):
        return redirect("workbench-grievances:knowledge-one", uid=uid)
    return _page(request, form, _("修改公开答复"), _("保存"), uid)


@requires(KNOWLEDGE)
@require_POST
def hand_in(request: HttpRequest, uid: str) -> HttpResponse:
    """Give it to somebody else to look at."""
    answer = _mine(request, uid)
    tried(request, lambda: deeds.hand_in(answer, **who(request)), _("交出去了，等另一位干部核对。"))
    return redirect("workbench-grievances:knowledge-one", uid=uid)


@requires(KNOWLEDGE)
def check(request: HttpRequest, uid: str) -> HttpResponse:
    """Another's eyes on it."""
    answer = _mine(request, uid)
    form = CheckForm(*posted(request)[:1])

    def decide() -> None:
        told = form.cleaned_data
        deeds.check(answer, is_fit=told["verdict"] == "fit", remark=told["remark"], **who(request))

    if request.method == "POST" and form.is_valid() and tried(request, decide, _("核对记下了。"), form):
        return redirect("workbench-grievances:knowledge-one", uid=uid)
    return _page(
        request, form, _("核对公开答复"), _("记下核对结果"), uid, hint=f"{answer.question} {answer.answer}"
    )


@requires(KNOWLEDGE)
def withdraw(request: HttpRequest, uid: str) -> HttpResponse:
    """Take it away from everybody."""
    answer = _mine(request, uid)
    form = WithdrawForm(*posted(request)[:1])

    def take_away() -> None:
        deeds.withdraw(answer, remark=form.cleaned_data["remark"], **who(request))

    if request.method == "POST" and form.is_valid() and tried(request, take_away, _("撤下了。"), form):
        return redirect("workbench-grievances:knowledge-one", uid=uid)
    return _page(request, form, _("撤下公开答复"), _("撤下"), uid)


def _written(request: HttpRequest, grievance: Grievance | None, initial: dict[str, Any]) -> HttpResponse:
    actor = access.actor_for(request)
    unions = access.visible_to(actor, Organization.objects.filter(closed_on=None), KNOWLEDGE).order_by("path")
    form = AnswerForm(
        *posted(request)[:1],
        categories=categories.roots(timezone.localdate()),
        unions=unions[:MOST_UNIONS],
        initial=initial,
    )
    made: list[PublicAnswer] = []

    def write() -> None:
        made.append(
            deeds.write(form.written, organization=form.organization, made_from=grievance, **who(request))
        )

    if (
        request.method == "POST"
        and form.is_valid()
        and tried(request, write, _("写好了，还没有公开。"), form)
    ):
        return redirect("workbench-grievances:knowledge-one", uid=made[0].uid)
    return _page(request, form, _("写公开答复"), _("保存"))


def _page(
    request: HttpRequest, form: Any, title: str, button: str, uid: str = "", hint: str = ""
) -> HttpResponse:
    name, of = ("knowledge-one", [uid]) if uid else ("knowledge", [])
    context = {"form": form, "title": title, "button": button, "hint": hint}
    context["back_url"] = reverse(f"workbench-grievances:{name}", args=of)
    return render(request, "grievances/workbench/form.html", context)


def _mine(request: HttpRequest, uid: str) -> PublicAnswer:
    return found_or_404(knowledge.visible(access.actor_for(request)), uid=uid)


def _row(answer: PublicAnswer) -> dict[str, Any]:
    return {
        "url": reverse("workbench-grievances:knowledge-one", args=[answer.uid]),
        "question": answer.question,
        "category": answer.category.shown_name,
        "organization": answer.organization.shown_name,
        "word": answer.get_state_display(),
        "tone": TONES[State(answer.state)],
    }


def _facts(answer: PublicAnswer) -> list[dict[str, str]]:
    checked = answer.checked_by.name if answer.checked_by else ""
    lines = [
        (_("类别"), answer.category.shown_name),
        (_("依据"), answer.source),
        (_("以谁的名义"), answer.organization.name),
        (_("谁写的"), answer.written_by.name),
        (_("谁核对的"), checked),
        (_("留言"), answer.remark),
    ]
    return [{"term": term, "value": value} for term, value in lines if value]
