"""What others do beside the handler: answer their part, grant more time, look behind a mask."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_after_many_looks, found_or_404, requires
from gonghui.kernel.files.downloads import download_address
from gonghui.kernel.refusal import Refusal

from ..actions import extending, naming, passing, reading_words
from ..forms.handling import (
    ExtensionDecisionForm,
    ExtensionForm,
    JointAnswerForm,
    JointForm,
    LookForm,
)
from ..permissions import EXTEND, HANDLE
from ..queries import reading
from .asking import asked, done, found, posted, who


@requires(HANDLE)
def ask_joint(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask another union for its part of the answer."""
    grievance = found(request, uid)
    form = JointForm(*posted(request)[:1])

    def ask() -> None:
        given = {"organization": form.cleaned_data["other"], "question": form.cleaned_data["question"]}
        passing.ask_jointly(grievance, **given, **who(request))

    return done(request, form, grievance, ask, _("请对方协办了，答复以后告诉您。")) or asked(
        request, form, grievance, title=_("请别的工会协办"), button=_("请协办")
    )


@requires(HANDLE)
def joints(request: HttpRequest) -> HttpResponse:
    """Parts that this officer's unions were asked for."""
    waiting = reading.joint_for(access.actor_for(request), timezone.now())[:200]
    rows = [
        {
            "number": asked.grievance.case.number,
            "category": asked.grievance.category.shown_name,
            "asked_by": asked.asked_by.name,
            "asked_at": asked.asked_at,
            "url": reverse("workbench-grievances:joint-answer", args=[asked.uid]),
        }
        for asked in waiting
    ]
    return render(request, "grievances/workbench/joints.html", {"rows": rows})


@requires(HANDLE)
def answer_joint(request: HttpRequest, uid: str) -> HttpResponse:
    """Answer one's part: the question is all that is shown of the grievance."""
    part = found_or_404(reading.joint_for(access.actor_for(request), timezone.now()), uid=uid)
    form = JointAnswerForm(*posted(request)[:1])

    def answer() -> None:
        passing.answer_jointly(part, form.cleaned_data["words"], **who(request))

    says = _("答复交给办理人了。")
    if request.method == "POST" and form.is_valid() and tried(request, answer, says, form):
        return redirect("workbench-grievances:joints")
    back = reverse("workbench-grievances:joints")
    context = {"form": form, "title": _("协办答复"), "number": part.grievance.case.number, "back_url": back}
    context |= {"hint": part.particulars["question"], "button": _("交上答复")}
    return render(request, "grievances/workbench/form.html", context)


@requires(HANDLE)
def extension(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask for more time, once."""
    grievance = found(request, uid)
    form = ExtensionForm(*posted(request)[:1])

    def ask() -> None:
        given = form.cleaned_data
        extending.ask(grievance, wanted=given["more_days"], reason=given["reason"], **who(request))

    hint = _("只能延一次，由另一位有批准权的干部批；批下来以前时限不变。")
    return done(request, form, grievance, ask, _("延期申请交上去了。")) or asked(
        request, form, grievance, title=_("申请延期"), hint=hint, button=_("交上申请")
    )


@requires(EXTEND)
def settle_extension(request: HttpRequest, uid: str) -> HttpResponse:
    """Grant more time or not."""
    grievance = found(request, uid)
    waiting = reading.extension_waiting(grievance)
    if waiting is None:
        raise Http404
    form = ExtensionDecisionForm(*posted(request)[:1])

    def settle() -> None:
        given = {"granted": form.cleaned_data["verdict"] == "yes", "answer": form.cleaned_data["note"]}
        extending.settle(waiting, **given, **who(request))

    words = {"who": waiting.asked_by.name, "days": waiting.days.normalize(), "reason": waiting.reason}
    hint = _("{who}申请延 {days} 个工作日：{reason}").format(**words)
    return done(request, form, grievance, settle, _("延期的意见记下了。")) or asked(
        request, form, grievance, title=_("批延期"), hint=hint, button=_("送出意见")
    )


@requires(HANDLE)
@confirmed_after_many_looks
def name(request: HttpRequest, uid: str) -> HttpResponse:
    """Whose a confidential one is, for its handler."""
    grievance = found(request, uid)
    seen: dict[str, Any] = {}

    def look(reason: str) -> None:
        seen.update(naming.look(grievance, reason=reason, **who(request)))

    return _looked(request, grievance, look, seen, _("看是谁提的"))


@requires(HANDLE)
@confirmed_after_many_looks
def words(request: HttpRequest, uid: str) -> HttpResponse:
    """What was said, for a union above."""
    grievance = found(request, uid)
    seen: dict[str, Any] = {}

    def look(reason: str) -> None:
        seen["text"] = reading_words.look(grievance, reason=reason, **who(request))

    return _looked(request, grievance, look, seen, _("看说了什么"))


@requires(HANDLE)
@confirmed_after_many_looks
def paper(request: HttpRequest, uid: str, pk: int) -> HttpResponse:
    """A photograph or paper, after a reason; the address is good for this account and two minutes."""
    grievance = found(request, uid)
    shown = reading.attachment(grievance, pk)
    if shown is None:
        raise Http404
    form = LookForm(*posted(request)[:1])
    if request.method == "POST" and form.is_valid():
        named = grievance.speaker_id if grievance.case.applicant_id else None
        try:
            told = {"reason": form.cleaned_data["reason"], "about_person_id": named, **who(request)}
            return redirect(download_address(shown.file, **told))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return asked(request, form, grievance, title=_("看材料"), button=_("打开这一次"))


def _looked(
    request: HttpRequest, grievance: Any, look: Any, seen: dict[str, Any], title: str
) -> HttpResponse:
    form = LookForm(*posted(request)[:1])
    if request.method == "POST" and form.is_valid():
        try:
            look(form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    if not seen:
        return asked(request, form, grievance, title=title, button=_("看一次"))
    back_url = reverse("workbench:case", args=[grievance.case.uid])
    context = {"seen": seen, "title": title, "number": grievance.case.number, "back_url": back_url}
    return render(request, "grievances/workbench/seen.html", context)
