"""What is done with a union: details, a new part, another parent, merging, closing, re-election."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.access.refusals import NotYours
from gonghui.kernel.organizations import actions
from gonghui.kernel.organizations.models import Organization

from .. import queries
from ..organization_forms import DetailsForm, FoundForm, PlaceForm, ReasonForm, TermForm

PAGE = "workbench/organization_form.html"
Deed = Callable[[Organization, dict[str, Any], dict[str, Any]], Any]


@requires(queries.MANAGE)
def organization_details(request: HttpRequest, uid: str) -> HttpResponse:
    found = _managed(request, uid)
    names = DetailsForm.base_fields
    form = DetailsForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    words = (_("改组织信息"), _("改好了，从现在起按新的信息。"), _("存下"), "")

    def deed(found: Organization, wanted: dict[str, Any], who: dict[str, Any]) -> None:
        changes = form.changes_of(found)
        if changes:
            actions.change(found, changes, **who)

    return _page(request, found, form, words, deed)


@requires(queries.MANAGE)
def organization_found(request: HttpRequest, uid: str) -> HttpResponse:
    found = _managed(request, uid)
    form = FoundForm(
        request.POST or None, initial={"opened_on": timezone.localdate(), "region": found.region}
    )
    about = _("新的组织放在“{name}”下面。").format(name=found.name)
    words = (_("新建下级"), _("建好了，可以接着任命负责的人。"), _("建起来"), about)
    return _page(
        request, found, form, words, lambda found, wanted, who: actions.found(parent=found, **wanted, **who)
    )


@requires(queries.MANAGE)
def organization_move(request: HttpRequest, uid: str) -> HttpResponse:
    found = _managed(request, uid)
    about = _("连同所有下级、会员和办件一起换到新的上级工会下面。")
    words = (_("换上级"), _("换好了，下级、会员和办件都跟着过去了。"), _("换过去"), about)

    def deed(found: Organization, wanted: dict[str, Any], who: dict[str, Any]) -> None:
        _must_manage(request, wanted["place"])
        actions.move(found, wanted["place"], reason=wanted["reason"], **who)

    return _page(request, found, PlaceForm(request.POST or None), words, deed)


@requires(queries.MANAGE)
def organization_merge(request: HttpRequest, uid: str) -> HttpResponse:
    found = _managed(request, uid)
    about = _("这个工会撤销，它的下级、会员和办件都归到您写的工会。并了以后不能拆回来。")
    words = (_("并入别的工会"), _("并好了，会员和办件都归到新的工会。"), _("并过去"), about)

    def deed(found: Organization, wanted: dict[str, Any], who: dict[str, Any]) -> None:
        _must_manage(request, wanted["place"])
        actions.merge(found, wanted["place"], reason=wanted["reason"], **who)

    return _page(request, found, PlaceForm(request.POST or None), words, deed, danger=True)


@requires(queries.MANAGE)
def organization_close(request: HttpRequest, uid: str) -> HttpResponse:
    """Closing is refused while anything is still there."""
    found = _managed(request, uid)
    about = _("撤销以后，这里不能再入会、任命和办件。还有下级、会员或在办的事，先移走。")
    words = (_("撤销"), _("已撤销，以前的记录都还在。"), _("撤销这个工会"), about)

    def deed(found: Organization, wanted: dict[str, Any], who: dict[str, Any]) -> None:
        actions.close(found, reason=wanted["reason"], empty=queries.is_empty(found), **who)

    return _page(request, found, ReasonForm(request.POST or None), words, deed, danger=True)


@requires(queries.MANAGE)
def organization_term(request: HttpRequest, uid: str) -> HttpResponse:
    found = _managed(request, uid)
    words = (_("记换届"), _("记下了，到期以前会提醒换届。"), _("记下"), "")
    return _page(
        request,
        found,
        TermForm(request.POST or None, initial={"years": found.term_years}),
        words,
        lambda found, wanted, who: actions.renew_term(found, **wanted, **who),
    )


def _managed(request: HttpRequest, uid: str) -> Organization:
    managed = queries.organizations_for(access.actor_for(request), queries.MANAGE)
    return found_or_404(managed, uid=uid)


def _must_manage(request: HttpRequest, place: Organization) -> None:
    if not access.allows(access.actor_for(request), queries.MANAGE, place):
        raise NotYours


def _page(
    request: HttpRequest, found: Organization, form: Form, words: tuple, deed: Deed, *, danger: bool = False
) -> HttpResponse:
    title, says, button, about = words
    if request.method == "POST" and form.is_valid():
        who = {"by": access.actor_for(request), "at": timezone.now()}
        if tried(request, lambda: deed(found, form.cleaned_data, who), says, form):
            return redirect("workbench:organization", uid=found.uid)
    context = {"organization": found, "form": form, "title": title, "about": about, "button": button}
    return render(request, PAGE, context | {"danger": danger})
