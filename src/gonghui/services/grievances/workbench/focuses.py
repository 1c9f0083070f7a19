"""One focus from need to result, and the deeds that go with it."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, officers_only, requires

from ..actions import focusing, surveying
from ..forms.focus import ClosingForm, FocusForm, MeasureForm, ResultForm, SurveyForm
from ..models import Focus
from ..permissions import FIGURES, FOCUS
from ..queries import focuses
from . import focus_shown
from .asking import posted, who


@requires(FOCUS)
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Take a problem up for a union."""
    place = found_or_404(focuses.places(access.actor_for(request), timezone.now()), code=code)
    first = {"words": request.GET.get("term", "")}
    form = FocusForm(*posted(request)[:1], initial=first)
    made: list[Focus] = []

    def take_up() -> None:
        made.append(focusing.open_focus(place, **form.told, **who(request)))

    if request.method == "POST" and form.is_valid() and tried(request, take_up, _("确定下来了。"), form):
        return redirect("workbench-grievances:focus", uid=made[0].uid)
    back = f"{reverse('workbench-grievances:topics')}?place={place.code}"
    return _page(request, form, back, title=_("确定一个焦点"), number=place.shown_name, button=_("定下来"))


@requires(FIGURES)
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """Need, measures, survey, what changed: all on one page."""
    actor, at = access.actor_for(request), timezone.now()
    focus = found_or_404(focuses.visible(actor, at), uid=uid)
    return render(request, "grievances/workbench/focus.html", focus_shown.context(focus, actor, at))


@requires(FOCUS)
def add_measure(request: HttpRequest, uid: str) -> HttpResponse:
    """Something to do, with owner and day."""
    focus = _governed(request, uid)
    form = MeasureForm(*posted(request)[:1], owners=focuses.owners(focus.organization))

    def add() -> None:
        focusing.add_measure(focus, **form.told, **who(request))

    return _asked(request, focus, form, add, _("措施加上了，告诉负责人了。"), _("加一条措施"), _("加上"))


@requires(FOCUS)
def ask(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask members whether it got better."""
    focus = _governed(request, uid)
    form = SurveyForm(*posted(request)[:1])

    def send() -> None:
        surveying.ask(focus, **form.told, **who(request))

    hint = _(
        "只问一句：好转了、没变、更差了。谁答的和答了什么分开记，截止以后才看得到结果，少于 5 人不显示。"
    )
    return _asked(request, focus, form, send, _("调查发出去了。"), _("问问会员"), _("发出"), hint=hint)


@requires(FOCUS)
def close(request: HttpRequest, uid: str) -> HttpResponse:
    """End it with what changed."""
    focus = _governed(request, uid)
    form = ClosingForm(*posted(request)[:1])

    def end() -> None:
        focusing.close_focus(focus, outcome=form.cleaned_data["outcome"], **who(request))

    return _asked(request, focus, form, end, _("这个焦点结束了。"), _("结束这个焦点"), _("结束"))


@officers_only
def measure(request: HttpRequest, uid: str) -> HttpResponse:
    """What came of a measure, written by its owner or who governs it."""
    actor, at = access.actor_for(request), timezone.now()
    found = found_or_404(focuses.measures_of(actor, at), uid=uid)
    form = ResultForm(*posted(request)[:1])
    sees_focus = focuses.visible(actor, at).filter(pk=found.focus_id).exists()
    back = _url(found.focus) if sees_focus else reverse("workbench:inbox")

    def finish() -> None:
        focusing.finish_measure(found, result=form.cleaned_data["result"], **who(request))

    if request.method == "POST" and form.is_valid() and tried(request, finish, _("结果登记了。"), form):
        return redirect(back)
    hint = found.result or _("没做成的也写明为什么。")
    told = {"title": _("登记结果"), "number": found.what, "hint": hint, "button": _("登记")}
    return _page(request, form, back, **told)


def _governed(request: HttpRequest, uid: str) -> Focus:
    return found_or_404(focuses.governed(access.actor_for(request), timezone.now()), uid=uid)


def _asked(
    request: HttpRequest,
    focus: Focus,
    form: Form,
    deed: Callable[[], Any],
    says: str,
    title: str,
    button: str,
    hint: str = "",
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and tried(request, deed, says, form):
        return redirect("workbench-grievances:focus", uid=focus.uid)
    return _page(request, form, _url(focus), title=title, number=focus.title, button=button, hint=hint)


def _page(request: HttpRequest, form: Form, back_url: str, **told: str) -> HttpResponse:
    return render(request, "grievances/workbench/form.html", {"form": form, "back_url": back_url, **told})


def _url(focus: Focus) -> str:
    return reverse("workbench-grievances:focus", args=[focus.uid])
