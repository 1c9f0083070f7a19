"""Calls back: those that wait, and what was said."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_after_many_looks, found_or_404, requires
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats
from gonghui.ui.fields import dress
from gonghui.ui.paging import page_of

from ..actions import calling_back
from ..forms.handling import LookForm
from ..forms.own import SCORES
from ..models import Solved
from ..permissions import CALL_BACK
from ..queries import callbacks
from .asking import posted, who


class CallForm(forms.Form):
    """What came of the call."""

    reached_them = forms.ChoiceField(
        label=gettext_lazy("打通了吗"),
        choices=[("yes", gettext_lazy("打通了")), ("no", gettext_lazy("没打通"))],
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("问题解决了吗"),
        choices=Solved.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    content = forms.TypedChoiceField(
        label=gettext_lazy("满意吗"),
        choices=SCORES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("对方说了什么"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reached_them", "outcome", "content"):
            dress(self.fields[name], chips=True)

    def clean(self) -> dict:
        given = super().clean() or {}
        if given.get("reached_them") == "yes" and not given.get("outcome"):
            self.add_error("outcome", _("打通了，请选对方说的结果。"))
        return given


@requires(CALL_BACK)
def waiting(request: HttpRequest) -> HttpResponse:
    """Calls this officer may make."""
    page = page_of(request, callbacks.waiting(access.actor_for(request), timezone.now()), 50)
    rows = [
        {
            "number": call.grievance.case.number,
            "category": call.grievance.category.shown_name,
            "organization": call.grievance.case.organization.shown_name,
            "sampled_on": formats.iso(call.sampled_on),
            "url": reverse("workbench-grievances:callback", args=[call.uid]),
        }
        for call in page.object_list
    ]
    return render(request, "grievances/workbench/callbacks.html", {"rows": rows, "page": page})


@requires(CALL_BACK)
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """Write down a call."""
    call = found_or_404(callbacks.waiting(access.actor_for(request), timezone.now()), uid=uid)
    form = CallForm(*posted(request)[:1])

    def note() -> None:
        told = form.cleaned_data
        given = {"solved": told["outcome"], "satisfied": told["content"], "words": told["words"]}
        calling_back.note(call, was_reached=told["reached_them"] == "yes", **given, **who(request))

    if request.method == "POST" and form.is_valid() and tried(request, note, _("回访记下了。"), form):
        return redirect("workbench-grievances:callbacks")
    context = {"form": form, "title": _("回访"), "number": call.grievance.case.number, "button": _("记下来")}
    context |= {
        "back_url": reverse("workbench-grievances:callbacks"),
        "number_url": reverse("workbench-grievances:callback-number", args=[uid]),
    }
    return render(request, "grievances/workbench/form.html", context)


@requires(CALL_BACK)
@confirmed_after_many_looks
def number(request: HttpRequest, uid: str) -> HttpResponse:
    """The number to call, after a reason."""
    call = found_or_404(callbacks.waiting(access.actor_for(request), timezone.now()), uid=uid)
    form = LookForm(*posted(request)[:1])
    back_url = reverse("workbench-grievances:callback", args=[uid])
    context = {"title": _("看号码"), "number": call.grievance.case.number, "back_url": back_url}
    if request.method == "POST" and form.is_valid():
        try:
            phone = calling_back.look_at_number(call, reason=form.cleaned_data["reason"], **who(request))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            seen = context | {"seen": {"phone": phone}}
            return render(request, "grievances/workbench/seen.html", seen)
    return render(request, "grievances/workbench/form.html", context | {"form": form, "button": _("看一次")})
