"""Handling one grievance: its answer, progress, rest, another union, its grade, the same matter."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.access.doors import requires
from gonghui.kernel.refusal import Refusal

from ..actions import bundling, handling, passing, regrading
from ..forms.handling import AnswerForm, GradeForm, PassOnForm, PauseForm, ProgressForm, SameForm
from ..permissions import HANDLE
from ..queries import categories, reading
from .asking import asked, done, found, posted, who

NEAR = {"up": gettext_lazy("上级"), "down": gettext_lazy("下级")}


@requires(HANDLE)
def answer(request: HttpRequest, uid: str) -> HttpResponse:
    """The answer, for this one and for others of the same matter."""
    grievance = found(request, uid)
    by = who(request)
    linked = reading.others_of(grievance.bundle, grievance, by["by"], by["at"])
    others = handling.answerable(linked, by["by"], by["at"])
    initial = {"seen_version": grievance.case.version}
    form = AnswerForm(*posted(request)[:1], others=others, initial=initial)

    def send() -> None:
        if form.chosen:
            handling.answer_together([grievance, *form.chosen], **by, **form.told)
        else:
            version = form.cleaned_data["seen_version"]
            handling.answer(grievance, **by, **form.told, expected_version=version)

    says = _("答复送出了，提出人会评价解决了没有。")
    return done(request, form, grievance, send, says) or asked(
        request, form, grievance, title=_("写答复"), button=_("送出答复")
    )


@requires(HANDLE)
def progress(request: HttpRequest, uid: str) -> HttpResponse:
    """How it goes, told to the worker."""
    grievance = found(request, uid)
    form = ProgressForm(*posted(request)[:1])
    deed = partial(_progress, grievance, form, request)
    return done(request, form, grievance, deed, _("告诉提出人了。")) or asked(
        request, form, grievance, title=_("告诉提出人进展"), button=_("送出")
    )


@requires(HANDLE)
def pause(request: HttpRequest, uid: str) -> HttpResponse:
    """Rest the clock, with evidence."""
    grievance = found(request, uid)
    form = PauseForm(*posted(request))

    def rest() -> None:
        given = {"reason": form.cleaned_data["reason"], "evidence": form.cleaned_data["evidence"]}
        handling.pause(grievance, **given, evidence_kind=form.evidence_kind, **who(request))

    hint = _("暂缓期间不计时，最多 15 个工作日，到期自动接着办。")
    return done(request, form, grievance, rest, _("暂缓了，理由告诉了提出人。")) or asked(
        request, form, grievance, title=_("暂缓"), hint=hint, button=_("暂缓")
    )


@requires(HANDLE)
def pass_on(request: HttpRequest, uid: str) -> HttpResponse:
    """To another union, up, down or beside."""
    grievance = found(request, uid)
    near = [
        (place, str(NEAR[word])) for place, word in reading.near(grievance.case.organization, timezone.now())
    ]
    form = PassOnForm(*posted(request)[:1], near=near)

    def hand() -> None:
        given = {"to": form.chosen, "reason": form.cleaned_data["reason"]}
        passing.pass_on(grievance, **given, **who(request))

    if request.method == "POST" and form.is_valid():
        try:
            hand()
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("workbench:inbox")
    return asked(request, form, grievance, title=_("转给别的工会"), button=_("转办"))


@requires(HANDLE)
def grade(request: HttpRequest, uid: str) -> HttpResponse:
    """Confirm or change how heavy it is."""
    grievance = found(request, uid)
    offered = categories.in_force(timezone.localdate()).select_related("parent")
    initial = {"weight": grievance.grade, "matter": grievance.category.code}
    form = GradeForm(*posted(request)[:1], categories=offered, initial=initial)

    def confirm() -> None:
        given = {"grade": form.cleaned_data["weight"], "category": form.category}
        regrading.confirm_grade(grievance, **given, **who(request))

    hint = _("改了级别，时限从提出那一刻按新的级别重新算。")
    return done(request, form, grievance, confirm, _("级别确认了，时限按它算。")) or asked(
        request, form, grievance, title=_("确认级别和类别"), hint=hint, button=_("确认")
    )


@requires(HANDLE)
def same(request: HttpRequest, uid: str) -> HttpResponse:
    """Link others that are the same matter."""
    grievance = found(request, uid)
    by = who(request)
    form = SameForm(*posted(request)[:1], found=reading.alike(grievance, by["by"], by["at"]))

    def link() -> None:
        bundling.bundle([grievance, *form.chosen], title=form.cleaned_data["title"], **by)

    hint = _("并成一件事以后，可以一起答复。只列出同一类、还没办结、您看得到的。")
    return done(request, form, grievance, link, _("并成一件事了。")) or asked(
        request, form, grievance, title=_("同一件事"), hint=hint, button=_("并在一起")
    )


def _progress(grievance: Any, form: ProgressForm, request: HttpRequest) -> None:
    handling.tell_progress(grievance, form.cleaned_data["words"], **who(request))
