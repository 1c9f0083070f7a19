"""Who holds which position where: given, and ended."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.access import actions
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.kernel.access.models import Role
from gonghui.kernel.people import queries as people
from gonghui.kernel.text import tidy
from gonghui.ui.paging import page_of

from .. import queries
from ..organization_forms import DAY, PlaceForm, ReasonForm


class AppointForm(PlaceForm):
    """Who, as what, where, from when."""

    person = forms.CharField(
        label=gettext_lazy("谁"), help_text=gettext_lazy("手机号码或身份证号码"), max_length=40
    )
    role = forms.ChoiceField(label=gettext_lazy("做什么"), choices=Role.choices)
    valid_from = forms.DateField(label=gettext_lazy("从哪天起"), widget=DAY)
    field_order = ("person", "role", "place", "valid_from", "reason")

    def clean_person(self) -> Any:
        found = queries.person_by_phone_or_number(tidy(self.cleaned_data["person"]))
        if found is None:
            says = _("没有找到这个人。请照登记的手机号码或身份证号码填；还没登记的，先办入会。")
            raise forms.ValidationError(says)
        return found


@requires(queries.APPOINT)
def positions(request: HttpRequest) -> HttpResponse:
    """Positions where the actor appoints; those that are over only when asked for."""
    today = timezone.localdate()
    found = queries.positions_in_sight(access.actor_for(request))
    with_past = request.GET.get("past") == "1"
    if not with_past:
        found = found.filter(pk__in=queries.standing(today).order_by().values("pk"))
    if text := request.GET.get("q", "").strip()[:60]:
        found = people.search(found, text, prefix="person__")
    page = page_of(request, found)
    context = {"page": page, "today": today, "text": text, "with_past": with_past}
    return render(request, "workbench/positions.html", context)


@requires(queries.APPOINT)
@confirmed_recently
def appoint(request: HttpRequest) -> HttpResponse:
    form = AppointForm(request.POST or None, initial={"valid_from": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        says = _("任命好了，{name}第一次进工作台要先设好动态口令。").format(name=wanted["person"].name)
        given = {
            "valid_from": wanted["valid_from"],
            "reason": wanted["reason"],
            "by": access.actor_for(request),
            "at": timezone.now(),
        }
        who, place, role = wanted["person"], wanted["place"], wanted["role"]
        if tried(request, lambda: actions.appoint(who, place, role, **given), says, form):
            return redirect("workbench:positions")
    return render(request, "workbench/appoint.html", {"form": form})


@requires(queries.APPOINT)
@confirmed_recently
def end_position(request: HttpRequest, uid: str) -> HttpResponse:
    """Ending takes effect at once; it has a page of its own that says so."""
    actor = access.actor_for(request)
    position = found_or_404(queries.positions_in_sight(actor), uid=uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        says = _("结束了，{name}从现在起不再有这个职务的权限。").format(name=position.person.name)
        given = {"by": actor, "at": timezone.now(), "reason": form.cleaned_data["reason"]}
        if tried(request, lambda: actions.end_position(position, **given), says, form):
            return redirect("workbench:positions")
    return render(request, "workbench/end_position.html", {"position": position, "form": form})
