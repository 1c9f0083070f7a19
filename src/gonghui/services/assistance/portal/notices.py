"""Public notices for everybody to read; whoever is signed in may object to a line."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import open_to_all, signed_in
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from ..actions import objecting
from ..forms.visiting import ObjectionForm
from ..models import NoticeLine, PublicNotice
from ..queries import naming, ways


@open_to_all
def notices(request: HttpRequest) -> HttpResponse:
    """The notices that run now. What has ended is no longer shown: it was for objecting, not for keeping."""
    shown = [_brief(notice) for notice in ways.notices_shown(timezone.now())]
    return render(request, "assistance/portal/notices.html", {"notices": shown})


@open_to_all
def notice(request: HttpRequest, uid: str) -> HttpResponse:
    found = get_object_or_404(ways.notices_shown(timezone.now()), uid=uid)
    lines = [
        {
            "uid": line.uid,
            "name": line.masked_name,
            "unit": line.unit,
            "category": naming.category_name(line.category),
            "amount": formats.yuan(line.amount),
            "open": line.settled_at is None,
        }
        for line in ways.lines_of(found)
    ]
    return render(request, "assistance/portal/notice.html", {"notice": _brief(found), "lines": lines})


@signed_in
def objection(request: HttpRequest, uid: str, line: str) -> HttpResponse:
    """Say what is not right about one line; it becomes a case with a deadline."""
    found = get_object_or_404(ways.notices_shown(timezone.now()), uid=uid)
    shown = get_object_or_404(ways.lines_of(found).filter(settled_at=None), uid=line)
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = _object(request, form, lambda **given: objecting.object_to_line(shown, **given))
        if made:
            return redirect("portal:case", uid=made.case.uid)
    return _page(request, form, found, shown)


@signed_in
def refusal_objection(request: HttpRequest, uid: str) -> HttpResponse:
    """The applicant disagrees with a refusal; the union above looks again."""
    application = ways.own_application(request.user.person, uid)
    if application is None or application.case.stage != "declined":
        raise Http404
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def deed(person: Any, **given: Any) -> Any:
            return objecting.object_to_refusal(application, **given)

        made = _object(request, form, deed)
        if made:
            return redirect("portal:case", uid=made.case.uid)
    context = {"form": form, "title": _("对结果有什么异议？"), "back": application.case}
    return render(request, "assistance/portal/objection.html", context)


def _object(request: HttpRequest, form: ObjectionForm, deed: Any) -> Any:
    try:
        return deed(
            person=request.user.person,
            words=form.cleaned_data["words"],
            by=access.actor_for(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None


def _page(request: HttpRequest, form: ObjectionForm, found: PublicNotice, line: NoticeLine) -> HttpResponse:
    about = _("{name} · {unit}").format(name=line.masked_name, unit=line.unit)
    context = {"form": form, "title": _("您觉得哪里不对？"), "about": about, "notice": _brief(found)}
    return render(request, "assistance/portal/objection.html", context)


def _brief(notice: PublicNotice) -> dict[str, Any]:
    return {
        "uid": notice.uid,
        "number": notice.number,
        "title": _("{county}困难职工帮扶公示").format(county=notice.organization.name),
        "place": notice.place,
        "days": notice.working_days,
        "from": formats.day(notice.starts_at),
        "dated": formats.iso(timezone.localdate(notice.starts_at)),
        "until": formats.moment(notice.ends_at),
        "estimated": notice.estimated,
        "phone": notice.organization.phone or "12351",
        "organization": notice.organization.name,
    }
