"""Plans: households that wait for one, drafts that wait for another hand, and the plan of one household."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import planning
from ..models import Household, Plan
from ..plan_forms import GoalForm
from ..queries import naming, plans
from . import plan_shown as shown
from .asking import asked


@requires(plans.PLAN)
def plans_page(request: HttpRequest) -> HttpResponse:
    """What is to do: plans to approve first, then households without one, the longest waiting first."""
    actor = access.actor_for(request)
    page = page_of(request, plans.waiting(actor))
    context = {
        "page": page,
        "rows": [_waiting(household) for household in page.object_list],
        "drafts": [_draft_row(plan) for plan in plans.to_approve(actor)[:50]],
    }
    return render(request, "assistance/workbench/plans.html", context)


@requires(plans.PLAN)
def plan(request: HttpRequest, uid: str) -> HttpResponse:
    """The plan of a household: causes and what answers them, the measures, the helper, the diary."""
    actor = access.actor_for(request)
    household = found_or_404(plans.households(actor), uid=uid)
    draft, active = plans.draft_of(household), plans.active_of(household)
    current = draft or active
    pairing = plans.pairing_of(household)
    context = {
        "household": household,
        "plan": current,
        "draft": draft,
        "active": active,
        "category": naming.category_name(household.facts.category) if household.facts.category else "",
        "causes": shown.causes(household, current, timezone.localdate()),
        "measures": shown.measures(current) if current else [],
        "pairing": pairing,
        "diary": shown.diary(household),
        "mine": bool(draft and draft.made_by_id == actor.person_id),
        "versions": household.plans.exclude(state=Plan.State.DRAFT).select_related("approved_by"),
    }
    return render(request, "assistance/workbench/plan.html", context)


@requires(plans.PLAN)
@require_POST
def plan_draft(request: HttpRequest, uid: str) -> HttpResponse:
    actor = access.actor_for(request)
    household = found_or_404(plans.households(actor), uid=uid)
    says = _("可以往方案里加措施了，定下以前家里人看不到。")
    tried(request, lambda: planning.draft_plan(household, by=actor, at=timezone.now()), says)
    return back_to(household)


@requires(plans.PLAN)
def plan_goal(request: HttpRequest, uid: str) -> HttpResponse:
    actor = access.actor_for(request)
    draft = draft_or_404(actor, uid)
    form = GoalForm(request.POST or None, initial={"goal": draft.goal})
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"by": actor, "at": timezone.now()}
        if tried(request, lambda: planning.set_goal(draft, **form.cleaned_data, **told), _("记下了。"), form):
            return back_to(draft.household)
    back = reverse("workbench-assistance:plan", args=[draft.household.uid])
    return asked(request, form, title=_("这一户要达到什么"), back_url=back)


@requires(plans.PLAN)
@require_POST
@confirmed_recently
def plan_approval(request: HttpRequest, uid: str) -> HttpResponse:
    """Put a draft in force, by another hand."""
    actor = access.actor_for(request)
    draft = draft_or_404(actor, uid)
    says = _("方案定了，家里人已经收到消息；要发的钱等另一位干部审批。")
    tried(request, lambda: planning.approve_plan(draft, by=actor, at=timezone.now()), says)
    return back_to(draft.household)


def draft_or_404(actor: Actor, uid: str) -> Plan:
    return found_or_404(plans.visible(actor).filter(state=Plan.State.DRAFT), uid=uid)


def back_to(household: Household) -> HttpResponse:
    return redirect(reverse("workbench-assistance:plan", args=[household.uid]))


def _waiting(household: Household) -> dict[str, Any]:
    return {
        "url": reverse("workbench-assistance:plan", args=[household.uid]),
        "name": household.head.name,
        "number": household.number,
        "place": household.organization.name,
        "causes": formats.listed(shown.catalogue.cause_name(cause) for cause in shown.causes_of(household)),
        "filed_on": household.filed_on,
        "has_draft": household.has_draft,
    }


def _draft_row(plan: Plan) -> dict[str, Any]:
    return {
        "icon": "doc",
        "title": _("{name}家的方案，第 {version} 版").format(
            name=plan.household.head.name, version=plan.version
        ),
        "url": reverse("workbench-assistance:plan", args=[plan.household.uid]),
        "word": _("待批准"),
        "tone": "warn",
        "due_text": formats.day(plan.made_at),
        "meta": [plan.household.number, plan.organization.name],
        "next": _("看措施和金额，合适就批准"),
        "who": plan.made_by.name,
    }
