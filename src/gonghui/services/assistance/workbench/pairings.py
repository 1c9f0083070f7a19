"""One helps one: households without a helper, who helps whom, somebody else takes over, the diary."""

import datetime
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.people.models import Person
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import pairing as pairs
from ..models import Household, Pairing
from ..plan_forms import DiaryForm, PairForm
from ..queries import plans
from .asking import asked
from .plans import back_to

LOOKED_BACK = datetime.timedelta(days=90)


@requires(plans.PLAN)
def pairings(request: HttpRequest) -> HttpResponse:
    """Households without a helper (there should be none), what helpers found changed, who helps whom."""
    actor = access.actor_for(request)
    page = page_of(request, plans.pairings(actor).order_by("helper__name_pinyin", "id"))
    context = {
        "page": page,
        "rows": [_row(each) for each in page.object_list],
        "unpaired": [_unpaired(each) for each in plans.unpaired(actor)[:50]],
        "unpaired_count": plans.unpaired(actor).count(),
        "changes": [
            {
                "name": visit.household.head.name,
                "url": reverse("workbench-assistance:plan", args=[visit.household.uid]),
                "on": visit.visited_on,
                "who": visit.visitor.name,
                "words": visit.particulars.get("seen", ""),
            }
            for visit in plans.changes_told(actor, timezone.localdate() - LOOKED_BACK)[:20]
        ],
    }
    return render(request, "assistance/workbench/pairings.html", context)


@requires(plans.PLAN)
def pair(request: HttpRequest, uid: str) -> HttpResponse:
    """Choose who helps a household; where there is somebody, another one takes over."""
    actor = access.actor_for(request)
    household = found_or_404(plans.households(actor), uid=uid)
    before = plans.pairing_of(household)
    unit = tree.basic_union_of(household.organization)
    people = plans.helpers_in(unit, timezone.localdate())
    initial = {"helper": str(people[0][0].pk)} if people else {}
    form = PairForm(people, before is not None, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        helper = Person.objects.get(pk=form.cleaned_data["helper"])
        told: dict[str, Any] = {"by": actor, "at": timezone.now()}

        def deed() -> Pairing:
            if before is None:
                return pairs.pair(household, unit, helper, **told)
            return pairs.replace(before, unit, helper, reason=form.cleaned_data["reason"], **told)

        if tried(request, deed, _("结对好了，家里人已经收到消息。"), form):
            return back_to(household)
    back = reverse("workbench-assistance:plan", args=[household.uid])
    title = _("换人结对") if before else _("结对帮扶")
    hint = _("结对到这户脱困为止；中间换人，前后都记着。")
    sub = f"{household.head.name} · {unit.name}"
    return asked(request, form, title=title, back_url=back, sub=sub, hints=[hint])


@requires("assistance.view")
def diary(request: HttpRequest, uid: str) -> HttpResponse:
    """Write down a visit; sent twice it is one."""
    actor = access.actor_for(request)
    household = found_or_404(plans.households(actor, "assistance.view"), uid=uid)
    form = DiaryForm(request.POST or None, initial={"visited_on": timezone.localdate(), "key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": actor, "at": timezone.now()}
        if tried(
            request,
            lambda: pairs.write_diary(household, **form.cleaned_data, **told),
            _("走访记下了。"),
            form,
        ):
            form = DiaryForm(initial={"visited_on": timezone.localdate(), "key": uuid.uuid4()})
    back = reverse("workbench-assistance:diary", args=[household.uid])
    sub = f"{household.head.name} · {household.number}"
    entries = [
        {
            "on": formats.iso(visit.visited_on),
            "who": visit.visitor.name,
            "words": visit.particulars.get("seen", ""),
            "changed": visit.agrees is False,
        }
        for visit in plans.diary(household)[:30]
    ]
    return asked(request, form, title=_("走访日记"), back_url=back, sub=sub, entries=entries)


def _row(pairing: Pairing) -> dict[str, Any]:
    return {
        "name": pairing.household.head.name,
        "number": pairing.household.number,
        "url": reverse("workbench-assistance:plan", args=[pairing.household.uid]),
        "unit": pairing.unit.name,
        "helper": pairing.helper.name,
        "since": pairing.since,
    }


def _unpaired(household: Household) -> dict[str, Any]:
    return {
        "icon": "users",
        "title": household.head.name,
        "url": reverse("workbench-assistance:pair", args=[household.uid]),
        "word": _("没有结对"),
        "tone": "warn",
        "due_text": formats.day(household.filed_on) if household.filed_on else "",
        "meta": [household.number, household.organization.name],
        "next": _("选一位责任人，户数少的排在前面"),
        "who": "",
    }
