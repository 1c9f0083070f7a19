"""Changing a file: particulars, people, money, events, papers. Every change with its hand and its day."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.people import masks

from .. import details
from ..actions import family, filing
from ..forms.amounts import AmountForm, EventForm
from ..forms.applying import PaperForm
from ..forms.filing import FileForm, LeavingForm, MemberForm, ReasonForm
from ..forms.people import STATES
from ..models import Amount, Household, HouseholdMember
from ..queries import households
from .household import back_to, seen_or_404

PER_CENT = 100


@requires(households.FILE)
def file(request: HttpRequest, uid: str) -> HttpResponse:
    """The particulars. What is masked is not shown and stays while its field is left empty."""
    household = seen_or_404(access.actor_for(request), uid, households.FILE)
    form = FileForm(_posted(request), initial=_told(household))

    def change(by: Any, at: Any) -> None:
        changes = form.changes(details.MASKED)
        filing.change_file(household, changes, by=by, at=at, reason=form.cleaned_data["reason"])

    return _edited(request, household, form, _("改基本情况"), change)


@requires(households.FILE)
def add_member(request: HttpRequest, uid: str) -> HttpResponse:
    household = seen_or_404(access.actor_for(request), uid, households.FILE)
    form = MemberForm(_posted(request))
    return _edited(
        request,
        household,
        form,
        _("加一位家庭成员"),
        lambda by, at: family.keep_member(household, form.told(), by=by, at=at),
    )


@requires(households.FILE)
def member(request: HttpRequest, uid: str, member: str) -> HttpResponse:
    household = seen_or_404(access.actor_for(request), uid, households.FILE)
    row = found_or_404(household.members.filter(left_on=None), uid=member)
    if row.person_id == household.head_id:
        raise Http404
    form = MemberForm(_posted(request), initial=_of_member(row), is_known=bool(row.particulars.get("name")))
    return _edited(
        request,
        household,
        form,
        _("改家庭成员"),
        lambda by, at: family.keep_member(household, form.told(), by=by, at=at, member=row),
    )


@requires(households.FILE)
def leaving(request: HttpRequest, uid: str, member: str) -> HttpResponse:
    household = seen_or_404(access.actor_for(request), uid, households.FILE)
    row = found_or_404(household.members.filter(left_on=None), uid=member)
    form = LeavingForm(_posted(request))
    return _edited(
        request,
        household,
        form,
        _("不再一起生活"),
        lambda by, at: family.let_go(row, **form.cleaned_data, by=by, at=at),
    )


@requires(households.FILE)
def amount(request: HttpRequest, uid: str) -> HttpResponse:
    """One amount; the earlier one of its kind ends on the same day, nothing counts twice."""
    household = seen_or_404(access.actor_for(request), uid, households.FILE)
    rows = {str(row.uid): row for row in household.members.filter(left_on=None).select_related("person")}
    form = AmountForm([(key, _shown(row)) for key, row in rows.items()], _posted(request))

    def keep(by: Any, at: Any) -> None:
        data = form.cleaned_data
        share = None if data["self_paid"] is None else data["self_paid"] / PER_CENT
        family.set_amount(
            household,
            data["what"],
            data["kind"],
            data["amount"],
            months=data["months"],
            since=filing.day_of(data["since"]),
            member=rows.get(data["member"]),
            self_paid_share=share,
            source=Amount.Source.OFFICER,
            by=by,
            at=at,
        )

    return _edited(request, household, form, _("记收入、支出、财产"), keep)


@requires(households.FILE)
def event(request: HttpRequest, uid: str) -> HttpResponse:
    household = seen_or_404(access.actor_for(request), uid, households.FILE)
    form = EventForm(_posted(request))

    def keep(by: Any, at: Any) -> None:
        data = form.cleaned_data
        told = {**data, "cost": data["cost"] or 0, "casualty": bool(data["casualty"])}
        family.record_event(household, **told, by=by, at=at)

    return _edited(request, household, form, _("记突发的事"), keep)


@requires(households.FILE)
def event_removal(request: HttpRequest, uid: str, pk: int) -> HttpResponse:
    household = seen_or_404(access.actor_for(request), uid, households.FILE)
    row = found_or_404(household.events.all(), pk=pk)
    form = ReasonForm(_posted(request))
    return _edited(
        request,
        household,
        form,
        _("删掉记错的事"),
        lambda by, at: family.remove_event(row, by=by, at=at, reason=form.cleaned_data["reason"]),
    )


@requires(households.FILE)
def add_paper(request: HttpRequest, uid: str) -> HttpResponse:
    household = seen_or_404(access.actor_for(request), uid, households.FILE)
    form = PaperForm(_posted(request), request.FILES or None)

    def keep(by: Any, at: Any) -> None:
        data = form.cleaned_data
        family.add_paper(household, data["kind"], data["photo"], by=by, at=at)

    return _edited(request, household, form, _("添材料"), keep)


def _edited(
    request: HttpRequest, household: Household, form: Form, title: str, deed: Callable[[Any, Any], Any]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        by, at = access.actor_for(request), timezone.now()
        if tried(request, lambda: deed(by, at), _("记下了，合计已经重新算过。"), form):
            return back_to(household)
    context = {"household": household, "form": form, "title": title}
    return render(request, "assistance/workbench/edit.html", context)


def _told(household: Household) -> dict[str, Any]:
    """What the form may show: everything but what is masked."""
    told = {name: value for name, value in household.particulars.items() if name not in details.MASKED}
    columns = {name: getattr(household, name) for name in filing.COLUMNS}
    facts = {name: getattr(household.facts, name) for name in filing.TOLD}
    since = household.illness_since
    return {**told, **columns, **facts, "illness_since": since.isoformat() if since else ""}


def _of_member(row: HouseholdMember) -> dict[str, Any]:
    hidden = {detail.name for detail in details.MEMBER if detail.masked}
    told = {name: value for name, value in row.particulars.items() if name not in hidden}
    columns = {name: getattr(row, name) for name in family.COLUMNS}
    return {**told, **columns, "states": [name for name in STATES if getattr(row, name)]}


def _shown(row: HouseholdMember) -> str:
    return masks.name(row.person.name if row.person else row.particulars.get("name", "")) or _(
        "还没有登记姓名"
    )


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
